import type { Quad } from '../data/geometry.js';
import type { Pixels } from '../data/strength.js';

/** What is measured: a frame in, at most one quad out, in frame pixels ((0,0) = the top-left corner of the top-left pixel). */
export interface Detection {
  quad: Quad | null;
  confidence: number;
  partlyOutside: boolean;
}

export type Detector = (frame: Pixels) => Detection | Promise<Detection>;

export const kNothing: Detection = { quad: null, confidence: 0, partlyOutside: false };
