// Every call of server/api/openapi.yaml that a candidate's page makes.
import type { components } from '../../../build/openapi/api.js';
import { Outbox } from './outbox.js';
import { Transport } from './transport.js';

type Schemas = components['schemas'];
export type Flow = Schemas['Flow'];
export type Step = Schemas['Step'];
export type Texts = Schemas['Texts'];
export type Text = Schemas['Text'];
export type CardSide = Schemas['CardSide'];
export type CardProblem = Schemas['CardProblem'];
export type Reading = Schemas['Reading'];
export type RestartFrom = Schemas['Restart']['from'];
export type ReviewReason = Schemas['ManualReviewRequest']['reason'];
export type Challenge = Schemas['Challenge'];

const consentOf = ({ version, sha256 }: Text): Schemas['Consent'] => ({ version, sha256 });

/** All reject with ApiProblem; all that answer with a flow changed it. */
export class FlowClient {
  readonly transport = new Transport();
  readonly outbox = new Outbox(this.transport);

  texts(): Promise<Texts> {
    return this.transport.json({ method: 'GET', path: '/texts' });
  }

  requestCode(phone: string): Promise<Schemas['CodeSent']> {
    return this.#post('/sign-in/codes', { phone });
  }

  async signIn(phone: string, code: string, { userAgreement, privacyPolicy }: Texts): Promise<void> {
    const body: Schemas['SignIn'] = {
      phone,
      code,
      userAgreement: consentOf(userAgreement),
      privacyPolicy: consentOf(privacyPolicy),
      transport: 'cookie',
    };
    this.transport.opened(await this.#post('/sign-in', body));
  }

  async signOut(): Promise<void> {
    await this.#post<undefined>('/sign-out');
    this.transport.closed();
  }

  flow(): Promise<Flow> {
    return this.transport.json({ method: 'GET', path: '/flow' });
  }

  confirmNotice(): Promise<Flow> {
    return this.#post('/flow/notice');
  }

  restart(from: RestartFrom): Promise<Flow> {
    return this.#post('/flow/restart', { from });
  }

  requestManualReview(reason: ReviewReason): Promise<Flow> {
    return this.#post('/flow/manual-review', { reason });
  }

  submitCard(submission: Schemas['CardSubmission']): Promise<Flow> {
    return this.outbox.send('card', '/card', submission);
  }

  confirmReading(): Promise<Flow> {
    return this.#post('/card/reading/confirmation');
  }

  confirmComparison(): Promise<Flow> {
    return this.#post('/card/comparison/confirmation');
  }

  submitPortrait(submission: Schemas['PortraitSubmission']): Promise<Flow> {
    return this.outbox.send('portrait', '/portraits', submission);
  }

  confirmPortrait(id: string): Promise<Flow> {
    return this.#post(`/portraits/${id}/confirmation`);
  }

  consentToFace({ faceConsent }: Texts): Promise<Flow> {
    return this.#post('/consents/face', consentOf(faceConsent));
  }

  openChallenge(body: Schemas['ChallengeRequest'], signal: AbortSignal): Promise<Challenge> {
    return this.transport.json({ method: 'POST', path: '/challenges', body, signal });
  }

  submitEvidence(challengeId: string, evidence: Schemas['Evidence']): Promise<Flow> {
    return this.outbox.send('evidence', `/challenges/${challengeId}/evidence`, evidence);
  }

  verify(): Promise<Flow> {
    return this.outbox.send('verification', '/verifications');
  }

  async picture(path: string, signal?: AbortSignal): Promise<Blob> {
    const response = await this.transport.send({ method: 'GET', path, ...(signal && { signal }) });
    return response.blob();
  }

  #post<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.transport.json({ method: 'POST', path, ...(body !== undefined && { body }) });
  }
}
