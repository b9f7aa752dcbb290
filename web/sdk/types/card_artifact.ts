import type { CardAnalysis, CardSide, Quad } from '../types.js';

/**
 * How a picture came to be.
 * - `camera`: by itself, when everything held.
 * - `shutter`: by hand; whatever the checks said.
 * - `album`: chosen.
 */
export type CaptureOrigin = 'camera' | 'shutter' | 'album';

/** One side, ready to be handed over: two JPEGs, and the manifest that vouches for them. */
export interface CardArtifact {
  /** As recognised; `unknown` only when `passed` is false. */
  readonly side: CardSide;
  /** Every gating check of the full-resolution picture passed. */
  readonly passed: boolean;
  readonly analysis: CardAnalysis;
  /** The card, flat and upright, at the resolution of its source (enlarged at most 1.2 times), at most 1600 x 1009. */
  readonly card: Blob;
  /** The whole picture that it was cut from. */
  readonly frame: Blob;
  /** In pixels of `frame`. */
  readonly quad: Quad;
  /** JSON, docs/artifact.md. */
  readonly manifest: string;
}

/** What came of taking a picture. */
export interface CapturedPicture {
  /** Of the full-resolution picture, in its pixels. */
  readonly analysis: CardAnalysis;
  /** Null when no card was found, or when a picture taken by itself did not pass once more at full resolution. */
  readonly artifact: CardArtifact | null;
  /** The whole picture as a JPEG, for people to mark the corners in; null when a picture taken by itself did not pass. */
  readonly frame: Blob | null;
}
