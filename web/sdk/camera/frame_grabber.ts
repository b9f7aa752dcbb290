import { QujingError } from '../errors.js';
import { fitWithin, kAnalysisLongSide } from '../common/geometry.js';
import type { AnalyzableFrame } from '../platform/ports.js';

/** Takes the picture that a video shows now. Null when it shows none yet. */
export type GrabFrame = (video: HTMLVideoElement) => Promise<AnalyzableFrame | null>;

/** The cheapest way this browser has: VideoFrame, ImageBitmap, or a canvas on the page. */
export function frameGrabber(): GrabFrame {
  if (typeof OffscreenCanvas !== 'function') return canvasGrabber();
  return typeof VideoFrame === 'function' ? grabVideoFrame : grabBitmap;
}

function grabVideoFrame(video: HTMLVideoElement): Promise<AnalyzableFrame | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return Promise.resolve(null);
  return Promise.resolve(new VideoFrame(video, { timestamp: Math.round(video.currentTime * 1e6) }));
}

async function grabBitmap(video: HTMLVideoElement): Promise<AnalyzableFrame | null> {
  return video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ? null : createImageBitmap(video);
}

/** Without OffscreenCanvas the worker cannot read pixels: they are drawn here and sent. */
function canvasGrabber(): GrabFrame {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return (video) => {
    if (context === null) throw new QujingError('outOfMemory', 'the page got no canvas');
    const { videoWidth: fullWidth, videoHeight: fullHeight } = video;
    if (fullWidth === 0) return Promise.resolve(null);
    const { width, height } = fitWithin({ width: fullWidth, height: fullHeight }, kAnalysisLongSide);
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    context.drawImage(video, 0, 0, width, height);
    const pixels = context.getImageData(0, 0, width, height).data.buffer;
    return Promise.resolve({
      pixels,
      layout: { width, height, rowStride: width * 4, format: 'rgba' },
      fullWidth,
      fullHeight,
    });
  };
}
