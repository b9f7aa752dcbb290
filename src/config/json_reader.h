#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

namespace qujing {

/// Reads values out of JSON by their place and keeps the first thing that is wrong: its place ("$.a.b"), what is there
/// and what is needed. After that every value is 0, false or empty.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text);

  /// Goes into an object's member, or an array's element, for as long as the scope lives.
  class Scope {
   public:
    Scope(JsonReader& reader, const char* key);
    Scope(JsonReader& reader, std::size_t index);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    JsonReader& reader_;
    const nlohmann::ordered_json* outer_;
    std::size_t pathLength_;
  };

  double number(const char* key);
  bool boolean(const char* key);
  std::string text(const char* key);
  /// Absent is 0.
  int wholeOrNone(const char* key);
  bool has(const char* key) const { return member(key) != nullptr; }
  /// Elements of the array that the reader is at; what is none is refused.
  std::size_t length();
  /// An array of exactly as many numbers.
  void numbers(const char* key, std::span<double> values);
  /// A value of the right kind that will not do.
  void refuse(const char* key, const std::string& need);

  const std::string& problem() const { return problem_; }

 private:
  const nlohmann::ordered_json* member(const char* key) const;

  nlohmann::ordered_json root_;
  const nlohmann::ordered_json* at_ = nullptr;  ///< nullptr: nothing is there
  std::string path_ = "$";
  std::string problem_;
};

}  // namespace qujing
