// What a request is refused with: a permanent code and its HTTP status.
import type { components } from '../../build/openapi/api.js';

export type ProblemCode = components['schemas']['ProblemCode'];
type ProblemBody = components['schemas']['Problem'];
export type ProblemFacts = Pick<ProblemBody, 'retryAfterSeconds' | 'step' | 'side' | 'reasons'>;

const kStatus: Readonly<Record<ProblemCode, number>> = {
  badRequest: 400,
  tooLarge: 413,
  unsupportedType: 415,
  notFound: 404,
  signInNeeded: 401,
  signInExpired: 401,
  csrfMissing: 403,
  tooManyRequests: 429,
  codeTooSoon: 429,
  codesSpent: 429,
  codeWrong: 403,
  consentNeeded: 403,
  otherStep: 409,
  locked: 403,
  digestMismatch: 422,
  pictureUnreadable: 422,
  pictureTooLarge: 422,
  partMissing: 422,
  partsSpent: 429,
  cardRefused: 422,
  comparisonFailed: 409,
  portraitRefused: 409,
  uploadsSpent: 429,
  challengePause: 429,
  challengeUsed: 409,
  challengeExpired: 410,
  keyReused: 422,
  inProgress: 409,
  verificationPending: 409,
  offline: 503,
  busy: 503,
  timedOut: 503,
  internal: 500,
};

/** Thrown where a request goes no further; the http room answers it. Neither title nor facts hold personal data. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly title: string,
    readonly facts: ProblemFacts = {},
  ) {
    super(`${code}: ${title}`);
    this.status = kStatus[code];
  }

  toJSON(): ProblemBody {
    return { code: this.code, status: this.status, title: this.title, ...this.facts };
  }
}
