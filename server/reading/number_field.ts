import type { IdNumberReading } from 'qujing/node';
import { type CtcAlphabet, decodeWithin } from './ctc_decode.js';
import { type FieldDoubt, fieldOf, type FieldReading } from './field_reading.js';
import type { PrintReading } from './print_views.js';

/** The engine's rules of GB 11643. */
export type NumberRules = (text: string) => Promise<IdNumberReading>;

export interface NumberField {
  readonly field: FieldReading;
  /** What the number as read says; null when it is none. */
  readonly says: IdNumberReading | null;
}

const kCharacters = '0123456789X';
const kLength = 18;
/** Readings this much less likely than the first are no longer what is printed. */
const kLeastShare = 1e-4;
/** Of the whole number, against all others of the same characters. */
const kSureNumber = 0.8;

/**
 * @param print as read with every character allowed.
 * The value is the likeliest reading in digits and X. When it is no number, the likeliest that is one is what the rule says.
 */
export async function numberField(
  print: PrintReading,
  alphabet: CtcAlphabet,
  rules: NumberRules,
): Promise<NumberField> {
  const candidates = decodeWithin(print.line.output, alphabet, kCharacters);
  const [first] = candidates;
  if (first === undefined || first.text === '') return { field: fieldOf('', 0, ['missing']), says: null };
  // Among all characters an X is never sure; among these it is.
  const reasons: FieldDoubt[] = print.reasons.filter((reason) => reason !== 'faint');
  if (print.text.toUpperCase() !== first.text) reasons.push('strangeCharacter');
  if (first.probability < kSureNumber) reasons.push('faint');
  const confidence = first.probability;
  const reading = await rules(first.text);
  if (reading.valid) return { field: fieldOf(first.text, confidence, reasons), says: reading };
  const other = await firstValid(candidates.slice(1), first.probability * kLeastShare, rules);
  return { field: fieldOf(first.text, confidence, [...reasons, 'badNumber'], other ?? undefined), says: null };
}

async function firstValid(
  candidates: readonly { text: string; probability: number }[],
  least: number,
  rules: NumberRules,
): Promise<string | null> {
  for (const { text, probability } of candidates) {
    if (probability < least) return null;
    if (text.length === kLength && (await rules(text)).valid) return text;
  }
  return null;
}
