#include "portrait/photo_composer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "matte/matte_finder.h"
#include "portrait/photo_resampler.h"

namespace qujing {
namespace {

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

bool reachesBeyond(const Rect& crop, const ImageView& picture) {
  constexpr double kNothing = 1e-6;
  return crop.x < -kNothing || crop.y < -kNothing || crop.x + crop.width > picture.width() + kNothing ||
         crop.y + crop.height > picture.height() + kNothing;
}

/// Of the photo's pixels: beyond the picture and person all the same.
double shareBeyond(const Plane<float>& alpha, const ToPhoto& map, const ImageView& picture) {
  int count = 0;
  for (int y = 0, i = 0; y < alpha.height; ++y)
    for (int x = 0; x < alpha.width; ++x, ++i) {
      const Point at = map.source(x, y);
      const bool inside = at.x >= 0 && at.y >= 0 && at.x < picture.width() && at.y < picture.height();
      if (!inside && alpha[i] >= 0.5F) ++count;
    }
  return static_cast<double>(count) / alpha.size();
}

void replaceBackground(const Matte& matte, const std::array<int, 3>& background, std::span<std::uint8_t> photo) {
  for (int i = 0; i < matte.alpha.size(); ++i) {
    const float alpha = matte.alpha[i];
    if (alpha >= 1) continue;
    for (int c = 0; c < 3; ++c) {
      const auto ground = static_cast<float>(background[c]);
      photo[static_cast<std::size_t>(i) * 4 + c] =
          static_cast<std::uint8_t>(std::lround(ground + alpha * (matte.person[i][c] * 255 - ground)));
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
  auto& [resampler, finder, photoMask, sure] = *buffers_;
  PhotoComposition done;
  done.scale = spec.height / plan.crop.height;
  resampler.sample(source, plan.crop, spec.width, spec.height, target);
  const bool beyond = reachesBeyond(plan.crop, source);
  done.cropAndScaleOnly = !beyond;
  if (!mask.known() || !(spec.replaceBackground || beyond)) return done;
  const ToPhoto map{plan.crop, done.scale};
  photoMask.fit(spec.width, spec.height);
  sure.fit(spec.width, spec.height);
  for (int y = 0, i = 0; y < spec.height; ++y)
    for (int x = 0; x < spec.width; ++x, ++i) photoMask[i] = static_cast<float>(mask.at(map.source(x, y)));
  if (!spec.replaceBackground) {
    done.personBeyond = shareBeyond(photoMask, map, source);
    return done;
  }
  fillOutline(sureOutline(face, map), sure);
  const Matte& matte = finder.find(target, photoMask, sure);
  done.matteTrust = matte.trust;
  if (beyond) done.personBeyond = shareBeyond(matte.alpha, map, source);
  if (done.matteTrust < kLeastMatteTrust) return done;
  done.backgroundReplaced = true;
  done.cropAndScaleOnly = false;
  replaceBackground(matte, spec.background, target);
  return done;
}

}  // namespace qujing
