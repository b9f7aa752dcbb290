// Pictures that are shown back to the person they are of.
import { Problem } from '../common/problem.js';
import { applicationOf } from '../flow/application.js';
import type { Services } from '../services.js';

const none = (): Problem => new Problem('notFound', 'no such picture');

export async function cardPicture(
  { db, artifacts }: Services,
  candidateId: string,
  side: 'portrait' | 'emblem',
): Promise<Buffer> {
  const { card } = await applicationOf(db, candidateId);
  if (card === null) throw none();
  return artifacts.get(side === 'portrait' ? card.portrait_artifact : card.emblem_artifact);
}

/** The original is sent as it was re-encoded for showing. @throws Problem notFound */
export async function portraitPicture(
  { db, artifacts }: Services,
  candidateId: string,
  id: string,
  picture: 'original' | 'output',
): Promise<Buffer> {
  const row = await db
    .selectFrom('portrait')
    .select(['original_artifact', 'output_artifact', 'accepted'])
    .where('id', '=', id)
    .where('candidate_id', '=', candidateId)
    .executeTakeFirst();
  // Until it is checked the original is still the file that was sent.
  if (row?.accepted === null) throw none();
  const artifact = picture === 'original' ? row?.original_artifact : row?.output_artifact;
  if (!artifact) throw none();
  return artifacts.get(artifact);
}
