#include "face/expression.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "face/rigid_head.h"

namespace qujing {
namespace {

constexpr std::array<std::size_t, 5> kRightBrow{70, 63, 105, 66, 107}, kLeftBrow{300, 293, 334, 296, 336};
constexpr std::size_t kUpperLip = 0, kLowerLip = 17;

/// What people in general show at rest, and how much more of it is an expression.
struct Range {
  double rest, full;
};
constexpr Range kWidth{0.80, 1.00}, kLift{0.02, 0.14}, kOpening{0.03, 0.20}, kBrow{0.42, 0.60};

double shareOf(double value, Range range) {
  return std::clamp((value - range.rest) / (range.full - range.rest), 0.0, 1.0);
}

FaceLandmark middle(const FaceLandmark& a, const FaceLandmark& b) {
  return {(a.x + b.x) / 2, (a.y + b.y) / 2, (a.z + b.z) / 2};
}

}  // namespace

std::optional<Expression> expression(const FaceLandmarks& face) {
  const std::optional<RigidHead> head = fitRigidHead(face, focalLengthGuess(face));
  if (!head) return std::nullopt;
  using namespace landmark;
  const FaceLandmark rightEye = middle(face[kRightEyeOuter], face[kRightEyeInner]);
  const FaceLandmark leftEye = middle(face[kLeftEyeOuter], face[kLeftEyeInner]);
  const Vector3 eyes = head->straightened(rightEye, leftEye);
  const double unit = std::max(std::hypot(eyes.x, eyes.y), 1e-9);

  const Vector3 mouth = head->straightened(face[kMouthRight], face[kMouthLeft]);
  const Vector3 lift =
      head->straightened(middle(face[kMouthRight], face[kMouthLeft]), middle(face[kUpperLip], face[kLowerLip]));
  const Vector3 opening = head->straightened(face[kUpperLipInner], face[kLowerLipInner]);
  double brows = 0;
  for (std::size_t i = 0; i < kRightBrow.size(); ++i) {
    brows += head->straightened(face[kRightBrow[i]], rightEye).y;
    brows += head->straightened(face[kLeftBrow[i]], leftEye).y;
  }
  return Expression{std::hypot(mouth.x, mouth.y) / unit, lift.y / unit, std::max(opening.y, 0.0) / unit,
                    brows / (2.0 * kRightBrow.size()) / unit};
}

double expressiveness(const Expression& e) {
  const double smile = (shareOf(e.mouthWidth, kWidth) + shareOf(e.cornerLift, kLift)) / 2;
  return std::max({smile, shareOf(e.mouthOpening, kOpening), shareOf(e.browHeight, kBrow)});
}

}  // namespace qujing
