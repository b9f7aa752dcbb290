#include "portrait/photo_composer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "matte/matte_finder.h"
#include "portrait/photo_resampler.h"

namespace qujing {
namespace {

constexpr double kLeastMatteTrust = 0.5;
/// Of the face's outline about its middle: inside of it all is face, whatever the mask says.
constexpr double kSureFace = 0.93;

/// MediaPipe's face oval, clockwise as seen from the forehead.
constexpr std::array<std::size_t, 36> kFaceOval{10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288,
                                                397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
                                                172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};

struct ToPhoto {
  Rect crop;
  double scale;
  Point photo(Point source) const { return {(source.x - crop.x) * scale, (source.y - crop.y) * scale}; }
  Point source(int x, int y) const { return {crop.x + (x + 0.5) / scale, crop.y + (y + 0.5) / scale}; }
};

std::array<Point, kFaceOval.size()> sureOutline(const FaceLandmarks& face, const ToPhoto& map) {
  std::array<Point, kFaceOval.size()> outline;
  Point middle;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    outline[i] = map.photo(pointOf(face[kFaceOval[i]]));
    middle = middle + outline[i] * (1.0 / outline.size());
  }
  for (Point& point : outline) point = middle + (point - middle) * kSureFace;
  return outline;
}

/// Sets the pixels whose centres lie within the outline, by even and odd crossings of each row.
void fillOutline(std::span<const Point> outline, Plane<std::uint8_t>& plane) {
  std::vector<double> crossings;
  for (int y = 0; y < plane.height; ++y) {
    crossings.clear();
    const double at = y + 0.5;
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Point a = outline[i], b = outline[(i + 1) % outline.size()];
      if ((a.y <= at) != (b.y <= at)) crossings.push_back(a.x + (at - a.y) / (b.y - a.y) * (b.x - a.x));
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
      const int from = static_cast<int>(std::ceil(std::clamp(crossings[i] - 0.5, 0.0, plane.width * 1.0)));
      const int to = static_cast<int>(std::ceil(std::clamp(crossings[i + 1] - 0.5, 0.0, plane.width * 1.0)));
      std::fill(&plane.values[y * plane.width + from], &plane.values[y * plane.width + to], std::uint8_t{1});
    }
  }
}

}  // namespace

struct PhotoComposer::Buffers {
  PhotoResampler resampler;
  MatteFinder finder;
  Plane<float> mask;
  Plane<std::uint8_t> sure;
};

PhotoComposer::PhotoComposer() : buffers_(std::make_unique<Buffers>()) {}
PhotoComposer::~PhotoComposer() = default;

PhotoComposition PhotoComposer::compose(const ImageView& source, const FaceLandmarks& face, const PersonMask& mask,
                                        const PhotoPlan& plan, const PhotoSpec& spec, std::span<std::uint8_t> target) {
  PhotoComposition done;
  done.scale = spec.height / plan.crop.height;
  done.cropAndScaleOnly = true;
  buffers_->resampler.sample(source, plan.crop, spec.width, spec.height, target);
  if (!spec.replaceBackground || !mask.known()) return done;
  const ToPhoto map{plan.crop, done.scale};
  auto& [resampler, finder, maskPlane, sure] = *buffers_;
  maskPlane.fit(spec.width, spec.height);
  sure.fit(spec.width, spec.height);
  for (int y = 0, i = 0; y < spec.height; ++y)
    for (int x = 0; x < spec.width; ++x, ++i) maskPlane[i] = static_cast<float>(mask.at(map.source(x, y)));
  fillOutline(sureOutline(face, map), sure);
  const Matte& matte = finder.find(target, maskPlane, sure);
  done.matteTrust = matte.trust;
  if (done.matteTrust < kLeastMatteTrust) return done;
  done.backgroundReplaced = true;
  done.cropAndScaleOnly = false;
  for (int i = 0; i < maskPlane.size(); ++i) {
    const float alpha = matte.alpha[i];
    if (alpha >= 1) continue;
    for (int c = 0; c < 3; ++c) {
      const auto ground = static_cast<float>(spec.background[c]);
      target[static_cast<std::size_t>(i) * 4 + c] =
          static_cast<std::uint8_t>(std::lround(ground + alpha * (matte.person[i][c] * 255 - ground)));
    }
  }
  return done;
}

}  // namespace qujing
