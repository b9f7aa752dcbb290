// 确认无误, and 确认无误进入下一步.
import { audit } from '../audit/audit_log.js';
import { Problem } from '../common/problem.js';
import { admitted } from '../flow/application.js';
import type { Services } from '../services.js';
import { personOf } from '../sign_in/candidates.js';
import { cardContents } from './card_contents.js';
import { compare } from './comparison.js';

/** @throws Problem otherStep */
export async function confirmReading({ db, clock, settings }: Services, candidateId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { card } = await admitted(trx, candidateId, 'confirmReading', settings.limits.failures);
    const now = clock();
    await trx
      .updateTable('card')
      .set({ reading_confirmed_at: now })
      .where('id', '=', card?.id ?? '')
      .execute();
    await audit(trx, now, { candidateId, event: 'card.readingConfirmed', detail: { card: card?.id ?? '' } });
  });
}

/** @throws Problem otherStep, comparisonFailed where card and registration differ or the card is not valid */
export async function confirmComparison(services: Services, candidateId: string): Promise<void> {
  const { db, sealer, clock, settings } = services;
  const person = await personOf(db, sealer, candidateId);
  await db.transaction().execute(async (trx) => {
    const { card } = await admitted(trx, candidateId, 'confirmComparison', settings.limits.failures);
    if (card === null) throw new Error('a comparison without a card');
    const { reading } = cardContents(sealer, card);
    const { outcome, mayContinue } = compare(reading, person);
    if (!mayContinue)
      throw new Problem('comparisonFailed', 'card and registration differ, or the card is not valid', {
        reasons: [outcome, ...reading.problems],
      });
    const now = clock();
    await trx.updateTable('card').set({ compared_at: now, comparison: outcome }).where('id', '=', card.id).execute();
    await audit(trx, now, { candidateId, event: 'card.compared', detail: { card: card.id, outcome } });
  });
}
