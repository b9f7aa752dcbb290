import { dayOfDigits } from './calendar.js';
import type { FieldDoubt } from './field_reading.js';

export const kForever = '长期';
/** All that the line can hold. */
export const kValidityCharacters = '0123456789.-长期';

export interface Validity {
  /** YYYY-MM-DD; as read when it is no date. */
  readonly from: string;
  /** YYYY-MM-DD or 长期. */
  readonly to: string;
  readonly reasons: readonly FieldDoubt[];
}

/** `YYYY.MM.DD-YYYY.MM.DD` or `YYYY.MM.DD-长期`; dots and dash may be lost (FACTS.md 1.4). */
export function parseValidity(read: string): Validity {
  const digits = read.replace(/\D/g, '');
  const forever = /[长期]/.test(read);
  if (digits.length !== (forever ? 8 : 16)) return { from: read, to: '', reasons: ['badDate'] };
  const from = dayOfDigits(digits.slice(0, 8));
  const to = forever ? kForever : dayOfDigits(digits.slice(8));
  const shown = (day: string | null, at: number): string => day ?? dotted(digits.slice(at, at + 8));
  const reasons: FieldDoubt[] = [];
  if (from === null || to === null) reasons.push('badDate');
  else if (!forever && !isOfficialSpan(from, to)) reasons.push('oddSpan');
  return { from: shown(from, 0), to: shown(to, 8), reasons };
}

function dotted(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

const kSpans: readonly number[] = [5, 10, 20];

/** 5, 10 or 20 years to the day; from the 29th of February to a year without one any day beside it. */
function isOfficialSpan(from: string, to: string): boolean {
  if (!kSpans.includes(yearOf(to) - yearOf(from))) return false;
  if (from.slice(5) === to.slice(5)) return true;
  return from.endsWith('-02-29') && ['-02-28', '-03-01'].some((end) => to.endsWith(end));
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/**
 * Whether a card of that span is given at that age (居民身份证法, article 5): under 16 five years, to 25 ten, to 45
 * twenty, then 长期. A year's grace on each side, for cards are applied for before a birthday.
 * @param birth, from YYYY-MM-DD.
 */
export function spanFitsAge(birth: string, from: string, to: string): boolean {
  const age = (Date.parse(from) - Date.parse(birth)) / kYearMs;
  const span = to === kForever ? kForever : String(yearOf(to) - yearOf(from));
  return [-1, 0, 1].some((grace) => spanAt(age + grace) === span);
}

const kYearMs = 365.2425 * 24 * 3600 * 1000;

function spanAt(age: number): string {
  if (age < 16) return '5';
  if (age < 26) return '10';
  return age < 46 ? '20' : kForever;
}
