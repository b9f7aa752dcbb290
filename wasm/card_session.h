#pragma once

#include <memory>
#include <string>

#include "analyzer/card_analyzer.h"
#include "common/image_shrinker.h"
#include "engine_facts.h"
#include "heap_buffer.h"

namespace qujing {

/// A CardAnalyzer behind the border: takes its pixels from a HeapBuffer and answers with plain values.
class CardSession {
 public:
  CardSession();
  ~CardSession() { close(); }

  /// Answers with an error code instead of throwing; see ErrorCode.
  CardAnalysis analyze(const HeapBuffer& pixels, const FrameLayout& layout, double timestampMs, const CardTask& task);
  CardAnalysis examine(const HeapBuffer& pixels, const FrameLayout& layout, const Quad& quad, bool refine,
                       const CardTask& task);
  /// JSON; empty after close().
  std::string manifest(const ArtifactFacts& facts) const;
  /// What is wrong with the thresholds, empty when they hold from now on.
  std::string setThresholds(const std::string& json);
  /// A smaller copy of rgba pixels; target receives width * height RGBA pixels.
  ErrorCode shrink(const HeapBuffer& pixels, const FrameLayout& layout, HeapBuffer& target, int width, int height);
  void reset();
  void close();

 private:
  std::unique_ptr<CardAnalyzer> analyzer_;
  ImageShrinker shrinker_;
  OpenHandle handle_;
};

/// rectifyCard() between two heap buffers; target receives width * height RGBA pixels.
ErrorCode rectifyBuffer(const HeapBuffer& pixels, const FrameLayout& layout, const Quad& quad, HeapBuffer& target,
                        int width, int height);

}  // namespace qujing
