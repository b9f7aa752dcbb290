// What the card's and the portrait's worker have in common.
import type { ErrorReport } from '../../errors.js';
import type { FrameLayout, LumaRange } from '../../types.js';

/** A frame on its way to the worker, which owns it from then on and closes it. */
export type FrameSource =
  | { readonly kind: 'bitmap'; readonly bitmap: ImageBitmap }
  | { readonly kind: 'videoFrame'; readonly frame: VideoFrame }
  | {
      readonly kind: 'pixels';
      readonly pixels: ArrayBuffer;
      readonly layout: FrameLayout;
      readonly fullWidth: number;
      readonly fullHeight: number;
    };

export type WasmSource =
  { readonly kind: 'url'; readonly url: string } | { readonly kind: 'bytes'; readonly bytes: ArrayBuffer };

/** Addresses of what a worker loads that reads faces. */
export interface FaceFiles {
  readonly wasm: string;
  /** Of the folder that holds the inference runtime and models/; ends with a slash. */
  readonly inference: string;
}

/** Commands of every worker. @param Task its guide in pixels of the full frame. */
export type CommonCommand<Task> =
  | {
      readonly type: 'analyze';
      readonly frameId: number;
      readonly timestampMs: number;
      readonly source: FrameSource;
      readonly task: Task;
      /** Also hand back the pixels that were analysed (for a replay). */
      readonly keepPixels: boolean;
    }
  | { readonly type: 'reset' }
  | { readonly type: 'inspect' }
  | { readonly type: 'forceTrap' }
  /** Wipes the heap; the worker ends itself afterwards. */
  | { readonly type: 'close' };

/** The pixels that the engine looked at. */
export interface AnalysedPixels {
  readonly pixels: ArrayBuffer;
  readonly layout: FrameLayout;
}

/** How frames become pixels in this worker, learnt from the last one. */
export type PixelPath = 'none' | 'copyTo' | 'canvas' | 'pixels';

/** The engine as it stands, for the lab page and the tests. */
export interface EngineInspection {
  readonly version: string;
  /** Of every WebAssembly memory of the worker. */
  readonly memoryBytes: number;
  readonly openHandles: number;
  readonly pixelPath: PixelPath;
}

export type CommonAnswer<Analysis> =
  | { readonly type: 'done' }
  | { readonly type: 'opened'; readonly version: string }
  | { readonly type: 'inspected'; readonly inspection: EngineInspection }
  | {
      readonly type: 'analyzed';
      readonly analysis: Analysis;
      readonly luma: LumaRange;
      readonly kept: AnalysedPixels | null;
    }
  | { readonly type: 'failed'; readonly error: ErrorReport };

export type RequestOf<Command> = Command & { readonly requestId: number };

export type ResponseOf<Answer> = Answer & {
  readonly requestId: number;
  /** The buffer of a 'pixels' source, handed back for reuse. */
  readonly returned?: ArrayBuffer;
};

/** What an answer needs to travel without a copy. */
export function transferablesOf({ returned, ...answer }: ResponseOf<{ readonly type: string }>): ArrayBuffer[] {
  const { kept = null } = answer as { readonly kept?: AnalysedPixels | null };
  return [returned, kept?.pixels].filter((buffer) => buffer !== undefined);
}

/** The frame that a request carries. */
export function sourceIn(request: { readonly type: string }): FrameSource | null {
  const { source = null } = request as { readonly source?: FrameSource | null };
  return source;
}

export function transferableOf(source: FrameSource): Transferable {
  switch (source.kind) {
    case 'bitmap':
      return source.bitmap;
    case 'videoFrame':
      return source.frame;
    case 'pixels':
      return source.pixels;
  }
}

/** Gives a frame's memory back. Safe on one that was transferred. */
export function closeSource(source: FrameSource): void {
  if (source.kind === 'bitmap') source.bitmap.close();
  if (source.kind === 'videoFrame') source.frame.close();
}
