// The tables. Times are milliseconds since 1970; truth values 0 or 1; `sealed` columns hold personal data, sealed.
import type { Generated } from 'kysely';

export interface CandidateTable {
  id: string;
  /** Keyed hash of phone and ID number: a phone that goes to somebody else is another candidate. */
  person_index: string;
  /** Registration: phone, name, number. Null once erased. */
  sealed: Uint8Array | null;
  created_at: number;
  /** Last sign-in. */
  seen_at: number;
}

export interface SignInCodeTable {
  id: string;
  phone_index: string;
  /** Of the address that asked. */
  address_index: string;
  code_hash: string;
  created_at: number;
  expires_at: number;
  tries: number;
  used_at: number | null;
}

export interface SessionTable {
  id: string;
  candidate_id: string;
  transport: 'cookie' | 'bearer';
  access_hash: string;
  access_expires_at: number;
  refresh_hash: string;
  /** The one before, to notice that it is used again. */
  previous_refresh_hash: string | null;
  rotated_at: number;
  expires_at: number;
  ended_at: number | null;
  created_at: number;
}

export interface ConsentTable {
  id: string;
  candidate_id: string;
  kind: 'userAgreement' | 'privacyPolicy' | 'faceConsent';
  version: string;
  text_sha256: string;
  at: number;
}

export interface ApplicationTable {
  candidate_id: string;
  notice_at: number | null;
  card_id: string | null;
  portrait_id: string | null;
  portrait_confirmed_at: number | null;
  face_consent_at: number | null;
  /** The challenge that was passed and matched. */
  challenge_id: string | null;
  /** Why the last evidence was not taken. */
  face_problem: string | null;
  verification_id: string | null;
  failures: number;
  done_at: number | null;
  manual_review: string | null;
}

export interface PartTable {
  id: string;
  candidate_id: string;
  sha256: string;
  bytes: number;
  type: string;
  width: number;
  height: number;
  created_at: number;
  delete_after: number;
}

export interface CardTable {
  id: string;
  candidate_id: string;
  /** CardReading. */
  sealed: Uint8Array;
  portrait_artifact: string;
  emblem_artifact: string;
  comparison: string | null;
  reading_confirmed_at: number | null;
  compared_at: number | null;
  created_at: number;
}

export interface PortraitTable {
  id: string;
  candidate_id: string;
  idempotency_key: string;
  /** In Shanghai. */
  day: string;
  original_artifact: string;
  output_artifact: string | null;
  /** Null while it is being checked. */
  accepted: number | null;
  /** JSON: ids of the checks that failed. */
  reasons: string;
  created_at: number;
}

export interface UploadDayTable {
  candidate_id: string;
  day: string;
  uploads: number;
}

export interface ChallengeTable {
  id: string;
  candidate_id: string;
  nonce: string;
  /** JSON. */
  actions: string;
  /** JSON. */
  public_key: string;
  key_protected: number;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  used_key: string | null;
  /** passed, refused, mismatch. */
  outcome: string | null;
  problem: string | null;
  /** JSON. */
  cues: string | null;
  similarity: number | null;
  card_similarity: number | null;
}

export interface VerificationTable {
  /** Also the request_sn at the provider. */
  id: string;
  candidate_id: string;
  card_id: string;
  portrait_id: string;
  challenge_id: string;
  status: 'pending' | 'done' | 'unavailable';
  outcome: string | null;
  score: number | null;
  provider_code: string | null;
  provider_request_id: string | null;
  billed: number | null;
  created_at: number;
  /** Until when one request has it in hand. */
  held_until: number;
  finished_at: number | null;
}

/** One row for each failure that was counted: a source counts once. */
export interface FailureTable {
  source: 'challenge' | 'verification';
  source_id: string;
  candidate_id: string;
  at: number;
}

export interface IdempotencyTable {
  candidate_id: string;
  key: string;
  operation: string;
  body_sha256: string;
  /** Until when the request that began it has it in hand. */
  held_until: number;
  /** Null while it runs. */
  status: number | null;
  /** JSON. */
  sealed: Uint8Array | null;
  created_at: number;
}

export interface AuditTable {
  seq: Generated<number>;
  at: number;
  candidate_id: string | null;
  event: string;
  /** JSON without personal data. */
  detail: string;
  previous_hash: string;
  hash: string;
}

export interface Tables {
  candidate: CandidateTable;
  sign_in_code: SignInCodeTable;
  session: SessionTable;
  consent: ConsentTable;
  application: ApplicationTable;
  part: PartTable;
  card: CardTable;
  portrait: PortraitTable;
  upload_day: UploadDayTable;
  challenge: ChallengeTable;
  verification: VerificationTable;
  failure: FailureTable;
  idempotency: IdempotencyTable;
  audit: AuditTable;
}
