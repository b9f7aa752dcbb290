// Runs a recording (docs/replay.md) through the native build: native_replay FILE prints one JSON line a frame.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/card_analyzer.h"

using namespace qujing;
using nlohmann::json;

namespace {

constexpr char kMagic[] = "QJREPLAY";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kHeaderBytes = kMagicBytes + 4;

struct Recording {
  std::vector<std::uint8_t> bytes;
  json manifest;
};

bool read(const char* path, Recording& recording) {
  std::ifstream file(path, std::ios::binary);
  recording.bytes.assign(std::istreambuf_iterator<char>(file), {});
  const auto& bytes = recording.bytes;
  if (bytes.size() < kHeaderBytes || std::memcmp(bytes.data(), kMagic, kMagicBytes) != 0) return false;
  std::uint32_t length;
  std::memcpy(&length, bytes.data() + kMagicBytes, sizeof length);
  if (length > bytes.size() - kHeaderBytes) return false;
  const auto* const text = bytes.data() + kHeaderBytes;
  recording.manifest = json::parse(text, text + length, nullptr, false);
  return !recording.manifest.is_discarded();
}

json corner(Point p) { return {{"x", p.x}, {"y", p.y}}; }

json quadOf(const CardAnalysis& analysis) {
  if (!analysis.quad) return nullptr;
  const Quad& q = *analysis.quad;
  return {{"topLeft", corner(q.topLeft)},
          {"topRight", corner(q.topRight)},
          {"bottomRight", corner(q.bottomRight)},
          {"bottomLeft", corner(q.bottomLeft)}};
}

CardAnalysis analyze(CardAnalyzer& analyzer, const Recording& recording, const json& frame) {
  const FrameLayout layout{frame["width"], frame["height"], frame["rowStride"],
                           frame["format"] == "gray" ? PixelFormat::gray : PixelFormat::rgba};
  const std::size_t offset = frame["offset"], length = frame["byteLength"];
  const std::size_t available = offset <= recording.bytes.size() ? recording.bytes.size() - offset : 0;
  const auto view = ImageView::over(recording.bytes.data() + offset, std::min(length, available), layout);
  if (view.ok()) return analyzer.analyze(view.value(), frame["timestampMs"]);
  CardAnalysis refused;
  refused.error = view.error();
  return refused;
}

}  // namespace

int main(int argc, char** argv) {
  Recording recording;
  if (argc != 2 || !read(argv[1], recording)) {
    std::fprintf(stderr, "usage: native_replay FILE (a .qjreplay recording)\n");
    return 2;
  }
  CardAnalyzer analyzer;
  for (const json& frame : recording.manifest["frames"]) {
    const CardAnalysis analysis = analyze(analyzer, recording, frame);
    const json line{{"error", static_cast<int>(analysis.error)}, {"quad", quadOf(analysis)},
                    {"confidence", analysis.confidence},         {"tracked", analysis.tracked},
                    {"partlyOutside", analysis.partlyOutside},   {"guidance", static_cast<int>(analysis.guidance)}};
    std::printf("%s\n", line.dump().c_str());
  }
  return 0;
}
