// 人脸识别: what comes, the separate consent, the challenge, its evidence.
import type { LivenessArtifact, OrderRequest } from 'qujing';
import type { App } from '../app.js';
import { ApiProblem, problemOf } from '../api/api_problem.js';
import type { Flow } from '../api/flow_client.js';
import { sendParts } from '../api/parts.js';
import { loadElements, prefetchFaces } from '../capture/elements.js';
import { livenessStage } from '../capture/liveness_stage.js';
import { PageStack, type MakePage, type Page } from '../page.js';
import { faceConsent, faceIntro } from './face_before.js';
import type { SendingPage } from '../parts/sending_page.js';
import { facePause, faceRefused, sendingFace } from './face_after.js';

export const facePage: MakePage = (app) => new FaceStep(app);

class FaceStep implements Page {
  readonly element: HTMLElement;
  readonly #stack: PageStack;
  readonly #leaving = new AbortController();
  readonly #stopPrefetch = prefetchFaces();
  /** Of the order that is on. */
  #challengeId = '';
  #failuresBefore: number;
  #sending = false;

  constructor(private readonly app: App) {
    this.#failuresBefore = app.flow?.failures ?? 0;
    this.#stack = new PageStack((page) => {
      if (this.element.isConnected) app.entered(page);
    });
    this.element = this.#stack.element;
    loadElements().catch(() => undefined);
    this.#showFirst();
  }

  get stage(): boolean {
    return this.#stack.shown?.stage === true;
  }

  hasWork(): boolean {
    return this.#sending;
  }

  isSending(): boolean {
    return this.#sending;
  }

  goBack(): boolean {
    return this.#stack.shown?.goBack?.() === true;
  }

  close(): void {
    this.#leaving.abort();
    this.#stopPrefetch();
    this.#stack.close();
  }

  #showFirst(): void {
    const { app } = this;
    const face = app.flow?.face;
    if (app.client.outbox.holds('evidence'))
      void this.#handIn(
        () => app.client.outbox.sendAgain<Flow>('evidence'),
        () => {
          this.#consent();
        },
      );
    else if (face?.problem != null) this.#refused(face.problem);
    else if (face?.consented === true) this.#consent();
    else
      this.#stack.show(
        faceIntro(app, () => {
          this.#consent();
        }),
      );
  }

  #consent(): void {
    this.#stack.show(faceConsent(this.app, () => this.#challenge()));
  }

  #refused(problem: string): void {
    const counted = (this.app.flow?.failures ?? 0) > this.#failuresBefore;
    this.#stack.show(faceRefused(this.app, problem, counted, () => this.#challenge()));
  }

  /** @throws ApiProblem */
  async #challenge(): Promise<void> {
    const { app } = this;
    await loadElements().catch(() => {
      throw new ApiProblem('offline');
    });
    const { page, begin } = livenessStage(app, {
      requestOrder: (request) => this.#order(request),
      onPassed: (artifact) => void this.#passed(artifact),
      onReview: () => {
        this.#consent();
        app.review();
      },
      onBack: () => {
        this.#consent();
      },
    });
    this.#stack.show(page);
    begin();
  }

  async #order({ publicKey, keyProtected, outcome, signal }: OrderRequest) {
    const { app } = this;
    try {
      const { kty, crv, x, y } = publicKey;
      if (kty !== 'EC' || crv !== 'P-256') throw new ApiProblem('internal', { title: `a key of ${kty} ${crv}` });
      const body = { publicKey: { kty, crv, x, y } as const, keyProtected, outcome };
      const { id, sessionId, nonce, actions } = await app.client.openChallenge(body, signal);
      this.#challengeId = id;
      return { sessionId, nonce, actions };
    } catch (error) {
      const problem = problemOf(error);
      // The element says that no order came; where another page says it better, that page is shown.
      if (problem.code === 'challengePause') this.#pause(problem.retryAfterSeconds ?? 0);
      else if (problem.code === 'consentNeeded') this.#consent();
      else app.leads(problem);
      throw error;
    }
  }

  #pause(seconds: number): void {
    this.#stack.show(
      facePause(this.app, seconds, () => {
        this.#consent();
      }),
    );
  }

  async #passed({ pictures, manifest, signature }: LivenessArtifact): Promise<void> {
    const { app } = this;
    const challengeId = this.#challengeId;
    const { algorithm, publicKey, value, keyProtected } = signature;
    const { x, y } = publicKey;
    const signed = { algorithm, publicKey: { kty: 'EC', crv: 'P-256', x, y }, value, keyProtected } as const;
    const work = async (view: SendingPage): Promise<Flow> => {
      const sending = {
        transport: app.client.transport,
        onProgress: (share: number) => {
          view.progress(app.words.face.sending, share);
        },
        signal: this.#leaving.signal,
      };
      await sendParts(
        pictures.map(({ jpeg }) => jpeg),
        sending,
      );
      view.progress(app.words.face.judging, null);
      const named = pictures.map(({ name, sha256 }) => ({ name, sha256 }));
      return app.client.submitEvidence(challengeId, { manifest, signature: signed, pictures: named });
    };
    const again = (): void => void this.#handIn(work, again);
    await this.#handIn(work, again);
  }

  /** @param again what 再次上传 does. */
  async #handIn(work: (view: SendingPage) => Promise<Flow>, again: () => void): Promise<void> {
    const { app } = this;
    const view = sendingFace(app, {
      onResend: again,
      onAgain: () => {
        app.client.outbox.forget('evidence');
        this.#consent();
      },
    });
    this.#failuresBefore = app.flow?.failures ?? 0;
    this.#stack.show(view);
    view.progress(app.words.busy, null);
    this.#sending = true;
    try {
      const flow = await work(view);
      app.learn(flow);
      if (flow.step === 'face') this.#refused(flow.face.problem ?? '');
    } catch (error) {
      view.fail(error);
    } finally {
      this.#sending = false;
    }
  }
}
