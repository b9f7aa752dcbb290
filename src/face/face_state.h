#pragma once

namespace qujing {

/// Degrees. yaw > 0: the subject turns to the subject's left; pitch > 0: the face is raised; roll > 0: the head tilts
/// to the subject's left shoulder.
struct HeadPose {
  double yaw = 0, pitch = 0, roll = 0;
};

/// How far each eye is open, 0 closed to 1 as open as the person holds it. left and right are the subject's.
struct EyeOpenness {
  double left = 0, right = 0;
  bool personal = false;  ///< relative to this person's own open eyes; false: to those of people in general
};

}  // namespace qujing
