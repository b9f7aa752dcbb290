import { dayOf } from './calendar.js';
import type { ReadCharacter } from './ctc_decode.js';
import { type FieldDoubt, fieldOf, type FieldReading } from './field_reading.js';
import type { ReadLine } from './line_reader.js';
import { placesOf } from './print_spacing.js';
import type { PrintReading } from './print_views.js';

/** Digits further apart than this, in millimetres, belong to different numbers; two of one number are 1.6 to 1.9 apart. */
const kApartMm = 2.7;

/**
 * Year, month and day out of a line of `1990年1月2日`. What stands between the numbers need not be read: labels are pale.
 * @param places of the characters, millimetres.
 * @returns YYYY-MM-DD, or the numbers as read when they are no day.
 */
export function parseBirth(
  characters: readonly Pick<ReadCharacter, 'text'>[],
  places: readonly number[],
): { value: string; isDay: boolean } {
  const numbers: string[] = [];
  let last: number | null = null;
  characters.forEach(({ text }, i) => {
    const place = places[i] as number;
    if (!/\d/.test(text)) last = null;
    else if (last !== null && place - last < kApartMm) numbers.push((numbers.pop() ?? '') + text);
    else numbers.push(text);
    if (/\d/.test(text)) last = place;
  });
  const [year = '', month = '', day = ''] = numbers;
  const fits = numbers.length === 3 && year.length === 4 && month.length <= 2 && day.length <= 2;
  const date = fits ? dayOf(Number(year), Number(month), Number(day)) : null;
  return { value: date ?? numbers.join('-'), isDay: date !== null };
}

/** The number says the day too. */
const kSureDigit = 0.85;

/** The day that the looks agree on; of the pale labels between the numbers nothing is asked. */
export function birthField({ line, lines, reasons }: PrintReading): FieldReading {
  const days = lines.map(dayIn);
  const { value, isDay } = days.find((day) => day.isDay) ?? dayIn(line);
  const doubts: FieldDoubt[] = reasons.filter((reason) => reason === 'layout');
  const confidence = Math.min(...lines.filter((_, i) => days[i]?.value === value).map(leastSureDigit), 1);
  if (!isDay) doubts.push(value === '' ? 'missing' : 'badDate');
  if (days.some((day) => day.value !== value)) doubts.push('unsteady');
  if (confidence < kSureDigit) doubts.push('faint');
  return fieldOf(value, value === '' ? 0 : confidence, doubts);
}

function dayIn(line: ReadLine): { value: string; isDay: boolean } {
  return parseBirth(line.characters, placesOf(line));
}

function leastSureDigit({ characters }: ReadLine): number {
  return Math.min(1, ...characters.filter(({ text }) => /\d/.test(text)).map(({ probability }) => probability));
}
