import { type FlatCard, kPixelsPerMm } from './flat_card.js';
import { kLineShift, kPrintShift, type PrintedLine } from './card_layout.js';

/** A line's place on this card, millimetres. */
export interface FoundLine {
  readonly top: number;
  readonly bottom: number;
  /** False: no print was found, or it does not end above or below: another line may run into it. */
  readonly apart: boolean;
  /** Other lines' print begins there: what is beyond is not shown to the recogniser. */
  readonly above?: number | undefined;
  readonly below?: number | undefined;
}

/** One character is enough for a line. */
const kWindowMm = 3;
/** Of the strongest row. */
const kRowShare = 0.2;
/** A row with less ink than this, of a window, is empty whatever else there is. */
export const kLeastInk = 0.05;
const kStepMm = 0.1;
/** Glyphs such as 一 say little of a line's place. */
const kLeastHeightMm = 2;

/** Of every row the mean ink of its fullest window between two millimetres. */
export function rowProfile({ ink, width, height }: FlatCard, leftMm: number, rightMm: number): Float32Array {
  const [left, right] = [pixel(leftMm), Math.min(width, pixel(rightMm))];
  const window = pixel(kWindowMm);
  const profile = new Float32Array(height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    let most = 0;
    for (let x = left; x < right; x++) {
      sum += ink[y * width + x] as number;
      if (x - left >= window) sum -= ink[y * width + x - window] as number;
      if (sum > most) most = sum;
    }
    profile[y] = most / window;
  }
  return profile;
}

/** How far all lines together lie lower than the layout says, millimetres. */
export function printShift(profile: Float32Array, lines: readonly PrintedLine[]): number {
  let [best, bestScore] = [0, -Infinity];
  for (let shift = -kPrintShift; shift <= kPrintShift + 1e-9; shift += kStepMm) {
    const score = lines.reduce((sum, line) => sum + contrast(profile, line, shift), 0) - 0.02 * Math.abs(shift);
    if (score > bestScore) [best, bestScore] = [shift, score];
  }
  return best;
}

/** The line's ink against that of the gaps beside it. */
function contrast(profile: Float32Array, { top, height }: PrintedLine, shift: number): number {
  const within = meanOf(profile, top + shift, top + height + shift);
  const above = meanOf(profile, top + shift - 0.8, top + shift);
  const below = meanOf(profile, top + height + shift, top + height + shift + 0.8);
  return within - (above + below) / 2;
}

export function meanOf(profile: Float32Array, fromMm: number, toMm: number): number {
  const [from, to] = [Math.max(0, pixel(fromMm)), Math.min(profile.length, pixel(toMm))];
  let sum = 0;
  for (let i = from; i < to; i++) sum += profile[i] as number;
  return sum / Math.max(1, to - from);
}

/** The line's own place, near to where the layout and the common shift have it. */
export function findLine(profile: Float32Array, { top, height }: PrintedLine, shift: number): FoundLine {
  const expected = { top: top + shift, bottom: top + shift + height };
  const [from, to] = [pixel(expected.top - kLineShift), pixel(expected.bottom + kLineShift)];
  const limit = Math.max(kLeastInk, kRowShare * peak(profile, from, to));
  const first = edge(profile, from, to, limit);
  const last = edge(profile, to - 1, from - 1, limit);
  if (first === null || last === null) return { ...expected, apart: false };
  const apart = first > from && last < to - 1;
  const found = { top: first / kPixelsPerMm, bottom: (last + 1) / kPixelsPerMm };
  if (!apart || found.bottom - found.top < kLeastHeightMm) return { ...expected, apart };
  return { ...found, apart };
}

function peak(profile: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let i = Math.max(0, from); i < Math.min(profile.length, to); i++) most = Math.max(most, profile[i] as number);
  return most;
}

function edge(profile: Float32Array, from: number, end: number, limit: number): number | null {
  const step = from < end ? 1 : -1;
  for (let i = from; i !== end; i += step) if ((profile[i] ?? 0) >= limit) return i;
  return null;
}

export function pixel(mm: number): number {
  return Math.round(mm * kPixelsPerMm);
}
