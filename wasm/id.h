#pragma once

namespace qujing {

/// Enums cross as their permanent ids.
template <auto member>
struct Id;
template <typename Object, typename Enum, Enum Object::* member>
struct Id<member> {
  static int get(const Object& object) { return static_cast<int>(object.*member); }
  static void set(Object& object, int id) { object.*member = static_cast<Enum>(id); }
};

}  // namespace qujing
