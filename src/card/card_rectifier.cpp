#include "card/card_rectifier.h"

#include <opencv2/imgproc.hpp>

namespace qujing {
namespace {

/// warpPerspective addresses pixels by their centres, Quad by pixel corners.
Quad shifted(const Quad& quad, double by) {
  const Point step{by, by};
  return {quad.topLeft + step, quad.topRight + step, quad.bottomRight + step, quad.bottomLeft + step};
}

cv::Mat borrow(const ImageView& frame) {
  const int type = frame.format() == PixelFormat::rgba ? CV_8UC4 : CV_8UC1;
  return {frame.height(), frame.width(), type, const_cast<std::uint8_t*>(frame.row(0)),
          static_cast<std::size_t>(frame.row(1) - frame.row(0))};
}

}  // namespace

ErrorCode rectifyCard(const ImageView& frame, const Quad& quad, std::span<std::uint8_t> target, int width, int height) {
  if (width <= 0 || height <= 0) return ErrorCode::emptyFrame;
  if (width > kMaxFrameSide || height > kMaxFrameSide) return ErrorCode::frameTooLarge;
  if (frame.format() != PixelFormat::rgba) return ErrorCode::badPixelFormat;
  if (target.size() < static_cast<std::size_t>(width) * height * 4) return ErrorCode::bufferTooSmall;
  if (!isConvex(quad)) return ErrorCode::badQuad;
  const double w = width, h = height;
  const Quad flat{{0, 0}, {w, 0}, {w, h}, {0, h}};
  const auto frameFromCard = homographyBetween(shifted(flat, -0.5), shifted(quad, -0.5));
  if (!frameFromCard) return ErrorCode::badQuad;
  const cv::Mat source = borrow(frame);
  cv::Mat flatCard(height, width, CV_8UC4, target.data());
  const cv::Matx33d map(frameFromCard->m.data());
  cv::warpPerspective(source, flatCard, map, flatCard.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP,
                      cv::BORDER_REPLICATE);
  return ErrorCode::ok;
}

}  // namespace qujing
