import { refuseLayout } from '../../engine/border_guard.js';
import type { FrameHeap } from '../../engine/frame_engine.js';
import { QujingError } from '../../errors.js';
import { kMinFrameSide, refuseThinPicture } from '../../common/frame_limits.js';
import { fitWithin, kAnalysisLongSide } from '../../common/geometry.js';
import type { FrameLayout } from '../../types.js';
import type { FrameSource, PixelPath } from '../protocol.js';

/** A frame in the engine's heap, and the size of the frame as it was captured. */
export interface LoadedFrame {
  readonly layout: FrameLayout;
  readonly fullWidth: number;
  readonly fullHeight: number;
}

const kSmoothFactor = 2;
/** Pixels. A larger frame would cost a phone's heap more than the canvas costs time. */
const kMostCopied = 1920 * 1920;

/** Pixels of the frame as captured for one of those loaded, 1 or more. */
export function fullScaleOf({ layout, fullWidth, fullHeight }: LoadedFrame): number {
  return Math.max(1, Math.max(fullWidth, fullHeight) / Math.max(layout.width, layout.height));
}

/** Brings frames of every kind into the engine's heap. Holds one canvas, reused for every frame. */
export class PixelReader {
  #context: OffscreenCanvasRenderingContext2D | null = null;
  #copyToWorks = true;
  #path: PixelPath = 'none';

  get path(): PixelPath {
    return this.#path;
  }

  /** Does not close the source. */
  async load(source: FrameSource, engine: FrameHeap): Promise<LoadedFrame> {
    switch (source.kind) {
      case 'pixels':
        this.#path = 'pixels';
        engine.load(new Uint8Array(source.pixels));
        refuseLayout(source.layout);
        return source;
      case 'bitmap':
        return this.#draw(source.bitmap, source.bitmap.width, source.bitmap.height, engine);
      case 'videoFrame': {
        const copied = this.#copyToWorks ? await this.#copy(source.frame, engine) : null;
        return copied ?? this.#draw(source.frame, source.frame.displayWidth, source.frame.displayHeight, engine);
      }
    }
  }

  /** Straight into the heap, no canvas. Null when this frame or this browser needs the canvas. */
  async #copy(frame: VideoFrame, engine: FrameHeap): Promise<LoadedFrame | null> {
    const visible = frame.visibleRect;
    if (visible === null) return null;
    const { width, height } = visible;
    // A rotated or anamorphic frame is stored otherwise than it is shown: the canvas turns it.
    const shownAsStored = width === frame.displayWidth && height === frame.displayHeight && isUpright(frame);
    if (!shownAsStored || width * height > kMostCopied) return null;
    const stored: FrameLayout = { width, height, rowStride: width * 4, format: 'rgba' };
    const copy = async (target: Uint8Array<ArrayBuffer>): Promise<void> => {
      await frame.copyTo(target, { format: 'RGBA', layout: [{ offset: 0, stride: stored.rowStride }] });
    };
    const size = fitWithin(stored, kAnalysisLongSide);
    try {
      if (size.width === width) await engine.fill(stored.rowStride * height, copy);
      else await engine.fillSmaller(stored, size, copy);
    } catch (error) {
      if (error instanceof QujingError) throw error;
      this.#copyToWorks = false;
      return null;
    }
    this.#path = 'copyTo';
    return { layout: { ...size, rowStride: size.width * 4, format: 'rgba' }, fullWidth: width, fullHeight: height };
  }

  #draw(image: ImageBitmap | VideoFrame, fullWidth: number, fullHeight: number, engine: FrameHeap): LoadedFrame {
    if (fullWidth === 0 || fullHeight === 0) {
      throw new QujingError(
        'emptyFrame',
        `got ${fullWidth}x${fullHeight}, need at least ${kMinFrameSide}x${kMinFrameSide}`,
      );
    }
    refuseThinPicture({ width: fullWidth, height: fullHeight });
    const { width, height } = fitWithin({ width: fullWidth, height: fullHeight }, kAnalysisLongSide);
    const context = this.#contextOf(width, height);
    // Below this, bilinear sampling leaves no pixel out, in three quarters of the time.
    context.imageSmoothingQuality = fullWidth > kSmoothFactor * width ? 'high' : 'medium';
    context.drawImage(image, 0, 0, width, height);
    engine.load(new Uint8Array(context.getImageData(0, 0, width, height).data.buffer));
    this.#path = 'canvas';
    return { layout: { width, height, rowStride: width * 4, format: 'rgba' }, fullWidth, fullHeight };
  }

  #contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
    const context = this.#context ?? new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new QujingError('outOfMemory', `no canvas of ${width}x${height}`);
    this.#context = context;
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    return context;
  }
}

/** rotation and flip are newer than VideoFrame itself; a frame without them is upright. */
function isUpright(frame: VideoFrame): boolean {
  const turned: { readonly rotation?: number; readonly flip?: boolean } = frame as object;
  return (turned.rotation ?? 0) === 0 && turned.flip !== true;
}
