import type { FlatCard } from './flat_card.js';
import type { FieldDoubt } from './field_reading.js';
import type { LineReader, ReadLine } from './line_reader.js';
import type { FoundLine } from './print_rows.js';
import { spacingDoubt } from './print_spacing.js';
import type { Stretch } from './print_stretch.js';

/** A line of print as several looks at it agree on. */
export interface PrintReading {
  readonly text: string;
  readonly confidence: number;
  readonly reasons: readonly FieldDoubt[];
  /** The first look that says so, and all of them. */
  readonly line: ReadLine;
  readonly lines: readonly ReadLine[];
}

export interface PrintedText {
  readonly line: FoundLine;
  /** Where print was found in it, and where it may be. */
  readonly stretch: Stretch;
  readonly window: Stretch;
  /** Of the glyph boxes, millimetres. */
  readonly height: number;
  /** From one Hanzi to the next. */
  readonly advance: number;
  readonly looks: readonly Look[];
}

/** How a line is shown to the recogniser: its rows against the glyphs' height, its width against what is printed. */
export interface Look {
  readonly rows: number;
  readonly width: number;
  /** All that the line may fill, not only where print was found: what is too pale to be found may yet be read. */
  readonly whole: boolean;
}

const kWholeLook: Look = { rows: 1.35, width: 1, whole: true };
const kCloseLook: Look = { rows: 1.2, width: 1.1, whole: false };
export const kOneLook: readonly Look[] = [{ ...kWholeLook, whole: false }];
export const kTwoLooks: readonly Look[] = [kWholeLook, kCloseLook];
/** For short values that no rule stands beside: a character that the recogniser does not know seldom bears them all. */
export const kManyLooks: readonly Look[] = [
  ...kTwoLooks,
  { rows: 1.35, width: 0.8, whole: false },
  { rows: 1.35, width: 1, whole: false },
  { rows: 1.1, width: 1.3, whole: false },
];

const kMarginMm = 0.7;
/**
 * Below it a character may be another: mean of a character's close looks. Of the 33 right names of reading-tune's first 33
 * one is below; of reading-rare-tune's 60 that hold a character beyond the dictionary all are, or misfit, but 笄 read 笋.
 */
export const kSure = 0.95;
/** Below it in any close look, likewise. */
const kSureInEach = 0.85;

export async function readPrint(reader: LineReader, card: FlatCard, print: PrintedText): Promise<PrintReading> {
  const { line, stretch, window, height, advance } = print;
  const middle = (line.top + line.bottom) / 2;
  const lines: ReadLine[] = [];
  for (const { rows, width, whole } of print.looks) {
    const half = (rows * height) / 2;
    const crop = {
      left: whole ? Math.min(window.left, stretch.left - kMarginMm) : stretch.left - kMarginMm,
      right: whole ? Math.max(window.right, stretch.right + kMarginMm) : stretch.right + kMarginMm,
      top: middle - half,
      bottom: middle + half,
      above: line.above,
      below: line.below,
    };
    lines.push(await reader.read(card, crop, width));
  }
  const { text, agreeing } = agreement(lines);
  const known = { text, line: agreeing[0] as ReadLine, lines };
  const confidence = (leastSure(close(agreeing)) * agreeing.length) / lines.length;
  const reasons: FieldDoubt[] = [];
  if (text === '') return { ...known, confidence: 0, reasons: ['missing'] };
  if (agreeing.length < lines.length) reasons.push('unsteady');
  if (confidence < kSure || close(agreeing).some((one) => leastSure([one]) < kSureInEach)) reasons.push('faint');
  if (agreeing.some((one) => spacingDoubt(one, stretch, advance))) reasons.push('spacing');
  return { ...known, confidence, reasons };
}

export function textOf({ characters }: Pick<ReadLine, 'characters'>): string {
  return characters.map(({ text }) => text).join('');
}

/** The text that most looks give; of several the surer one. */
function agreement(lines: readonly ReadLine[]): { text: string; agreeing: readonly ReadLine[] } {
  const texts = lines.map(textOf);
  const sayings = [...new Set(texts)].map((text) => ({ text, agreeing: lines.filter((_, i) => texts[i] === text) }));
  const weight = ({ agreeing }: { agreeing: readonly ReadLine[] }): number => agreeing.length + leastSure(agreeing);
  return sayings.reduce((best, one) => (weight(one) > weight(best) ? one : best));
}

/** Round a short word in much ground the recogniser is never sure: such a look says what is read, not how surely. */
function close(lines: readonly ReadLine[]): readonly ReadLine[] {
  const narrowest = Math.min(...lines.map(({ crop }) => crop.right - crop.left));
  return lines.filter(({ crop }) => crop.right - crop.left <= narrowest + 1e-9);
}

/** Of the least sure character, the mean over the looks. */
function leastSure(lines: readonly ReadLine[]): number {
  const [first] = lines;
  if (first === undefined || first.characters.length === 0) return 0;
  const means = first.characters.map(
    (_, i) => lines.reduce((sum, line) => sum + (line.characters[i]?.probability ?? 0), 0) / lines.length,
  );
  return Math.min(...means);
}
