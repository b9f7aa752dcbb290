import { type CtcAlphabet, decodeWithin } from './ctc_decode.js';
import { type FieldDoubt, fieldOf, type FieldReading, kMissing } from './field_reading.js';
import type { ReadLine } from './line_reader.js';
import { kSure, type PrintReading } from './print_views.js';
import { kValidityCharacters, parseValidity, type Validity } from './validity.js';

/** The dates that the looks agree on: each look is read in the characters that the line can hold. */
export function validityFields(
  { lines, reasons }: PrintReading,
  alphabet: CtcAlphabet,
): { validFrom: FieldReading; validTo: FieldReading } {
  const looks = lines.map((line) => ({ line, ...datesIn(line, alphabet) }));
  const chosen = looks.find((look) => look.reasons.length === 0) ?? looks.at(-1);
  if (chosen === undefined) return { validFrom: kMissing, validTo: kMissing };
  const agreeing = looks.filter(({ from, to }) => from === chosen.from && to === chosen.to);
  const confidence = Math.max(...agreeing.map(({ line }) => leastSure(line)));
  // Dots and dash may be faint, lost, or closer than their width: only what is counted must be sure.
  const doubts: FieldDoubt[] = [...reasons.filter((reason) => reason === 'layout'), ...chosen.reasons];
  // A look that gives no dates contradicts none: a line cut short, or with more behind it, is no date.
  const others = looks.filter((look) => !look.reasons.includes('badDate') && !agreeing.includes(look));
  if (others.length > 0) doubts.push('unsteady');
  if (confidence < kSureDate) doubts.push('faint');
  return { validFrom: fieldOf(chosen.from, confidence, doubts), validTo: fieldOf(chosen.to, confidence, doubts) };
}

/** The dates' own rules stand beside it: both days of a month, and 5, 10 or 20 years between. */
const kSureDate = kSure - 0.1;

function datesIn(line: ReadLine, alphabet: CtcAlphabet): Validity {
  return parseValidity(decodeWithin(line.output, alphabet, kValidityCharacters)[0]?.text ?? '');
}

function leastSure({ characters }: ReadLine): number {
  const counted = characters.filter(({ text }) => /[\d长期]/.test(text));
  return Math.min(1, ...counted.map(({ probability }) => probability));
}
