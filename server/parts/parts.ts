// Pictures that a candidate has sent and not yet handed in, each under its digest.
import { createHash } from 'node:crypto';
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import type { Services } from '../services.js';

export interface StoredPart {
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** First bytes by kind: no file is opened as something else than it begins as. */
function kindOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (/^....ftyp(heic|heix|mif1|msf1|hevc)/s.test(head)) return 'image/heic';
  return null;
}

/**
 * Keeps a picture for its sender. The same once more changes nothing but how long it is kept.
 * @throws Problem unsupportedType, digestMismatch, partsSpent, pictureUnreadable, pictureTooLarge
 */
export async function storePart(
  services: Services,
  candidateId: string,
  sha256: string,
  bytes: Uint8Array,
): Promise<StoredPart> {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Problem('digestMismatch', 'these are not the bytes of this digest: the upload broke off or was altered');
  const type = kindOf(bytes);
  if (type === null) throw new Problem('unsupportedType', 'neither JPEG, PNG, WebP nor HEIC');
  const { db, clock, settings, artifacts, vision } = services;
  const known = await keepLonger(services, candidateId, sha256);
  if (known !== null) return known;
  await refuseTooMany(services, candidateId);
  const { width, height } = await vision.inspect(bytes);
  const now = clock();
  const id = randomId();
  await artifacts.put(id, bytes);
  const part = { sha256, bytes: bytes.byteLength, width, height };
  const added = await db
    .insertInto('part')
    .values({
      id,
      candidate_id: candidateId,
      type,
      created_at: now,
      delete_after: now + settings.limits.graceMs,
      ...part,
    })
    .onConflict((conflict) => conflict.columns(['candidate_id', 'sha256']).doNothing())
    .executeTakeFirst();
  // Sent twice at once: the other one is kept.
  if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) await artifacts.delete(id);
  return part;
}

async function keepLonger(
  { db, clock, settings }: Services,
  candidateId: string,
  sha256: string,
): Promise<StoredPart | null> {
  const row = await db
    .updateTable('part')
    .set({ delete_after: clock() + settings.limits.graceMs })
    .where('candidate_id', '=', candidateId)
    .where('sha256', '=', sha256)
    .returning(['bytes', 'width', 'height'])
    .executeTakeFirst();
  return row === undefined ? null : { sha256, ...row };
}

async function refuseTooMany({ db, settings }: Services, candidateId: string): Promise<void> {
  const { waiting } = await db
    .selectFrom('part')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('candidate_id', '=', candidateId)
    .executeTakeFirstOrThrow();
  if (waiting >= settings.limits.partsWaiting)
    throw new Problem('partsSpent', 'too many pictures are waiting to be handed in', {
      retryAfterSeconds: Math.ceil(settings.limits.graceMs / 1000),
    });
}

/** The bytes of the candidate's own part. @throws Problem partMissing */
export async function partBytes({ db, artifacts }: Services, candidateId: string, sha256: string): Promise<Buffer> {
  const row = await db
    .selectFrom('part')
    .select('id')
    .where('candidate_id', '=', candidateId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('partMissing', `send the picture ${sha256.slice(0, 8)}… first`);
  return artifacts.get(row.id);
}
