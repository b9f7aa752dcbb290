/** In the order of the core's IdNumberProblem. */
export const idNumberProblems = [
  'none',
  'wrongLength',
  'wrongCharacter',
  'unknownProvince',
  'badBirthDate',
  'badChecksum',
] as const;
export type IdNumberProblem = Exclude<(typeof idNumberProblems)[number], 'none'>;

/** What a 公民身份号码 says. */
export interface IdNumberReading {
  readonly valid: boolean;
  /** Null for a valid one. */
  readonly problem: IdNumberProblem | null;
  /** As it is stored: 18 ASCII characters, upper-case X; null when the length does not fit. */
  readonly number: string | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  /** The first two digits. */
  readonly province: string | null;
}
