#include "portrait/photo_composer.h"

#include <algorithm>
#include <cmath>

#include "portrait/photo_resampler.h"

namespace qujing {

struct PhotoComposer::Buffers {
  PhotoResampler resampler;
};

PhotoComposer::PhotoComposer() : buffers_(std::make_unique<Buffers>()) {}
PhotoComposer::~PhotoComposer() = default;

PhotoComposition PhotoComposer::compose(const ImageView& source, const FaceLandmarks& face, const PersonMask& mask,
                                        const PhotoPlan& plan, const PhotoSpec& spec, std::span<std::uint8_t> target) {
  static_cast<void>(face);
  PhotoComposition done;
  done.scale = spec.height / plan.crop.height;
  buffers_->resampler.sample(source, plan.crop, spec.width, spec.height, target);
  done.backgroundReplaced = spec.replaceBackground && mask.known();
  done.cropAndScaleOnly = !done.backgroundReplaced;
  if (!done.backgroundReplaced) return done;
  done.matteTrust = 1;
  const double step = 1 / done.scale;
  for (int y = 0; y < spec.height; ++y)
    for (int x = 0; x < spec.width; ++x) {
      const Point at{plan.crop.x + (x + 0.5) * step, plan.crop.y + (y + 0.5) * step};
      const double alpha = std::clamp((mask.at(at) - 0.25) * 2, 0.0, 1.0);
      std::uint8_t* const pixel = target.data() + (static_cast<std::size_t>(y) * spec.width + x) * 4;
      for (int c = 0; c < 3; ++c)
        pixel[c] = static_cast<std::uint8_t>(std::lround(spec.background[c] + alpha * (pixel[c] - spec.background[c])));
    }
  return done;
}

}  // namespace qujing
