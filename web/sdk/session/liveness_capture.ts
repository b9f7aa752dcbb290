import { QujingError } from '../errors.js';
import type { ChallengeState, ChallengeStatus, LivenessAnalysis, LivenessArtifact, LivenessTask } from '../types.js';
import type { LivenessClient } from '../worker/liveness_client.js';
import { beginChallenge, type BegunChallenge } from './begin_challenge.js';
import {
  isOver,
  livenessLimits,
  livenessTransitions,
  type LivenessEvent,
  type LivenessState,
} from './liveness_machine.js';
import type { LivenessSessionOptions, LivenessSnapshot } from './liveness_types.js';
import { LiveSession } from './live_session.js';
import { PageWatch } from './page_watch.js';
import { signManifest } from './sign_manifest.js';
import { StateTimer } from './state_timer.js';
import { SilenceWatch } from './silence_watch.js';

/** What the challenge's clock is told when the camera is silent. */
const kSilentMs = 1_000;
const running: readonly LivenessState[] = ['opening', 'ordering', 'watching', 'interrupted', 'collecting', 'ended'];

/**
 * The camera, the engine, and one challenge after the other until one is passed. Where a challenge stands only the
 * engine knows; this asks the server for it, begins it, and hands over what it leaves.
 */
export class LivenessCapture {
  readonly session: LiveSession<LivenessTask, LivenessAnalysis, LivenessClient>;
  readonly #options: LivenessSessionOptions;
  readonly #timer = new StateTimer();
  readonly #silence: SilenceWatch;
  readonly #page: PageWatch;
  #state: LivenessState = 'idle';
  #begun: BegunChallenge | null = null;
  #status: ChallengeStatus | null = null;
  #outcome: ChallengeState | null = null;
  #attempts = 0;
  #artifact: LivenessArtifact | null = null;
  /** Of the order or the artifact that is awaited; one that is older changes nothing any more. */
  #call = new AbortController();

  constructor(options: LivenessSessionOptions) {
    const { video, createAnalyzer, onAnalysis } = options;
    this.#options = options;
    this.#silence = new SilenceWatch(kSilentMs, (nowMs) => void this.#tick(nowMs));
    this.#page = new PageWatch((visible) => {
      this.#turn(visible);
    });
    this.session = new LiveSession<LivenessTask, LivenessAnalysis, LivenessClient>({
      video,
      createAnalyzer,
      facing: 'user',
      frameOptions: () => ({ task: {} }),
      onState: () => {
        this.#followCamera();
      },
      onAnalysis: (analysis) => {
        this.#silence.heard();
        if (this.#state !== 'watching') return;
        onAnalysis?.(analysis);
        this.#follow(analysis.challenge);
      },
      onError: (error) => {
        this.#report(error);
      },
    });
  }

  get snapshot(): LivenessSnapshot {
    return {
      state: this.#state,
      camera: this.session.state,
      actions: this.#begun?.order.actions ?? [],
      status: this.#status,
      outcome: this.#outcome,
      attempts: this.#attempts,
      artifact: this.#artifact,
    };
  }

  /** Loads the engine before it is needed. Rejects with the reason why that is not possible. */
  async prepare(): Promise<void> {
    await this.session.readyAnalyzer();
  }

  /** Opens the camera, or tries again; call it from a tap. */
  async start(): Promise<void> {
    if (!this.#send('start')) return;
    if (this.session.state === 'live') this.#send('live');
    else await this.session.start();
  }

  /** Closes the camera; the challenge is given up. */
  stop(): void {
    this.#send('stop');
  }

  /** A person is to look at the candidate instead. */
  handOver(): void {
    this.#send('handOver');
  }

  /** From the beginning; what was collected is dropped. */
  restart(): void {
    this.#send('restart');
  }

  /** Ends everything for good. */
  close(): void {
    this.#call.abort();
    this.#timer.stop();
    this.#silence.stop();
    this.#page.close();
    this.session.close();
  }

  #followCamera(): void {
    const { state } = this.session;
    if (state === 'live') this.#send('live');
    else if (state === 'lost') this.#send('lose');
    else if (state === 'failed' || state === 'idle') this.#send('close');
    this.#tell();
  }

  /** A page that nobody sees gets no frames: the challenge is void at once, not when its clock finds out. */
  #turn(visible: boolean): void {
    if (!visible) this.#send('lose');
    else if (this.#state === 'interrupted' && this.session.state === 'live') this.#send('live');
  }

  async #order(): Promise<void> {
    const { signal } = this.#call;
    try {
      const begun = await beginChallenge(this.#options, () => this.session.readyAnalyzer(), this.#outcome, signal);
      if (begun === null || this.#isOld(signal)) return;
      this.#begun = begun;
      this.#status = begun.status;
      this.#outcome = null;
      this.#send('ordered');
    } catch (error) {
      this.#fail(signal, QujingError.wrap(error, 'workerFailed', 'the challenge did not begin'));
    }
  }

  #follow(status: ChallengeStatus | null): void {
    if (this.#state !== 'watching') return;
    // An engine that took the place of one that stopped knows nothing of the challenge.
    if (status === null) {
      if (this.#send('lose')) this.#turn(true);
      return;
    }
    const before = this.#status;
    this.#status = status;
    if (!isOver(status.state)) {
      if (status.state !== before?.state || status.actionIndex !== before.actionIndex) this.#tell();
      return;
    }
    this.#outcome = status.state;
    this.#send(status.state === 'done' ? 'done' : 'end');
  }

  async #tick(nowMs: number): Promise<void> {
    try {
      const status = (await this.session.analyzer?.tick(nowMs)) ?? null;
      if (status !== null) this.#follow(status);
    } catch (error) {
      this.#report(QujingError.wrap(error, 'workerFailed', 'the challenge does not answer'));
    }
  }

  async #collect(): Promise<void> {
    const { signal } = this.#call;
    const { analyzer } = this.session;
    try {
      if (analyzer === null || this.#begun === null) throw new QujingError('captureFailed', 'the engine is gone');
      const { order, signer } = this.#begun;
      const evidence = await analyzer.collect(order);
      const signature = await signManifest(evidence.manifest, signer);
      if (this.#isOld(signal)) return;
      this.#artifact = { ...evidence, signature };
      this.#send('collected');
    } catch (error) {
      this.#fail(signal, QujingError.wrap(error, 'captureFailed', 'the evidence was not put together'));
    }
  }

  /** What it belonged to was left. */
  #isOld(signal: AbortSignal): boolean {
    return signal !== this.#call.signal || signal.aborted;
  }

  #fail(signal: AbortSignal, error: QujingError): void {
    if (this.#isOld(signal)) return;
    this.#outcome = null;
    this.#report(error);
    this.#send('failed');
  }

  #report(error: QujingError): void {
    this.#options.onError?.(error);
  }

  #tell(): void {
    this.#options.onChange(this.snapshot);
  }

  /** False when the present state does not know the event. */
  #send(event: LivenessEvent): boolean {
    const next = livenessTransitions[this.#state][event];
    if (next === undefined) return false;
    const before = this.#state;
    this.#state = next;
    this.#arm();
    this.#leave(before);
    this.#enter(event);
    this.#tell();
    return true;
  }

  #arm(): void {
    const limit = livenessLimits[this.#state];
    if (limit === null) this.#timer.stop();
    else
      this.#timer.start(limit.afterMs, () => {
        if (this.#state === 'watching') this.#outcome = 'timedOut';
        if (this.#state === 'ordering') this.#report(new QujingError('timedOut', 'the server does not answer'));
        this.#send(limit.event);
      });
  }

  #leave(before: LivenessState): void {
    this.#call.abort();
    this.#call = new AbortController();
    this.#silence.stop();
    if (before !== 'watching' || this.#state === 'collecting') return;
    this.session.pause();
    // One that does not answer is replaced with the next frame.
    this.session.analyzer?.cancel().catch(() => undefined);
  }

  #enter(event: LivenessEvent): void {
    switch (this.#state) {
      case 'opening':
        if (event === 'start') this.#artifact = null;
        break;
      case 'ordering':
        this.session.pause();
        this.#status = null;
        void this.#order();
        break;
      case 'watching':
        this.#silence.start();
        this.session.resume();
        break;
      case 'collecting':
        this.session.pause();
        void this.#collect();
        break;
      case 'ended':
        if (event === 'end' || event === 'expire') this.#attempts++;
        break;
      case 'idle':
        this.#forget();
        break;
      case 'passed':
      case 'handedOver':
      case 'interrupted':
        break;
    }
    if (!running.includes(this.#state)) this.session.stop();
  }

  #forget(): void {
    this.#begun = null;
    this.#status = null;
    this.#outcome = null;
    this.#artifact = null;
    this.#attempts = 0;
  }
}
