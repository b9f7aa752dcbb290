import type { components } from '../../build/openapi/api.js';
import { cardContents } from '../cards/card_contents.js';
import type { Services } from '../services.js';
import { personOf } from '../sign_in/candidates.js';

/** Everything that is kept of a person but the pictures, which their own pages show. */
export async function exportPerson(
  { db, sealer }: Services,
  candidateId: string,
): Promise<components['schemas']['PersonExport']> {
  const rowsOf = (table: 'consent' | 'portrait' | 'challenge' | 'verification' | 'upload_day' | 'failure') =>
    db
      .selectFrom(table as 'consent')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .execute();
  const cards = await db.selectFrom('card').selectAll().where('candidate_id', '=', candidateId).execute();
  return {
    registration: await personOf(db, sealer, candidateId),
    application: await db
      .selectFrom('application')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .executeTakeFirstOrThrow(),
    consents: await rowsOf('consent'),
    cards: cards.map((card) => ({ id: card.id, createdAt: card.created_at, ...cardContents(sealer, card) })),
    portraits: await rowsOf('portrait'),
    uploads: await rowsOf('upload_day'),
    challenges: await rowsOf('challenge'),
    verifications: await rowsOf('verification'),
    failures: await rowsOf('failure'),
    events: await db
      .selectFrom('audit')
      .select(['at', 'event', 'detail'])
      .where('candidate_id', '=', candidateId)
      .orderBy('seq')
      .execute(),
  };
}
