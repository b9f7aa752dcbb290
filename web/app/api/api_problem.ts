import type { components } from '../../../build/openapi/api.js';

type Body = components['schemas']['Problem'];
export type ProblemCode = components['schemas']['ProblemCode'];

/** A request that was refused, or (`offline`, `timedOut`) never answered. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly code: ProblemCode,
    readonly facts: Partial<Omit<Body, 'code'>> = {},
  ) {
    super(facts.title ?? code);
  }

  get retryAfterSeconds(): number | null {
    return this.facts.retryAfterSeconds ?? null;
  }
}

/** What an error is for the page; anything that is no problem of the interface is our own fault. */
export function problemOf(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem('internal', { title: String(error) });
}

/** @param text of an answer that says no; a proxy's own page has no code. */
export function problemIn(status: number, text: string): ApiProblem {
  try {
    const body = JSON.parse(text) as Partial<Body>;
    if (typeof body.code === 'string') return new ApiProblem(body.code, body);
  } catch {
    // Not ours.
  }
  return new ApiProblem(status === 413 ? 'tooLarge' : status >= 500 ? 'busy' : 'internal', { status });
}
