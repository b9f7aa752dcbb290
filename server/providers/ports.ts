// What the server asks of outside services. Adapters answer in these words alone; nobody else knows a vendor's.

/**
 * answered: the provider said so itself.
 * notSent: nothing left this machine for it (refused connection, open breaker); a later try may use any request number.
 * unknown: sent, and no answer understood. The provider may have worked and billed: ask again with the SAME request
 * number, and count nothing until it is answered.
 */
export type Delivery = 'answered' | 'notSent' | 'unknown';

export const policeOutcomes = [
  'MATCH',
  'NAME_ID_MISMATCH',
  'NO_RECORD',
  'NO_PHOTO',
  'FACE_MISMATCH',
  'SUSPECTED',
  'QUALITY_BAD',
  'LIVENESS_RISK',
  'RATE_LIMITED',
  'PROVIDER_UNAVAILABLE',
] as const;
export type PoliceOutcome = (typeof policeOutcomes)[number];

const countedOutcomes: ReadonlySet<PoliceOutcome> = new Set([
  'FACE_MISMATCH',
  'NAME_ID_MISMATCH',
  'SUSPECTED',
  'LIVENESS_RISK',
]);
const openOutcomes: ReadonlySet<PoliceOutcome> = new Set(['RATE_LIMITED', 'PROVIDER_UNAVAILABLE']);

/** Whether an outcome is one of a candidate's five failures: definite negatives only. Once per request number. */
export function countsAsFailure(outcome: PoliceOutcome): boolean {
  return countedOutcomes.has(outcome);
}

/** Whether the question is settled: asking again with the same request number would bring nothing new. */
export function isSettled(outcome: PoliceOutcome): boolean {
  return !openOutcomes.has(outcome);
}

export interface PoliceQuestion {
  /** Made by the caller and stored before the call; 8..64 of A-Z a-z 0-9 _ -. One question, however often it is sent. */
  readonly requestSn: string;
  readonly name: string;
  /** 18 characters, upper-case X. */
  readonly idNumber: string;
  /** JPEG. */
  readonly portrait: Uint8Array;
  /** YYYY-MM-DD. */
  readonly validFrom?: string;
  /** YYYY-MM-DD; absent for 长期. */
  readonly validTo?: string;
  /** The record of the consent under which the portrait is sent. */
  readonly consentId: string;
  readonly signal?: AbortSignal;
}

export interface PoliceVerdict {
  readonly outcome: PoliceOutcome;
  readonly delivery: Delivery;
  /** 0..100, higher is more alike; null when nothing was compared. */
  readonly score: number | null;
  /** The provider's own code, or one of ours (TIMEOUT, CIRCUIT_OPEN, MALFORMED_ANSWER, HTTP_503, ECONNREFUSED ...). */
  readonly providerCode: string;
  /** For the record, without personal data; not for candidates. */
  readonly providerMessage: string;
  readonly providerRequestId: string | null;
  /** null: not known. */
  readonly billed: boolean | null;
  /** Of all tries together, waits included. */
  readonly latencyMs: number;
  readonly tries: number;
}

/** What /readyz and /metrics read; never calls the provider. */
export interface ProviderHealth {
  readonly provider: string;
  readonly breaker: 'closed' | 'open' | 'halfOpen';
  /** Since the start: tries let through, those of them that count against the provider, calls refused while open. */
  readonly tries: number;
  readonly failures: number;
  readonly refused: number;
  /** Code of the last failure, and its Unix time. */
  readonly lastFailure: string | null;
  readonly lastFailureAtMs: number | null;
}

interface Provider {
  health(): ProviderHealth;
  /** Stops the breaker's timers. */
  close(): void;
}

export interface PoliceProvider extends Provider {
  /**
   * Never rejects for what the provider or the network does. The verdict's delivery is of this call alone: a repeated
   * question whose first call was unknown stays so when this one is notSent.
   * @throws RangeError (a rejection) on a bad request number
   */
  verify(question: PoliceQuestion): Promise<PoliceVerdict>;
  /**
   * What became of a question whose delivery was unknown; it stays unknown until it is settled. undefined: the provider does not know it or offers no such
   * call; then verify() again with the same request number.
   */
  query(requestSn: string, signal?: AbortSignal): Promise<PoliceVerdict | undefined>;
}

export type SmsOutcome = 'ACCEPTED' | 'NUMBER_REFUSED' | 'RATE_LIMITED' | 'PROVIDER_UNAVAILABLE';

export interface SmsMessage {
  /** 11 digits, mainland China. */
  readonly phone: string;
  /** Digits. */
  readonly code: string;
  readonly requestId: string;
  readonly signal?: AbortSignal;
}

export interface SmsReceipt {
  readonly outcome: SmsOutcome;
  /** unknown is never sent again by the adapter: the message may be on its way, and two would cost the candidate one. */
  readonly delivery: Delivery;
  readonly providerCode: string;
  readonly providerMessage: string;
  readonly providerRequestId: string | null;
  /** Messages billed; null: not known. */
  readonly fee: number | null;
  readonly latencyMs: number;
  readonly tries: number;
}

export interface SmsProvider extends Provider {
  send(message: SmsMessage): Promise<SmsReceipt>;
}

/** One person's entry in the registration system. */
export interface Registration {
  /** 11 digits. */
  readonly phone: string;
  /** As registered, NFC. */
  readonly name: string;
  /** 18 characters, upper-case X. */
  readonly idNumber: string;
  /** 准考证号 or 考籍号. */
  readonly candidateNumber: string | null;
  /** 考试名称, shown to the candidate. */
  readonly examName: string | null;
}

export interface RegistrationProvider extends Provider {
  /** null: nobody registered this phone. @throws ProviderFailure (a rejection) when nobody could say */
  find(phone: string, signal?: AbortSignal): Promise<Registration | null>;
}

/** A provider gave no answer; the code is its own or one of ours, the message holds no personal data. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  constructor(
    readonly provider: string,
    readonly code: string,
    readonly delivery: Delivery,
  ) {
    super(`${provider}: ${code} (${delivery})`);
  }
}
