// The words of src/, in TypeScript.
import type { CardCheckId, Check } from './types/check.js';

export * from './types/card_artifact.js';
export * from './types/check.js';
export * from './types/event_detail.js';
export * from './types/id_number.js';
export * from './types/liveness.js';
export * from './types/portrait.js';

/**
 * A place in a frame, in pixels of the full frame; x to the right, y down. (0,0) is the outer corner of the top-left
 * pixel and (0.5,0.5) its centre, so a frame reaches from (0,0) to (width,height). Not rounded; a corner may lie a
 * little outside of the frame.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place as shares of a frame's width and height, 0..1. */
export interface NormalizedPoint {
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

/** Pixels; `x` and `y` of the top-left corner. */
export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** Every hint the engine can give, in the order of the core's GuidanceCode. The words live in text/. */
export const guidanceCodes = [
  'searching',
  'partlyOutside',
  'hold',
  'tooFar',
  'tooClose',
  'offCentre',
  'tilted',
  'wrongSide',
  'tooDark',
  'tooBright',
  'glare',
  'occluded',
  'blurred',
  'holdStill',
  'photocopy',
  'captured',
  'turnOver',
] as const;
/**
 * The one thing to tell the person holding the card.
 * - `searching`: no card is seen.
 * - `partlyOutside`: a card is seen, a part of it lies outside of the frame.
 * - `tooFar`, `tooClose`, `offCentre`: where the card lies against the guide, or how small it is in the picture.
 * - `tilted`: it leans away from the camera.
 * - `wrongSide`: another side than the one asked for, or another card.
 * - `tooDark`, `tooBright`, `glare`, `blurred`: the light and the focus.
 * - `occluded`: a finger, say, covers a field, the photo or a corner.
 * - `holdStill`: it moves.
 * - `photocopy`: a black-and-white copy, not the card.
 * - `hold`: there is nothing to correct.
 * - `captured`: the picture was taken.
 * - `turnOver`: one side was taken, the other is asked for.
 */
export type GuidanceCode = (typeof guidanceCodes)[number];

/** In the order of the core's CardSide. `portrait`: name, number and photo. `emblem`: emblem, issuer and validity. */
export const cardSides = ['unknown', 'portrait', 'emblem'] as const;
export type CardSide = (typeof cardSides)[number];
/** Degrees clockwise that make the card upright. */
export type CardRotation = 0 | 90 | 180 | 270;

/** What the frames of a series are looked at for. */
export interface CardTask {
  /** The side asked for; default `unknown`: either. */
  readonly side?: CardSide;
  /** The other side was taken before: a card that still shows it is asked to be turned over. Default false. */
  readonly second?: boolean;
  /** Where the card is to lie, in pixels of the full frame. Default null: nobody aims, as in a still. */
  readonly guide?: Rect | null;
}

/** Whether the picture is being taken. */
export interface CaptureStep {
  /** 0..1 of the time that everything must hold. */
  readonly progress: number;
  /** This frame is the best so far: it is kept until a better one or the end. */
  readonly keep: boolean;
  /** The frame kept last is the picture. True once for each task. */
  readonly done: boolean;
}

/** Of some hundred pixels all over a frame, 0..255. */
export interface LumaRange {
  readonly least: number;
  readonly most: number;
}

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
  /** `quad` is the card's own corners as printed unless this is `unknown`. */
  readonly side: CardSide;
  /** Null while `side` is unknown. */
  readonly rotation: CardRotation | null;
  /** One for each of CardCheckId, in its order. */
  readonly checks: readonly Check<CardCheckId>[];
  /** A known side, and no gating check failed. */
  readonly passed: boolean;
  readonly guidance: GuidanceCode;
  readonly capture: CaptureStep;
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
