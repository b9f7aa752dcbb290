import { readFileSync } from 'node:fs';

/**
 * Which two pictures are compared.
 * - `liveFrames`: two of one challenge, both at rest. `turnedFrames`: one at rest and one at an action's peak. `portraitLive`: the portrait and one of the challenge. `portraitCard`: the portrait,
 *   or a picture of the challenge, and the photo printed on the card.
 */
export const matchPairs = ['liveFrames', 'turnedFrames', 'portraitLive', 'portraitCard'] as const;
export type MatchPair = (typeof matchPairs)[number];

export interface MatchThreshold {
  /** Least similarity of one face. */
  readonly threshold: number;
  /** False: advice for a human, which refuses nobody. */
  readonly decisive: boolean;
  /** What it was chosen on. */
  readonly evidence: string;
}

export const kMatchThresholds = JSON.parse(
  readFileSync(new URL('match_thresholds.json', import.meta.url), 'utf8'),
) as Readonly<Record<MatchPair, MatchThreshold>>;
