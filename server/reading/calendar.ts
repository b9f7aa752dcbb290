/** A day of the calendar as YYYY-MM-DD, or null. */
export function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isDay || year < kFirstYear || year > kLastYear) return null;
  return date.toISOString().slice(0, 10);
}

/** Outside of these a card's date is misread. */
const kFirstYear = 1850;
const kLastYear = 2100;

/** Of YYYYMMDD. */
export function dayOfDigits(digits: string): string | null {
  return dayOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)));
}
