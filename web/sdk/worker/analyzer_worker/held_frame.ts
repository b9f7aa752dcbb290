import { fitWithin, type Size } from '../../common/geometry.js';
import { kMaxFrameSide } from '../../common/frame_limits.js';
import type { FrameHeap } from '../../engine/frame_engine.js';
import { QujingError } from '../../errors.js';
import type { FrameLayout, Quad } from '../../types.js';
import type { FrameSource } from '../protocol.js';

/** What is known of the picture besides its pixels. */
export interface HeldFacts {
  /** In its own pixels; null when no card was found. */
  readonly quad: Quad | null;
  /** Of the frame, as handed in. */
  readonly timestampMs: number;
  readonly frameId: number;
  /** As captured; it is held smaller only when a canvas would not take it. */
  readonly full: Size;
}

/** iOS gives a canvas 16 777 216 pixels at most. */
const kMaxPixels = 16e6;
/** Read back in bands: a copy of the whole picture beside the canvas and the heap would be one too many. */
const kBandRows = 256;
const kJpegQuality = 0.92;

/** One picture at the resolution it was captured with, in a canvas that is reused. */
export class HeldFrame {
  #context: OffscreenCanvasRenderingContext2D | null = null;
  #facts: HeldFacts | null = null;
  #heldAtMs = 0;

  /** Copies the picture; the source stays the caller's. */
  hold(source: FrameSource): void {
    this.#facts = null;
    const full = sizeOf(source);
    const longSide = Math.max(full.width, full.height);
    const most = Math.min(kMaxFrameSide, longSide * Math.min(1, Math.sqrt(kMaxPixels / (full.width * full.height))));
    const size = fitWithin(full, most);
    const context = this.#contextOf(size);
    if (source.kind === 'pixels') context.putImageData(imageOf(source), 0, 0);
    else context.drawImage(source.kind === 'bitmap' ? source.bitmap : source.frame, 0, 0, size.width, size.height);
    this.#heldAtMs = Date.now();
  }

  describe(facts: HeldFacts): void {
    this.#facts = facts;
  }

  /** @throws QujingError captureFailed when nothing is held. */
  get facts(): HeldFacts {
    if (this.#facts === null)
      throw new QujingError('captureFailed', 'no picture is held: the engine was replaced or reset');
    return this.#facts;
  }

  get size(): Size {
    const { width, height } = this.#canvas();
    return { width, height };
  }

  /** Unix time. */
  get heldAtMs(): number {
    return this.#heldAtMs;
  }

  /** Brings the whole picture into the engine's heap. */
  async load(engine: FrameHeap): Promise<FrameLayout> {
    const { width, height } = this.size;
    const rowStride = width * 4;
    await engine.fill(rowStride * height, (target) => {
      for (let top = 0; top < height; top += kBandRows) {
        const rows = Math.min(kBandRows, height - top);
        target.set(this.#context?.getImageData(0, top, width, rows).data ?? [], top * rowStride);
      }
    });
    return { width, height, rowStride, format: 'rgba' };
  }

  jpeg(): Promise<Blob> {
    return this.#canvas().convertToBlob({ type: 'image/jpeg', quality: kJpegQuality });
  }

  /** The picture as it is held; do not draw on it. */
  get canvas(): OffscreenCanvas {
    return this.#canvas();
  }

  /** Forgets the picture and gives its memory back. */
  drop(): void {
    this.#facts = null;
    if (this.#context !== null) this.#context.canvas.width = this.#context.canvas.height = 0;
    this.#context = null;
  }

  #canvas(): OffscreenCanvas {
    if (this.#context === null) throw new QujingError('captureFailed', 'no picture is held');
    return this.#context.canvas;
  }

  #contextOf({ width, height }: Size): OffscreenCanvasRenderingContext2D {
    const context = this.#context ?? openContext(width, height);
    this.#context = context;
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    context.imageSmoothingQuality = 'high';
    return context;
  }
}

/** RGBA pixels, rows packed, as a JPEG. */
export async function encodeJpeg(pixels: Uint8Array<ArrayBuffer>, { width, height }: Size): Promise<Blob> {
  const context = openContext(width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
  const blob = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: kJpegQuality });
  context.canvas.width = context.canvas.height = 0;
  return blob;
}

function openContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (typeof OffscreenCanvas !== 'function')
    throw new QujingError('captureFailed', 'this worker has no OffscreenCanvas');
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new QujingError('outOfMemory', `no canvas of ${width}x${height}`);
  return context;
}

function sizeOf(source: FrameSource): Size {
  if (source.kind === 'bitmap') return { width: source.bitmap.width, height: source.bitmap.height };
  if (source.kind === 'videoFrame') return { width: source.frame.displayWidth, height: source.frame.displayHeight };
  return { width: source.layout.width, height: source.layout.height };
}

function imageOf({ pixels, layout }: Extract<FrameSource, { kind: 'pixels' }>): ImageData {
  const { width, height, rowStride, format } = layout;
  if (format !== 'rgba' || rowStride !== width * 4) {
    throw new QujingError('captureFailed', `got ${format} with a row stride of ${rowStride}, need packed rgba`);
  }
  return new ImageData(new Uint8ClampedArray(pixels, 0, rowStride * height), width, height);
}
