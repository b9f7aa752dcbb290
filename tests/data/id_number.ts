import type { Random } from './random.js';

/**
 * Fictional GB 11643 numbers: the check character is right, the sequence is one that is not handed out
 * (000, and 996-999, which once marked centenarians), so that no living person bears the number.
 */
export type Sex = 'male' | 'female';

export interface BirthDate {
  year: number;
  month: number;
  day: number;
}

const kWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const kCheckCharacters = '10X98765432';
const kSequences: Record<Sex, string[]> = { male: ['997', '999'], female: ['000', '996', '998'] };

/** Check character of the first 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = kWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return kCheckCharacters[sum % 11] as string;
}

export function isValidIdNumber(text: string): boolean {
  return /^\d{17}[\dX]$/.test(text) && checkCharacter(text) === text[17];
}

export function fictionalIdNumber(random: Random, region: string, birth: BirthDate, sex: Sex): string {
  const date = `${birth.year}${two(birth.month)}${two(birth.day)}`;
  const digits = `${region}${date}${random.pick(kSequences[sex])}`;
  return digits + checkCharacter(digits);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
