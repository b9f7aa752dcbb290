// One candidate's application as the database has it, and what of it the flow is decided by.
import { Problem } from '../common/problem.js';
import type { Database, Transacted } from '../database/database.js';
import type { ApplicationTable, CardTable, PortraitTable, VerificationTable } from '../database/schema.js';
import { admission, type FlowFacts, type Step, stepOf, type SteppedOperation } from './step.js';

export interface Application {
  readonly row: ApplicationTable;
  readonly card: CardTable | null;
  /** The last one uploaded since the card was confirmed. */
  readonly portrait: PortraitTable | null;
  readonly verification: VerificationTable | null;
}

export async function applicationOf(db: Database | Transacted, candidateId: string): Promise<Application> {
  const row = await db
    .selectFrom('application')
    .selectAll()
    .where('candidate_id', '=', candidateId)
    .executeTakeFirstOrThrow();
  const { card_id, portrait_id, verification_id } = row;
  const [card, portrait, verification] = [
    card_id && (await db.selectFrom('card').selectAll().where('id', '=', card_id).executeTakeFirst()),
    portrait_id && (await db.selectFrom('portrait').selectAll().where('id', '=', portrait_id).executeTakeFirst()),
    verification_id &&
      (await db.selectFrom('verification').selectAll().where('id', '=', verification_id).executeTakeFirst()),
  ];
  return { row, card: card || null, portrait: portrait || null, verification: verification || null };
}

export function policeStatusOf({ row, verification }: Application): FlowFacts['police'] {
  if (row.done_at !== null) return 'passed';
  if (verification === null) return 'none';
  return verification.status === 'done' ? 'failed' : verification.status;
}

export function currentStep(application: Application, failuresAllowed: number): Step {
  const { row, card } = application;
  const facts: FlowFacts = {
    noticeConfirmed: row.notice_at !== null,
    card: card && { readingConfirmed: card.reading_confirmed_at !== null, compared: card.compared_at !== null },
    portraitConfirmed: row.portrait_confirmed_at !== null,
    faceMatched: row.challenge_id !== null,
    police: policeStatusOf(application),
    failures: row.failures,
  };
  return stepOf(facts, failuresAllowed);
}

function refuse(step: Step): never {
  if (step === 'locked') throw new Problem('locked', 'too many failures', { step });
  throw new Problem('otherStep', `not in step ${step}`, { step });
}

/** @throws Problem otherStep or locked, with the step that the candidate is in */
export function admit(application: Application, steps: readonly Step[], failuresAllowed: number): void {
  const step = currentStep(application, failuresAllowed);
  if (!steps.includes(step)) refuse(step);
}

/** The application, where it is in a step that admits the operation. @throws Problem otherStep, locked */
export async function admitted(
  db: Database | Transacted,
  candidateId: string,
  operation: SteppedOperation,
  failuresAllowed: number,
): Promise<Application> {
  const application = await applicationOf(db, candidateId);
  admit(application, admission[operation], failuresAllowed);
  return application;
}
