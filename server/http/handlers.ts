// One handler for each operation of the document: types come from it, and a missing one is an error.
import type { operations } from '../../build/openapi/api.js';
import { confirmComparison, confirmReading } from '../cards/confirm.js';
import { submitCard } from '../cards/submit_card.js';
import { openChallenge } from '../challenges/open_challenge.js';
import { submitEvidence } from '../challenges/submit_evidence.js';
import { flowOf } from '../flow/flow_view.js';
import { restart } from '../flow/restart.js';
import { confirmNotice, consentToFace, requestManualReview } from '../flow/simple_steps.js';
import { storePart } from '../parts/parts.js';
import { erasePerson } from '../person/erase_person.js';
import { exportPerson } from '../person/export_person.js';
import { confirmPortrait, submitPortrait } from '../portraits/submit_portrait.js';
import type { Services } from '../services.js';
import type { Session } from '../sign_in/sessions.js';
import { verify } from '../verifications/verify.js';
import { cardPicture, portraitPicture } from './pictures.js';

export type OperationId = keyof operations;
/** They handle cookies themselves: sign_in_handlers.ts. */
export type SignInOperation = 'requestCode' | 'signIn' | 'refreshSignIn' | 'signOut';

type BodyOf<Op extends OperationId> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : undefined;
type ParamsOf<Op extends OperationId> = operations[Op] extends { parameters: { path: infer P } } ? P : undefined;

export interface Call<Op extends OperationId> {
  readonly services: Services;
  /** Of the signed-in person; the registrar has seen to that. */
  readonly session: Session;
  readonly body: BodyOf<Op>;
  readonly params: ParamsOf<Op>;
  /** The Idempotency-Key; empty where the operation takes none. */
  readonly key: string;
  /** What was sent, where it is no JSON. */
  readonly bytes: Uint8Array;
}

type Handler<Op extends OperationId> = (call: Call<Op>) => Promise<unknown>;
export type Handlers = { readonly [Op in Exclude<OperationId, SignInOperation | 'getTexts'>]: Handler<Op> };

/** Does it, and answers the whole flow anew. */
function thenFlow<Op extends OperationId>(step: (call: Call<Op>) => Promise<void>): Handler<Op> {
  return async (call) => {
    await step(call);
    return flowOf(call.services, call.session.candidateId);
  };
}

export const handlers: Handlers = {
  getFlow: thenFlow(() => Promise.resolve()),
  confirmNotice: thenFlow(({ services, session }) => confirmNotice(services, session.candidateId)),
  restart: thenFlow(({ services, session, body }) => restart(services, session.candidateId, body.from)),
  requestManualReview: thenFlow(({ services, session, body }) =>
    requestManualReview(services, session.candidateId, body.reason),
  ),
  storePart: ({ services, session, params, bytes }) => storePart(services, session.candidateId, params.sha256, bytes),
  submitCard: thenFlow(({ services, session, body }) => submitCard(services, session.candidateId, body)),
  confirmReading: thenFlow(({ services, session }) => confirmReading(services, session.candidateId)),
  confirmComparison: thenFlow(({ services, session }) => confirmComparison(services, session.candidateId)),
  getCardPicture: ({ services, session, params }) => cardPicture(services, session.candidateId, params.side),
  submitPortrait: thenFlow(({ services, session, key, body }) =>
    submitPortrait(services, session.candidateId, key, body),
  ),
  confirmPortrait: thenFlow(({ services, session, params }) =>
    confirmPortrait(services, session.candidateId, params.id),
  ),
  getPortraitPicture: ({ services, session, params }) =>
    portraitPicture(services, session.candidateId, params.id, params.picture),
  consentToFace: thenFlow(({ services, session, body }) => consentToFace(services, session.candidateId, body)),
  openChallenge: ({ services, session, body }) => openChallenge(services, session, body),
  submitEvidence: thenFlow(({ services, session, params, key, body }) =>
    submitEvidence(services, session, params.id, key, body),
  ),
  verify: thenFlow(({ services, session }) => verify(services, session.candidateId)),
  exportPerson: ({ services, session }) => exportPerson(services, session.candidateId),
  erasePerson: ({ services, session }) => erasePerson(services, session.candidateId),
};
