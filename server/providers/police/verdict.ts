// From tries to the verdict that the port promises.
import type { Settled, Try } from '../http/tries.js';
import { isSettled, type PoliceVerdict } from '../ports.js';

/** What one try says; delivery, tries and latency are added of all of them. */
export type Finding = Pick<
  PoliceVerdict,
  'outcome' | 'score' | 'providerCode' | 'providerMessage' | 'providerRequestId' | 'billed'
>;

const kRequestSn = /^[A-Za-z0-9_-]{8,64}$/;

export function checkRequestSn(requestSn: string): void {
  if (!kRequestSn.test(requestSn)) {
    throw new RangeError(`a request number of ${requestSn.length} characters, 8..64 of A-Z a-z 0-9 _ - expected`);
  }
}

export function noFinding(code: string, billed: boolean | null): Finding {
  return {
    outcome: 'PROVIDER_UNAVAILABLE',
    score: null,
    providerCode: code,
    providerMessage: '',
    providerRequestId: null,
    billed,
  };
}

/** A try that brought no answer. */
export function lostTry(kind: 'notSent' | 'unknown', code: string, again = true): Try<Finding> {
  const aborted = code === 'ABORTED';
  return {
    delivery: kind,
    answer: noFinding(code, kind === 'notSent' ? false : null),
    code,
    failed: !aborted,
    again: again && !aborted,
  };
}

export const settles = (finding: Finding): boolean => isSettled(finding.outcome);

/** A question that the adapter itself refuses: nothing was sent. */
export function refusedVerdict(outcome: 'QUALITY_BAD', code: string, message: string): PoliceVerdict {
  const finding = { ...noFinding(code, false), outcome, providerMessage: message };
  return { ...finding, delivery: 'notSent', latencyMs: 0, tries: 0 };
}

export function verdictOf({ last, delivery, tries, latencyMs }: Settled<Finding>): PoliceVerdict {
  const finding = last?.answer ?? noFinding('CIRCUIT_OPEN', false);
  const billed = delivery === 'unknown' ? null : finding.billed;
  return { ...finding, billed, delivery, tries, latencyMs };
}
