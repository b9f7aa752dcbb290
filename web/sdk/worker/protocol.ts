// What crosses between the page and the analyzer worker. Both ends know this file and nothing of each other.
import type { ErrorReport } from '../errors.js';
import type {
  CapturedPicture,
  CaptureOrigin,
  CardAnalysis,
  CardTask,
  FrameLayout,
  IdNumberReading,
  LumaRange,
  Quad,
} from '../types.js';

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

export type AnalyzerCommand =
  | {
      readonly type: 'open';
      readonly wasm: WasmSource;
      readonly sha256: string | null;
      /** JSON; null for the engine's own. */
      readonly thresholds: string | null;
    }
  | {
      readonly type: 'analyze';
      readonly frameId: number;
      readonly timestampMs: number;
      readonly source: FrameSource;
      /** Its guide in pixels of the full frame. */
      readonly task: CardTask;
      /** Also hand back the pixels that were analysed (for a replay). */
      readonly keepPixels: boolean;
    }
  | {
      readonly type: 'capture';
      readonly origin: CaptureOrigin;
      /** Its guide in pixels of the full frame. */
      readonly task: CardTask;
      /** Null: the picture held last, by an analysis whose `capture.keep` was true or by the capture before. */
      readonly source: FrameSource | null;
      /** In pixels of the full frame; taken as it is. Null: found, and refined at full resolution. */
      readonly quad: Quad | null;
      readonly sessionId: string;
      readonly nonce: string;
    }
  | { readonly type: 'readIdNumber'; readonly text: string }
  | { readonly type: 'reset' }
  | { readonly type: 'inspect' }
  | { readonly type: 'forceTrap' }
  /** Wipes the heap; the worker ends itself afterwards. */
  | { readonly type: 'close' };

export type AnalyzerRequest = AnalyzerCommand & { readonly requestId: number };

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
  readonly memoryBytes: number;
  readonly openHandles: number;
  readonly pixelPath: PixelPath;
}

export type AnalyzerAnswer =
  | { readonly type: 'done' }
  | { readonly type: 'opened'; readonly version: string }
  | { readonly type: 'inspected'; readonly inspection: EngineInspection }
  | {
      readonly type: 'analyzed';
      readonly analysis: CardAnalysis;
      readonly luma: LumaRange;
      readonly kept: AnalysedPixels | null;
    }
  | { readonly type: 'captured'; readonly picture: CapturedPicture }
  | { readonly type: 'idNumberRead'; readonly reading: IdNumberReading }
  | { readonly type: 'failed'; readonly error: ErrorReport };

export type AnalyzerResponse = AnalyzerAnswer & {
  readonly requestId: number;
  /** The buffer of a 'pixels' source, handed back for reuse. */
  readonly returned?: ArrayBuffer;
};

/** What an answer needs to travel without a copy. */
export function transferablesOf(response: AnalyzerResponse): ArrayBuffer[] {
  const list: ArrayBuffer[] = [];
  if (response.returned !== undefined) list.push(response.returned);
  if (response.type === 'analyzed' && response.kept !== null) list.push(response.kept.pixels);
  return list;
}

/** The frame that a request carries. */
export function sourceIn(request: AnalyzerRequest): FrameSource | null {
  return request.type === 'analyze' || request.type === 'capture' ? request.source : null;
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
