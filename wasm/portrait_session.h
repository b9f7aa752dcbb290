#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyzer/portrait_analyzer.h"
#include "common/image_shrinker.h"
#include "engine_facts.h"
#include "heap_buffer.h"
#include "heap_numbers.h"

namespace qujing {

/// A photo that was composed, and what its file must keep to.
struct ComposedPhoto {
  ErrorCode error = ErrorCode::ok;
  PhotoPlan plan;
  PhotoComposition composition;
};

/// What the page must know of the spec in force.
struct PhotoSize {
  int width = 0, height = 0, dpi = 0, leastBytes = 0, mostBytes = 0;
  double leastQuality = 0;
};

/// A PortraitAnalyzer behind the border: takes its pixels from a HeapBuffer and answers with plain values.
class PortraitSession {
 public:
  PortraitSession();
  ~PortraitSession() { close(); }

  /// See PortraitAnalyzer. Answers with an error code instead of throwing. `pixels` must stay as they are until
  /// result() or compose().
  ErrorCode begin(const HeapBuffer& pixels, const FrameLayout& layout, double timestampMs, const PortraitTask& task);
  /// FaceModel's id.
  int next();
  HeapNumbers input() const;      ///< floats
  HeapNumbers output(int index);  ///< floats
  void accept();
  PortraitAnalysis result();
  HeapNumbers faces();            ///< floats, 5 a face: x, y, width, height, score
  HeapNumbers landmarks() const;  ///< doubles, 3 a point; none: no face

  /// target: width * height RGBA pixels of the spec in force.
  ComposedPhoto compose(const PhotoAdjustment& adjustment, HeapBuffer& target);
  PhotoSize photoSize() const;
  std::string specId() const;
  /// JSON; empty after close().
  std::string manifest(const PortraitArtifactFacts& facts) const;
  /// What is wrong with them, empty when they hold from now on.
  std::string setThresholds(const std::string& json);
  /// `spec`: the id of one that the engine carries, or a record as JSON.
  std::string setSpec(const std::string& spec);
  /// A smaller copy of rgba pixels; target receives width * height RGBA pixels.
  ErrorCode shrink(const HeapBuffer& pixels, const FrameLayout& layout, HeapBuffer& target, int width, int height);
  void reset();
  void close();

 private:
  std::unique_ptr<PortraitAnalyzer> analyzer_;
  ImageShrinker shrinker_;
  std::vector<float> faceTable_;
  OpenHandle handle_;
};

/// The specs that the engine carries, JSON.
std::string builtInPhotoSpecs();

}  // namespace qujing
