#pragma once

#include <emscripten/bind.h>

#include <tuple>
#include <utility>

namespace qujing {

template <typename Checks, std::size_t... place>
void bindEach(emscripten::value_array<Checks>&& checks, std::index_sequence<place...>) {
  (checks.element(emscripten::index<place>()), ...);
}

/// A std::array of Check as a value of that name.
template <typename Checks>
void bindChecks(const char* name) {
  bindEach(emscripten::value_array<Checks>(name), std::make_index_sequence<std::tuple_size_v<Checks>>());
}

}  // namespace qujing
