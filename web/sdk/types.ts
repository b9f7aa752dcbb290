// The words of src/, in TypeScript.

/**
 * A place in a frame, in pixels of the full frame; x to the right, y down. (0,0) is the outer corner of the top-left
 * pixel and (0.5,0.5) its centre, so a frame reaches from (0,0) to (width,height). Not rounded; a corner may lie a
 * little outside of the frame.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Corners of a card as printed. While the card's side is unknown: clockwise as seen, topLeft starting the long
 * edge nearest the image's top.
 */
export interface Quad {
  readonly topLeft: Point;
  readonly topRight: Point;
  readonly bottomRight: Point;
  readonly bottomLeft: Point;
}

/** Every hint the engine can give, in the order of the core's GuidanceCode. The words live in text/. */
export const guidanceCodes = ['searching', 'partlyOutside', 'hold'] as const;
/**
 * The one thing to tell the person holding the card.
 * - `searching`: no card is seen.
 * - `partlyOutside`: a card is seen, a part of it lies outside of the frame.
 * - `hold`: the whole card is seen, there is nothing to correct.
 */
export type GuidanceCode = (typeof guidanceCodes)[number];

export const pixelFormats = ['rgba', 'gray'] as const;
/** `rgba`: 4 bytes a pixel in this order, alpha is not looked at. `gray`: 1 byte a pixel. */
export type PixelFormat = (typeof pixelFormats)[number];

/**
 * How pixels lie in a buffer, the top row first. The buffer must hold at least
 * `(height - 1) * rowStride + width * bytes per pixel` bytes; what follows is not read.
 */
export interface FrameLayout {
  /** Pixels, a whole number, 16..4096. */
  readonly width: number;
  /** Pixels, a whole number, 16..4096. */
  readonly height: number;
  /** Bytes from the start of one row to the start of the next, at least width * bytes per pixel. */
  readonly rowStride: number;
  readonly format: PixelFormat;
}

/** Milliseconds. total = convert + analyze; waiting in a queue is not in it. */
export interface AnalysisTimings {
  /** From the frame as captured to pixels in the engine's heap. */
  readonly convertMs: number;
  /** Inside the engine. */
  readonly analyzeMs: number;
  readonly totalMs: number;
}

/** What one frame says about the card. */
export interface CardAnalysis {
  /** Counts up from 1 in the order the frames were handed in. */
  readonly frameId: number;
  /** As handed in with the frame. */
  readonly timestampMs: number;
  /** Size of the full frame, the one `quad` speaks of. */
  readonly width: number;
  readonly height: number;
  /** quad !== null. */
  readonly found: boolean;
  readonly quad: Quad | null;
  /** 0..1, how sure the engine is of the quad; 0 without a quad. Not a probability. */
  readonly confidence: number;
  /** Found by following the last frame's quad, not by a new search. */
  readonly tracked: boolean;
  /** A card is there but runs over the frame's border; quad is then null. */
  readonly partlyOutside: boolean;
  readonly guidance: GuidanceCode;
  readonly timings: AnalysisTimings;
}

/**
 * Pixels in memory as a frame. `pixels` is transferred to the worker and is detached (0 bytes) until the worker's answer
 * puts it back here, just before the promise settles, so one buffer can serve every frame. A call that was aborted
 * while it ran settles earlier than its buffer comes back; a worker that hung, died or was closed (timedOut,
 * workerFailed, aborted) never gives it back: then hand in a new one. A frame handed in while its buffer is away is
 * refused as emptyFrame.
 */
export interface PixelFrame {
  pixels: ArrayBuffer;
  readonly layout: FrameLayout;
  /** Size of the full frame, when `pixels` are a smaller copy of it. Defaults to the layout's. */
  readonly fullWidth?: number;
  readonly fullHeight?: number;
}

/**
 * `detail` of the event qujing-file: fired in place of every other event when a picture was chosen that cannot be
 * analysed here (Capability.stillAnalysis is false: no SIMD, say). The candidate is told that the server will check it;
 * sending it there is the page's part.
 */
export interface FileDetail {
  /** As chosen, not looked at. */
  readonly file: File;
}

/** `detail` of the event qujing-guidance: fired whenever the hint changes. */
export interface GuidanceDetail {
  readonly guidance: GuidanceCode;
  readonly analysis: CardAnalysis;
}
