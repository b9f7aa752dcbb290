#pragma once

#include <optional>

#include "face/face_landmarks.h"

namespace qujing {

/// How a face is moved, in lengths of the face's own: the distance of the eyes' centres, as seen from straight ahead.
struct Expression {
  double mouthWidth = 0;    ///< between the mouth's corners
  double cornerLift = 0;    ///< of the mouth's corners above the middle of the lips; smiles > 0
  double mouthOpening = 0;  ///< between the inner lips' middles
  double browHeight = 0;    ///< of the brows above the eyes' corners
};

/// Empty when the landmarks show no face.
std::optional<Expression> expression(const FaceLandmarks& face);

/// 0..1, how far an expression is from being neutral: 0 at rest, 1 a broad smile, an open mouth or raised brows.
/// Relative to faces in general: a still has nothing else to go by.
double expressiveness(const Expression& expression);

}  // namespace qujing
