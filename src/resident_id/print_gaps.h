#pragma once

#include <array>

#include "quality/luma_patch.h"
#include "resident_id/field_layout.h"

namespace qujing {

/// Finds stretches of a card's text that hold no print though every card has some there: something lies over it that
/// has the ground's colour, or a reflection washed it out.
class PrintGaps {
 public:
  void begin() { count_ = 0; }
  /// patch: of the stretch's field, from `left` on, millimetres; density: pixels a millimetre.
  void add(const PrintedStretch& stretch, const LumaPatch& patch, double left, double density);

  struct Shares {
    double covered = 0, washedOut = 0;  ///< of the field with the most of it, 0..1
  };
  Shares measure() const;

 private:
  static constexpr int kMost = 12;
  struct Part {
    double ink = 0, luma = 0;
    const PrintedStretch* stretch = nullptr;
  };
  std::array<Part, kMost> parts_;
  int count_ = 0;
};

}  // namespace qujing
