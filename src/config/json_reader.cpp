#include "config/json_reader.h"

#include <cmath>
#include <limits>

namespace qujing {

using Json = nlohmann::ordered_json;

namespace {

/// A value in the words of a message: what is short as it stands, else its kind.
std::string nameOf(const Json* value) {
  if (value == nullptr) return "nothing";
  if (value->is_primitive() && !value->is_string()) return value->dump();
  return (value->is_string() ? "a " : "an ") + std::string(value->type_name());
}

}  // namespace

JsonReader::JsonReader(std::string_view text) : root_(Json::parse(text, nullptr, false)), at_(&root_) {
  if (root_.is_discarded()) problem_ = "$: got something that is no JSON, need an object";
}

JsonReader::Scope::Scope(JsonReader& reader, const char* key)
    : reader_(reader), outer_(reader.at_), pathLength_(reader.path_.size()) {
  const Json* const inner = reader.member(key);
  if (inner == nullptr || !inner->is_object()) reader.refuse(key, "an object");
  reader.at_ = inner;
  reader.path_ += std::string(".") + key;
}

JsonReader::Scope::Scope(JsonReader& reader, std::size_t index)
    : reader_(reader), outer_(reader.at_), pathLength_(reader.path_.size()) {
  reader.path_ += "[" + std::to_string(index) + "]";
  const bool isThere = outer_ != nullptr && outer_->is_array() && index < outer_->size();
  const Json* const inner = isThere ? &(*outer_)[index] : nullptr;
  if ((inner == nullptr || !inner->is_object()) && reader.problem_.empty())
    reader.problem_ = reader.path_ + ": got " + nameOf(inner) + ", need an object";
  reader.at_ = inner;
}

JsonReader::Scope::~Scope() {
  reader_.at_ = outer_;
  reader_.path_.resize(pathLength_);
}

const Json* JsonReader::member(const char* key) const {
  if (at_ == nullptr || !at_->is_object()) return nullptr;
  const auto found = at_->find(key);
  return found == at_->end() ? nullptr : &*found;
}

void JsonReader::refuse(const char* key, const std::string& need) {
  if (problem_.empty()) problem_ = path_ + "." + key + ": got " + nameOf(member(key)) + ", need " + need;
}

double JsonReader::number(const char* key) {
  const Json* const value = member(key);
  if (value != nullptr && value->is_number() && std::isfinite(value->get<double>())) return value->get<double>();
  refuse(key, "a number");
  return 0;
}

bool JsonReader::boolean(const char* key) {
  const Json* const value = member(key);
  if (value != nullptr && value->is_boolean()) return value->get<bool>();
  refuse(key, "true or false");
  return false;
}

std::string JsonReader::text(const char* key) {
  const Json* const value = member(key);
  if (value != nullptr && value->is_string()) return value->get<std::string>();
  refuse(key, "a string");
  return {};
}

std::size_t JsonReader::length() {
  if (at_ != nullptr && at_->is_array()) return at_->size();
  if (problem_.empty()) problem_ = path_ + ": got " + nameOf(at_) + ", need an array";
  return 0;
}

void JsonReader::numbers(const char* key, std::span<double> values) {
  const Json* const list = member(key);
  const bool fits = list != nullptr && list->is_array() && list->size() == values.size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Json* const value = fits ? &(*list)[i] : nullptr;
    if (value != nullptr && value->is_number() && std::isfinite(value->get<double>()))
      values[i] = value->get<double>();
    else
      refuse(key, "an array of " + std::to_string(values.size()) + " numbers");
  }
}

int JsonReader::wholeOrNone(const char* key) {
  const Json* const value = member(key);
  if (value == nullptr) return 0;
  constexpr double kMost = std::numeric_limits<int>::max();
  if (value->is_number_integer() && std::abs(value->get<double>()) <= kMost) return value->get<int>();
  refuse(key, "a whole number");
  return 0;
}

}  // namespace qujing
