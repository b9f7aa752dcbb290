import { decodeStill } from '../camera/still_picture.js';
import { QujingError } from '../errors.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import type { CapturedPicture, CaptureOrigin, CardAnalysis, CardTask, Quad } from '../types.js';
import { captureLimits, captureTransitions, type CaptureEvent, type CaptureState } from './capture_machine.js';
import { ReasonLog, reasonsOf } from './capture_reasons.js';
import type { CaptureSnapshot, CardCaptureOptions } from './capture_types.js';
import type { AnalyzerClient } from '../worker/analyzer_client.js';
import { LiveSession } from './live_session.js';
import { SideList, type AskedSide } from './side_list.js';
import { StateTimer } from './state_timer.js';

/** After so many the candidate is offered the shutter at once. */
const kMostRefusals = 3;

/** Both sides of a card, one after the other: the camera, the engine, the shutter, the album and the second thoughts. */
export class CardCapture {
  readonly session: LiveSession<CardTask, CardAnalysis, AnalyzerClient>;
  readonly #options: CardCaptureOptions;
  readonly #sides: SideList;
  readonly #timer = new StateTimer();
  readonly #log = new ReasonLog();
  #state: CaptureState = 'aiming';
  #origin: CaptureOrigin = 'camera';
  #picture: CapturedPicture | null = null;
  #refusals = 0;
  #refused: CardAnalysis | null = null;
  #cameraWanted = false;
  /** Of the picture being taken; one that is older changes nothing any more. */
  #call: AbortController | null = null;

  constructor(options: CardCaptureOptions) {
    this.#options = options;
    this.#sides = new SideList(options.sides);
    this.session = new LiveSession<CardTask, CardAnalysis, AnalyzerClient>({
      video: options.video,
      createAnalyzer: options.createAnalyzer,
      frameOptions: () => ({ task: this.#task('camera') }),
      onState: () => {
        this.#arm();
        this.#tell();
      },
      onAnalysis: (analysis) => {
        this.#follow(analysis);
      },
      onError: (error) => {
        this.#options.onError?.(error);
      },
    });
  }

  get snapshot(): CaptureSnapshot {
    const { asked, second, all } = this.#sides;
    const reasons =
      this.#state === 'judged' && this.#picture !== null ? reasonsOf(this.#picture.analysis) : this.#log.most();
    return {
      state: this.#state,
      camera: this.session.state,
      side: asked,
      second,
      sides: all,
      picture: this.#picture,
      reasons,
      refused: this.#refused,
    };
  }

  /** Opens the camera; call it from a tap. */
  async start(): Promise<void> {
    this.#cameraWanted = true;
    if (this.#state === 'confirmed') this.restart();
    await this.session.start();
  }

  /** Closes the camera; what was taken stays. */
  stop(): void {
    this.#cameraWanted = false;
    this.again();
    this.session.stop();
  }

  /** Takes what the camera shows now, whatever the checks say. */
  async shutter(): Promise<void> {
    if (this.session.state !== 'live' || !this.#send('shutter')) return;
    await this.#judge('shutter', () => this.session.currentFrame());
  }

  /** A chosen picture goes through the very same checks. */
  async choose(file: Blob): Promise<void> {
    if (!this.#send('choose')) return;
    await this.#judge('album', (signal) => decodeStill(file, signal));
  }

  accept(): void {
    this.#send('accept');
  }

  /** The corners are to be marked by hand. */
  correct(): void {
    this.#send('correct');
  }

  /** @param quad the card's corners as printed, in pixels of the picture. */
  async apply(quad: Quad): Promise<void> {
    if (this.#send('apply')) await this.#take(this.#origin, null, quad);
  }

  /** Gives the present picture up. */
  again(): void {
    this.#send('again');
  }

  retake(side: AskedSide): void {
    if (this.#state !== 'review') return;
    this.#sides.forget(side);
    this.#send('retake');
    if (this.#cameraWanted) void this.session.start();
  }

  confirm(): void {
    this.#send('confirm');
  }

  /** From the beginning; what was taken is dropped. */
  restart(): void {
    this.#send('restart');
  }

  /** Ends everything for good. */
  close(): void {
    this.#call?.abort();
    this.#timer.stop();
    this.session.close();
  }

  #task(origin: CaptureOrigin): CardTask {
    const { asked, second } = this.#sides;
    if (origin === 'album') return { side: asked };
    return { side: asked, second, guide: this.#options.guide() };
  }

  #follow(analysis: CardAnalysis): void {
    const looking = this.#state === 'aiming' || this.#state === 'helping' || this.#state === 'turning';
    if (looking) this.#log.add(analysis);
    this.#options.onAnalysis?.(analysis);
    if (looking && analysis.side === this.#sides.asked) this.#send('turned');
    if (analysis.capture.done && this.#send('done')) void this.#take('camera', null, null);
  }

  async #judge(origin: CaptureOrigin, open: (signal: AbortSignal) => Promise<AnalyzableFrame | null>): Promise<void> {
    const call = this.#beginCall();
    try {
      const frame = await open(call.signal);
      if (call.signal.aborted) {
        if (frame !== null && 'close' in frame) frame.close();
        return;
      }
      if (frame === null) throw new QujingError('captureFailed', 'the camera shows no picture');
      await this.#take(origin, frame, null);
    } catch (error) {
      this.#fail(call, error);
    }
  }

  async #take(origin: CaptureOrigin, frame: AnalyzableFrame | null, quad: Quad | null): Promise<void> {
    const call = this.#beginCall();
    const { sessionId = '', nonce = '' } = this.#options;
    const given = { ...(frame === null ? {} : { frame }), ...(quad === null ? {} : { quad }) };
    try {
      const analyzer = await this.session.readyAnalyzer();
      const picture = await analyzer.capture({ origin, task: this.#task(origin), ...given, sessionId, nonce });
      if (call.signal.aborted) return;
      this.#origin = origin;
      this.#picture = picture;
      this.#send(this.#verdict(origin, picture));
    } catch (error) {
      this.#fail(call, error);
    }
  }

  #beginCall(): AbortController {
    this.#call?.abort();
    this.#call = new AbortController();
    return this.#call;
  }

  #verdict(origin: CaptureOrigin, { artifact, analysis }: CapturedPicture): CaptureEvent {
    if (artifact?.passed === true) return 'took';
    if (artifact !== null) return 'unsure';
    if (origin !== 'camera') return 'noCard';
    this.#refusals++;
    this.#refused = analysis;
    return 'failed';
  }

  #fail({ signal }: AbortController, error: unknown): void {
    if (signal.aborted) return;
    this.#options.onError?.(QujingError.wrap(error, 'captureFailed', 'the picture was not taken'));
    this.#send('failed');
  }

  /** False when the present state does not know the event. */
  #send(event: CaptureEvent): boolean {
    const next = captureTransitions[this.#state][event];
    if (next === undefined) return false;
    const before = this.#state;
    this.#state = next;
    this.#enter(next, before, event);
    this.#arm();
    this.#tell();
    return true;
  }

  #enter(state: CaptureState, before: CaptureState, event: CaptureEvent): void {
    if (event === 'expire' || event === 'restart') {
      this.#sides.clear();
      this.session.stop();
    }
    switch (state) {
      case 'aiming':
        this.#aim(before);
        break;
      case 'taken':
        this.#keep();
        break;
      case 'turning':
        this.#picture = null;
        this.#log.clear();
        this.session.resume();
        if (this.session.state !== 'live') this.#state = 'aiming';
        break;
      case 'judging':
      case 'judged':
      case 'correcting':
        this.session.pause();
        break;
      case 'review':
        this.#picture = null;
        this.session.stop();
        break;
      case 'helping':
      case 'taking':
      case 'confirmed':
        break;
    }
  }

  /** The series begins anew, for the engine takes one picture of each. */
  #aim(before: CaptureState): void {
    if (before === 'turning') return;
    this.#call?.abort();
    this.#picture = null;
    this.#log.clear();
    if (this.session.state !== 'live') return;
    const begun = this.session.analyzer?.reset() ?? Promise.resolve();
    // A failing reset shows again, and is reported, with the next frame.
    begun
      .catch(() => undefined)
      .finally(() => {
        if (this.#state === 'aiming' || this.#state === 'helping') this.session.resume();
      });
  }

  #keep(): void {
    const artifact = this.#picture?.artifact ?? null;
    if (artifact !== null) this.#sides.put(artifact);
    this.#refusals = 0;
    this.#refused = null;
    this.session.pause();
  }

  #arm(): void {
    const live = this.session.state === 'live';
    const state = this.#state === 'aiming' && !live ? 'helping' : this.#state;
    const { afterMs, event } = captureLimits[state];
    const waits = state === 'helping' && !live && this.#sides.isEmpty;
    if (waits) this.#timer.stop();
    else if (this.#state === 'aiming' && live && this.#refusals >= kMostRefusals)
      this.#timer.start(0, () => this.#send(event));
    else {
      this.#timer.start(afterMs, () => {
        this.#send(event === 'next' && this.#sides.complete ? 'last' : event);
      });
    }
  }

  #tell(): void {
    this.#options.onChange(this.snapshot);
  }
}
