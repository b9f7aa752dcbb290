#include "config/json_reader.h"

#include <cmath>

namespace qujing {

using nlohmann::json;

JsonReader::JsonReader(std::string_view text) : root_(json::parse(text, nullptr, false)), at_(&root_) {
  if (root_.is_discarded()) problem_ = "$: got something that is no JSON, need an object";
}

JsonReader::Scope::Scope(JsonReader& reader, const char* key)
    : reader_(reader), outer_(reader.at_), pathLength_(reader.path_.size()) {
  const json* const inner = reader.member(key);
  if (inner == nullptr || !inner->is_object()) reader.refuse(inner, key, "an object");
  reader.at_ = inner;
  reader.path_ += std::string(".") + key;
}

JsonReader::Scope::~Scope() {
  reader_.at_ = outer_;
  reader_.path_.resize(pathLength_);
}

const json* JsonReader::member(const char* key) const {
  if (at_ == nullptr || !at_->is_object()) return nullptr;
  const auto found = at_->find(key);
  return found == at_->end() ? nullptr : &*found;
}

void JsonReader::refuse(const json* got, const char* key, const char* need) {
  if (!problem_.empty()) return;
  problem_ = path_ + "." + key + ": got " + (got == nullptr ? "nothing" : got->type_name()) + ", need " + need;
}

void JsonReader::refuse(const std::string& need, const char* key) {
  if (problem_.empty()) problem_ = path_ + (key == nullptr ? "" : std::string(".") + key) + ": need " + need;
}

double JsonReader::number(const char* key) {
  const json* const value = member(key);
  if (value != nullptr && value->is_number() && std::isfinite(value->get<double>())) return value->get<double>();
  refuse(value, key, "a number");
  return 0;
}

bool JsonReader::boolean(const char* key) {
  const json* const value = member(key);
  if (value != nullptr && value->is_boolean()) return value->get<bool>();
  refuse(value, key, "true or false");
  return false;
}

std::string JsonReader::text(const char* key) {
  const json* const value = member(key);
  if (value != nullptr && value->is_string()) return value->get<std::string>();
  refuse(value, key, "a string");
  return {};
}

int JsonReader::wholeOrNone(const char* key) {
  const json* const value = member(key);
  if (value == nullptr) return 0;
  if (value->is_number_integer()) return value->get<int>();
  refuse(value, key, "a whole number");
  return 0;
}

}  // namespace qujing
