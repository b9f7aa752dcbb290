// The flow as its candidate sees it.
import type { components } from '../../build/openapi/api.js';
import { nextShanghaiMidnight } from '../common/clock.js';
import { cardContents } from '../cards/card_contents.js';
import { compare } from '../cards/comparison.js';
import { uploadsSpent } from '../counting/uploads.js';
import type { Services } from '../services.js';
import { personOf } from '../sign_in/candidates.js';
import { type Application, applicationOf, currentStep, policeStatusOf } from './application.js';
import { maskedName, maskedNumber } from './mask.js';

type Schemas = components['schemas'];
export type Flow = Schemas['Flow'];

export async function flowOf(services: Services, candidateId: string): Promise<Flow> {
  const { db, sealer, settings, clock } = services;
  const { limits } = settings;
  const application = await applicationOf(db, candidateId);
  const person = await personOf(db, sealer, candidateId);
  const { row } = application;
  return {
    step: currentStep(application, limits.failures),
    person: { name: maskedName(person.name), number: maskedNumber(person.idNumber) },
    failures: row.failures,
    failuresAllowed: limits.failures,
    uploadsLeft: limits.uploadsADay - (await uploadsSpent(db, candidateId, clock())),
    uploadsAllowed: limits.uploadsADay,
    uploadsResetAt: nextShanghaiMidnight(clock()),
    card: cardView(services, application, person),
    portrait: portraitView(application),
    face: {
      consented: row.face_consent_at !== null,
      passed: row.challenge_id !== null,
      problem: row.face_problem,
    },
    police: { status: policeStatusOf(application), outcome: application.verification?.outcome ?? null },
    manualReview: row.manual_review,
  };
}

function cardView(
  { sealer }: Services,
  { card }: Application,
  person: { readonly name: string; readonly idNumber: string },
): Flow['card'] {
  if (card === null) return null;
  const { reading } = cardContents(sealer, card);
  return {
    reading,
    comparison: card.reading_confirmed_at === null ? null : compare(reading, person),
  };
}

function portraitView({ row, portrait }: Application): Flow['portrait'] {
  if (portrait === null) return null;
  return {
    id: portrait.id,
    accepted: portrait.accepted === null ? null : portrait.accepted === 1,
    confirmed: row.portrait_confirmed_at !== null,
    reasons: JSON.parse(portrait.reasons) as string[],
  };
}
