#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analyzer/liveness_analyzer.h"
#include "common/image_shrinker.h"
#include "engine_facts.h"
#include "heap_buffer.h"
#include "heap_numbers.h"

namespace qujing {

/// A LivenessAnalyzer behind the border: takes its pixels from a HeapBuffer and answers with plain values.
class LivenessSession {
 public:
  LivenessSession();
  ~LivenessSession() { close(); }

  /// See LivenessAnalyzer. Answers with an error code instead of throwing. `pixels` must stay as they are until
  /// result().
  ErrorCode begin(const HeapBuffer& pixels, const FrameLayout& layout, double timestampMs);
  /// FaceModel's id.
  int next();
  HeapNumbers input() const;      ///< floats
  HeapNumbers output(int index);  ///< floats
  void accept();
  LivenessAnalysis result();
  HeapNumbers landmarks() const;  ///< doubles, 3 a point; none: no face

  /// actions: a digit each, Action's ids in their order. False when they are no challenge.
  bool challenge(const std::string& actions, double timestampMs);
  ChallengeStatus tick(double timestampMs);
  void cancel();
  /// Actions that were completed, and one of them.
  int completedCount() const;
  CompletedAction completed(int index) const;
  /// Ids all the same after close().
  Cues cues() const;
  void addPicture(const EvidencePart& picture);
  /// JSON; empty without a challenge.
  std::string manifest(const LivenessArtifactFacts& facts) const;

  /// What is wrong with them, empty when they hold from the next series or challenge on.
  std::string setThresholds(const std::string& json);
  /// A smaller copy of rgba pixels; target receives width * height RGBA pixels.
  ErrorCode shrink(const HeapBuffer& pixels, const FrameLayout& layout, HeapBuffer& target, int width, int height);
  void reset();
  void close();

 private:
  std::unique_ptr<LivenessAnalyzer> analyzer_;
  ImageShrinker shrinker_;
  OpenHandle handle_;
};

}  // namespace qujing
