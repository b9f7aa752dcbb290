#include "config/photo_spec.h"

#include <algorithm>
#include <cmath>

#include "config/photo_specs_json.h"
#include "config/rule_reader.h"

namespace qujing {
namespace {

constexpr int kLeastSide = 64, kMostSide = 4096;
constexpr int kLeastDpi = 72, kMostDpi = 1200;
constexpr int kMostFileBytes = 50 * 1024 * 1024;
constexpr double kMostAngle = 45;

int readWhole(JsonReader& reader, const char* key, int least, int most) {
  const double value = readWithin(reader, key, least, most);
  if (value != std::floor(value)) reader.refuse(key, "a whole number");
  return static_cast<int>(value);
}

/// [least, most], both within 0..limit.
PixelRange readRange(JsonReader& reader, const char* key, double limit) {
  std::array<double, 2> ends{};
  reader.numbers(key, ends);
  if (ends[0] < 0 || ends[0] > ends[1] || ends[1] > limit)
    reader.refuse(key, "two numbers, the smaller first, of 0 to " + std::to_string(static_cast<int>(limit)));
  return {ends[0], ends[1]};
}

std::array<int, 3> readColour(JsonReader& reader, const char* key) {
  std::array<double, 3> values{};
  reader.numbers(key, values);
  std::array<int, 3> colour{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] < 0 || values[i] > 255 || values[i] != std::floor(values[i]))
      reader.refuse(key, "three whole numbers of 0 to 255");
    colour[i] = static_cast<int>(std::clamp(values[i], 0.0, 255.0));
  }
  return colour;
}

void readNames(JsonReader& reader, PhotoSpec& spec) {
  const JsonReader::Scope scope(reader, "names");
  spec.nameZhCn = reader.text("zh-CN");
  spec.nameEn = reader.text("en");
}

void readFile(JsonReader& reader, PhotoSpec& spec) {
  const JsonReader::Scope scope(reader, "file");
  spec.leastBytes = readWhole(reader, "leastBytes", 0, kMostFileBytes);
  spec.mostBytes = readWhole(reader, "mostBytes", 1024, kMostFileBytes);
  spec.leastQuality = readWithin(reader, "leastQuality", 0, 1);
  if (spec.leastBytes > spec.mostBytes) reader.refuse("mostBytes", "at least `leastBytes`");
}

/// The eyes lie below the crown: ranges that put them above cannot be meant.
void readFace(JsonReader& reader, PhotoSpec& spec) {
  const JsonReader::Scope scope(reader, "face");
  spec.crownToTop = readRange(reader, "crownToTop", spec.height);
  spec.eyesToTop = readRange(reader, "eyesToTop", spec.height);
  spec.faceWidth = readRange(reader, "width", spec.width);
  spec.offCentre = readWithin(reader, "offCentre", 0, spec.width / 2.0);
  spec.yaw = readWithin(reader, "yaw", 1, kMostAngle);
  spec.pitch = readWithin(reader, "pitch", 1, kMostAngle);
  spec.roll = readWithin(reader, "roll", 1, kMostAngle);
  if (spec.eyesToTop.most <= spec.crownToTop.least) reader.refuse("eyesToTop", "eyes below `crownToTop`");
  if (spec.faceWidth.least <= 0) reader.refuse("width", "a face that is wider than nothing");
}

PhotoSpec readOne(JsonReader& reader) {
  PhotoSpec spec;
  spec.id = reader.text("id");
  if (spec.id.empty()) reader.refuse("id", "a name");
  readNames(reader, spec);
  spec.width = readWhole(reader, "width", kLeastSide, kMostSide);
  spec.height = readWhole(reader, "height", kLeastSide, kMostSide);
  spec.dpi = readWhole(reader, "dpi", kLeastDpi, kMostDpi);
  spec.background = readColour(reader, "background");
  spec.replaceBackground = reader.boolean("replaceBackground");
  readFile(reader, spec);
  readFace(reader, spec);
  return spec;
}

}  // namespace

std::string_view builtInPhotoSpecsJson() { return kPhotoSpecsJson; }

std::string readPhotoSpecs(std::string_view json, std::vector<PhotoSpec>& specs) {
  JsonReader reader(json);
  std::vector<PhotoSpec> read;
  const std::size_t count = reader.length();
  for (std::size_t i = 0; i < count; ++i) {
    const JsonReader::Scope scope(reader, i);
    const PhotoSpec spec = readOne(reader);
    const auto isSame = [&spec](const PhotoSpec& other) { return other.id == spec.id; };
    if (std::any_of(read.begin(), read.end(), isSame)) reader.refuse("id", "a name of its own");
    read.push_back(spec);
  }
  if (reader.problem().empty()) specs = std::move(read);
  return reader.problem();
}

std::string readPhotoSpec(std::string_view json, PhotoSpec& spec) {
  JsonReader reader(json);
  PhotoSpec read = readOne(reader);
  if (reader.problem().empty()) spec = std::move(read);
  return reader.problem();
}

}  // namespace qujing
