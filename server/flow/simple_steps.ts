// Steps that are one stored fact each.
import { audit } from '../audit/audit_log.js';
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import type { Transacted } from '../database/database.js';
import type { Services } from '../services.js';
import type { ConsentKind } from '../texts/texts.js';
import { admitted } from './application.js';

export interface GivenConsent {
  readonly version: string;
  readonly sha256: string;
}

/** @throws Problem consentNeeded when it is of other words than those in force */
export function refuseOtherWords({ texts }: Services, kind: ConsentKind, { version, sha256 }: GivenConsent): void {
  if (version !== texts[kind].version || sha256 !== texts[kind].sha256)
    throw new Problem('consentNeeded', `${kind} has changed: show it anew`);
}

/** @throws Problem consentNeeded */
export async function recordConsent(
  services: Services,
  trx: Transacted,
  candidateId: string,
  kind: ConsentKind,
  consent: GivenConsent,
): Promise<void> {
  refuseOtherWords(services, kind, consent);
  const { version, sha256 } = consent;
  const now = services.clock();
  await trx
    .insertInto('consent')
    .values({ id: randomId(), candidate_id: candidateId, kind, version, text_sha256: sha256, at: now })
    .execute();
  await audit(trx, now, { candidateId, event: 'consent.given', detail: { kind, version, sha256 } });
}

/** @throws Problem otherStep, locked */
export async function confirmNotice({ db, clock, settings }: Services, candidateId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await admitted(trx, candidateId, 'confirmNotice', settings.limits.failures);
    const now = clock();
    await trx.updateTable('application').set({ notice_at: now }).where('candidate_id', '=', candidateId).execute();
    await audit(trx, now, { candidateId, event: 'notice.confirmed' });
  });
}

/** @throws Problem otherStep, locked, consentNeeded */
export async function consentToFace(services: Services, candidateId: string, consent: GivenConsent): Promise<void> {
  const { db, clock, settings } = services;
  await db.transaction().execute(async (trx) => {
    await admitted(trx, candidateId, 'consentToFace', settings.limits.failures);
    await recordConsent(services, trx, candidateId, 'faceConsent', consent);
    await trx
      .updateTable('application')
      .set({ face_consent_at: clock() })
      .where('candidate_id', '=', candidateId)
      .execute();
  });
}

/** In any step: it is the way out of each. */
export async function requestManualReview({ db, clock }: Services, candidateId: string, reason: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('application')
      .set({ manual_review: reason })
      .where('candidate_id', '=', candidateId)
      .execute();
    await audit(trx, clock(), { candidateId, event: 'manualReview.requested', detail: { reason } });
  });
}
