#include "artifact/face_json.h"

namespace qujing {

using Json = nlohmann::ordered_json;

Json poseJson(const std::optional<HeadPose>& pose) {
  if (!pose) return nullptr;
  return {{"yaw", pose->yaw}, {"pitch", pose->pitch}, {"roll", pose->roll}};
}

Json rectJson(const std::optional<Rect>& rect) {
  return rect ? Json{rect->x, rect->y, rect->width, rect->height} : Json(nullptr);
}

}  // namespace qujing
