// Where a candidate is, from what was done: no step is stored, so none can disagree with the facts.
import type { components } from '../../build/openapi/api.js';

export type Step = components['schemas']['Step'];

export interface FlowFacts {
  readonly noticeConfirmed: boolean;
  readonly card: { readonly readingConfirmed: boolean; readonly compared: boolean } | null;
  readonly portraitConfirmed: boolean;
  /** A challenge passed, and its face is the portrait's. */
  readonly faceMatched: boolean;
  readonly police: 'none' | 'pending' | 'passed' | 'failed' | 'unavailable';
  readonly failures: number;
}

export function stepOf(facts: FlowFacts, failuresAllowed: number): Step {
  const { noticeConfirmed, card, portraitConfirmed, faceMatched, police, failures } = facts;
  if (police === 'passed') return 'done';
  if (failures >= failuresAllowed) return 'locked';
  if (!noticeConfirmed) return 'notice';
  if (card === null) return 'card';
  if (!card.readingConfirmed) return 'reading';
  if (!card.compared) return 'comparison';
  if (!portraitConfirmed) return 'portrait';
  if (!faceMatched) return 'face';
  return police === 'failed' ? 'policeFailed' : 'police';
}

/** What each operation is admitted in; anything else is refused as otherStep. */
export const admission = {
  confirmNotice: ['notice'],
  submitCard: ['card'],
  confirmReading: ['reading'],
  confirmComparison: ['comparison'],
  submitPortrait: ['portrait'],
  confirmPortrait: ['portrait'],
  consentToFace: ['face'],
  openChallenge: ['face'],
  submitEvidence: ['face'],
  verify: ['police'],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

export type SteppedOperation = keyof typeof admission;

/** Steps from which one may go back, and to where. */
export const restartFrom = {
  card: ['reading', 'comparison', 'portrait', 'face', 'police', 'policeFailed'],
  portrait: ['portrait', 'face', 'police', 'policeFailed'],
  face: ['face', 'police', 'policeFailed'],
} as const satisfies Readonly<Record<'card' | 'portrait' | 'face', readonly Step[]>>;
