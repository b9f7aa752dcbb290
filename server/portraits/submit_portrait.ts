import type { components } from '../../build/openapi/api.js';
import { audit } from '../audit/audit_log.js';
import { nextShanghaiMidnight, shanghaiDay } from '../common/clock.js';
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import { spendUpload } from '../counting/uploads.js';
import { admitted } from '../flow/application.js';
import { partBytes } from '../parts/parts.js';
import type { Services } from '../services.js';
import type { PortraitVerdict } from '../vision/vision.js';

type Submission = components['schemas']['PortraitSubmission'];

/**
 * One upload: counted, checked, and made the candidate's portrait, accepted or not.
 * @param key the request's; an upload whose request was interrupted is checked on and not counted again.
 * @throws Problem otherStep, partMissing, uploadsSpent
 */
export async function submitPortrait(
  services: Services,
  candidateId: string,
  key: string,
  submission: Submission,
): Promise<void> {
  const upload =
    (await earlierUpload(services, candidateId, key)) ?? (await countedUpload(services, candidateId, key, submission));
  if (upload === 'checked') return;
  const { db, artifacts, clock } = services;
  const { id, raw } = upload;
  const verdict = await check(services, upload.source, submission);
  const output_artifact = await kept(services, verdict.output);
  // What is shown from now on: encoded anew, without what a file may carry besides its picture.
  const original_artifact = (await kept(services, verdict.original)) ?? '';
  const settled = await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('portrait')
      .set({
        original_artifact,
        output_artifact,
        accepted: verdict.accepted ? 1 : 0,
        reasons: JSON.stringify(verdict.reasons),
      })
      .where('id', '=', id)
      .where('accepted', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    const detail = { portrait: id, accepted: verdict.accepted, reasons: verdict.reasons.join() };
    await audit(trx, clock(), { candidateId, event: 'portrait.checked', detail });
    return true;
  });
  // Not settled: its person was erased meanwhile, or another run of the same request was first.
  const rubbish = settled ? [raw] : [original_artifact, output_artifact ?? ''];
  for (const picture of rubbish.filter((one) => one !== '')) await artifacts.delete(picture);
}

interface Upload {
  readonly id: string;
  readonly source: Uint8Array;
  /** The artifact that holds the source until it is checked. */
  readonly raw: string;
}

/**
 * What this key has already counted, or null. A portrait is checked once, and as it was counted: a key that comes again
 * after its answer was forgotten must not put another picture in the place of a confirmed one.
 */
async function earlierUpload(
  { db, artifacts }: Services,
  candidateId: string,
  key: string,
): Promise<Upload | 'checked' | null> {
  const row = await db
    .selectFrom('portrait')
    .select(['id', 'accepted', 'original_artifact as raw'])
    .where('candidate_id', '=', candidateId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.accepted !== null || row.raw === '') return 'checked';
  return { id: row.id, raw: row.raw, source: await artifacts.get(row.raw) };
}

/** What cannot be decoded is an upload like any other, and refused. */
async function check(
  { vision, settings }: Services,
  source: Uint8Array,
  { adjustment = {} }: Submission,
): Promise<PortraitVerdict> {
  try {
    return await vision.checkPortrait({ source, spec: settings.photoSpec, adjustment });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    return { accepted: false, reasons: [error.code], output: null, original: null };
  }
}

async function kept({ artifacts }: Services, picture: Uint8Array | null): Promise<string | null> {
  if (picture === null) return null;
  const id = randomId();
  await artifacts.put(id, picture);
  return id;
}

/** Stores the picture, then counts it and makes it the candidate's in one transaction. */
async function countedUpload(
  services: Services,
  candidateId: string,
  key: string,
  { source: digest, origin }: Submission,
): Promise<Upload> {
  const { db, artifacts, clock, settings } = services;
  const source = await partBytes(services, candidateId, digest);
  const [id, original_artifact] = [randomId(), randomId()];
  await artifacts.put(original_artifact, source);
  try {
    await db.transaction().execute(async (trx) => {
      await admitted(trx, candidateId, 'submitPortrait', settings.limits.failures);
      const now = clock();
      if (!(await spendUpload(trx, candidateId, now, settings.limits.uploadsADay)))
        throw new Problem('uploadsSpent', 'no upload is left today', {
          retryAfterSeconds: Math.ceil((nextShanghaiMidnight(now) - now) / 1000),
        });
      await trx
        .insertInto('portrait')
        .values({
          id,
          candidate_id: candidateId,
          idempotency_key: key,
          day: shanghaiDay(now),
          original_artifact,
          output_artifact: null,
          accepted: null,
          reasons: '[]',
          created_at: now,
        })
        .execute();
      await trx
        .updateTable('application')
        .set({ portrait_id: id, portrait_confirmed_at: null })
        .where('candidate_id', '=', candidateId)
        .execute();
      await audit(trx, now, { candidateId, event: 'portrait.uploaded', detail: { portrait: id, origin } });
    });
  } catch (error) {
    await artifacts.delete(original_artifact);
    throw error;
  }
  return { id, source, raw: original_artifact };
}

/** 满意并提交. @throws Problem otherStep, notFound for another's or an older one, portraitRefused */
export async function confirmPortrait(
  { db, clock, settings }: Services,
  candidateId: string,
  portraitId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { portrait } = await admitted(trx, candidateId, 'confirmPortrait', settings.limits.failures);
    if (portrait?.id !== portraitId) throw new Problem('notFound', 'no such portrait');
    if (portrait.accepted !== 1) throw new Problem('portraitRefused', 'this portrait was not accepted');
    const now = clock();
    await trx
      .updateTable('application')
      .set({ portrait_confirmed_at: now })
      .where('candidate_id', '=', candidateId)
      .execute();
    await audit(trx, now, { candidateId, event: 'portrait.confirmed', detail: { portrait: portraitId } });
  });
}
