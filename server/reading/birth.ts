import { dayOf } from './calendar.js';
import type { ReadCharacter } from './ctc_decode.js';

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
