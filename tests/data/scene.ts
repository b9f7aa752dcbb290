import type { Backdrop } from './backdrop.js';
import type { Camera, PlanePose } from './camera.js';
import type { Finger } from './finger.js';
import type { Quad } from './geometry.js';
import type { Glare } from './glare.js';
import type { ResidentSide } from './resident_card.js';
import type { Sensor } from './sensor.js';
import type { ContactShadow, Illumination } from './shade.js';
import type { Sheet } from './sheet.js';

/** One frame to be drawn, all of it decided. */
export interface Scene {
  camera: Camera;
  pose: PlanePose;
  backdrop: Backdrop;
  /** Linear gain on the backdrop, set by the low-contrast search. */
  backdropGain: number;
  backdropBlur: number;
  objects: PlacedSheet[];
  cards: PlacedCard[];
  /** Pens and cables under and over the cards. */
  things: Finger[];
  thingsOver: Finger[];
  fingersBehind: Finger[];
  fingersInFront: Finger[];
  illumination: Illumination;
  glares: Glare[];
  gloss: Gloss;
  vignette: number;
  defocus: number;
  motion: { length: number; angle: number };
  sensor: Sensor;
  meanLuma: number;
  /** In place of `meanLuma`: exposed for the card, or not measured at all. */
  metering?: Metering;
  mixedLight?: MixedLight;
  jpegQuality: number;
}

export type Metering =
  { kind: 'cardLuma'; luma: number } | { kind: 'cardBurnt'; share: number } | { kind: 'fixed'; exposure: number };

/** Warm light from one side, cold from the other: the red and blue gains run over the frame by +-`strength` (natural log). */
export interface MixedLight {
  angle: number;
  strength: number;
}

export interface PlacedSheet {
  sheet: Sheet;
  shadow: ContactShadow | null;
}

export interface PlacedCard extends PlacedSheet {
  side: ResidentSide | null;
  /** Frame pixels of the upper face's corners, in the order of the card as printed. */
  corners: Quad;
  /** A copy in shades of grey. */
  photocopy?: boolean;
  /** A clear sleeve around the card: margin in mm, 0 for none. */
  sleeve: number;
}

/** The surroundings mirrored in the card: light added in a slope across the frame. */
export interface Gloss {
  strength: number;
  angle: number;
  phase: number;
  period: number;
}
