#include "shards.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace training {
namespace {

constexpr std::size_t kQuadsAt = 8, kMostQuads = 8;
constexpr std::size_t kPixelsAt = kQuadsAt + kMostQuads * 4 * 2 * sizeof(float);
constexpr std::size_t kRecordBytes = kPixelsAt + Record::kSide * Record::kSide * 3;

}  // namespace

Shards::~Shards() {
  for (const File& file : files_) munmap(file.data, file.bytes);
}

void Shards::refresh() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    if (entry.path().extension() == ".bin") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    if (std::any_of(files_.begin(), files_.end(), [&](const File& file) { return file.path == path; })) continue;
    const int descriptor = open(path.c_str(), O_RDONLY);
    struct stat about{};
    if (descriptor < 0 || fstat(descriptor, &about) != 0) continue;
    const auto bytes = static_cast<std::size_t>(about.st_size);
    void* const data = mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (data == MAP_FAILED) continue;
    files_.push_back({path, data, bytes});
    const auto* const first = static_cast<const std::uint8_t*>(data);
    const std::size_t header = std::find(first, first + bytes, '\n') - first + 1;
    for (std::size_t at = header; at + kRecordBytes <= bytes; at += kRecordBytes) starts_.push_back(first + at);
  }
}

Record Shards::at(std::size_t index) const {
  const std::uint8_t* const start = starts_[index];
  Record record;
  record.width = start[0] | start[1] << 8;
  record.height = start[2] | start[3] << 8;
  record.cards = start[4];
  const std::size_t quads = std::min<std::size_t>(kMostQuads, start[4] + start[7]);
  for (std::size_t i = 0; i < quads; ++i) {
    float c[8];
    std::memcpy(c, start + kQuadsAt + i * sizeof c, sizeof c);
    record.quads.push_back({{c[0], c[1]}, {c[2], c[3]}, {c[4], c[5]}, {c[6], c[7]}});
  }
  record.rgb = start + kPixelsAt;
  return record;
}

}  // namespace training
