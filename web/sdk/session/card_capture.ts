import { decodeStill } from '../camera/still_picture.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import type { CapturedPicture, CaptureOrigin, CaptureReason, CardAnalysis, CardTask, Quad } from '../types.js';
import type { AnalyzerClient } from '../worker/analyzer_client.js';
import { captureLimits, captureTransitions, type CaptureEvent, type CaptureState } from './capture_machine.js';
import { ReasonLog, reasonsOf } from './capture_reasons.js';
import type { CaptureSnapshot, CardCaptureOptions } from './capture_types.js';
import { PictureCapture, type CommonEvent, type CommonState } from './picture_capture.js';
import { SideList, type AskedSide } from './side_list.js';

/** After so many the candidate is offered the shutter at once. */
const kMostRefusals = 3;

/** Both sides of a card, one after the other: the camera, the engine, the shutter, the album and the second thoughts. */
export class CardCapture extends PictureCapture<
  Exclude<CaptureState, CommonState>,
  Exclude<CaptureEvent, CommonEvent>,
  CardTask,
  CardAnalysis,
  AnalyzerClient
> {
  readonly #options: CardCaptureOptions;
  readonly #sides: SideList;
  readonly #log = new ReasonLog<CaptureReason>();
  #origin: CaptureOrigin = 'camera';
  #picture: CapturedPicture | null = null;
  #refusals = 0;
  #refused: CardAnalysis | null = null;

  constructor(options: CardCaptureOptions) {
    super(captureTransitions, options);
    this.#options = options;
    this.#sides = new SideList(options.sides);
  }

  get snapshot(): CaptureSnapshot {
    const { asked, second, all } = this.#sides;
    const reasons =
      this.state === 'judged' && this.#picture !== null ? reasonsOf(this.#picture.analysis) : this.#log.most();
    return {
      state: this.state,
      camera: this.session.state,
      side: asked,
      second,
      sides: all,
      picture: this.#picture,
      reasons,
      refused: this.#refused,
    };
  }

  override async start(): Promise<void> {
    if (this.state === 'confirmed') this.restart();
    await super.start();
  }

  /** A chosen picture goes through the very same checks. */
  async choose(file: Blob): Promise<void> {
    if (!this.send('choose')) return;
    await this.judge('album', (signal) => decodeStill(file, signal));
  }

  accept(): void {
    this.send('accept');
  }

  /** The corners are to be marked by hand. */
  correct(): void {
    this.send('correct');
  }

  /** @param quad the card's corners as printed, in pixels of the picture. */
  async apply(quad: Quad): Promise<void> {
    if (this.send('apply')) await this.take(this.#origin, null, quad);
  }

  retake(side: AskedSide): void {
    if (this.state !== 'review') return;
    this.#sides.forget(side);
    this.send('retake');
    if (this.cameraWanted) void this.session.start();
  }

  confirm(): void {
    this.send('confirm');
  }

  protected override task(origin: CaptureOrigin): CardTask {
    const { asked, second } = this.#sides;
    if (origin === 'album') return { side: asked };
    return { side: asked, second, guide: this.#options.guide() };
  }

  protected override get looking(): boolean {
    return super.looking || this.state === 'turning';
  }

  protected override follow(analysis: CardAnalysis): void {
    if (this.looking) this.#log.add(reasonsOf(analysis));
  }

  protected override steer(analysis: CardAnalysis): void {
    if (this.looking && analysis.side === this.#sides.asked) this.send('turned');
  }

  protected override async take(
    origin: CaptureOrigin,
    frame: AnalyzableFrame | null,
    quad: Quad | null = null,
  ): Promise<void> {
    const call = this.beginCall();
    const { sessionId = '', nonce = '' } = this.#options;
    const given = { ...(frame === null ? {} : { frame }), ...(quad === null ? {} : { quad }) };
    try {
      const analyzer = await this.session.readyAnalyzer();
      const picture = await analyzer.capture({ origin, task: this.task(origin), ...given, sessionId, nonce });
      if (call.signal.aborted) return;
      this.#origin = origin;
      this.#picture = picture;
      this.send(this.#verdict(origin, picture));
    } catch (error) {
      this.fail(call, error);
    }
  }

  #verdict(origin: CaptureOrigin, { artifact, analysis }: CapturedPicture): CaptureEvent {
    if (artifact?.passed === true) return 'took';
    if (artifact !== null) return 'unsure';
    if (origin !== 'camera') return 'noCard';
    this.#refusals++;
    this.#refused = analysis;
    return 'failed';
  }

  protected override enter(state: CaptureState, before: CaptureState, event: CaptureEvent): void {
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
        if (this.session.state !== 'live') this.state = 'aiming';
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

  #aim(before: CaptureState): void {
    if (before === 'turning') return;
    this.#picture = null;
    this.#log.clear();
    this.beginSeries();
  }

  #keep(): void {
    const artifact = this.#picture?.artifact ?? null;
    if (artifact !== null) this.#sides.put(artifact);
    this.#refusals = 0;
    this.#refused = null;
    this.session.pause();
  }

  protected override arm(): void {
    const live = this.session.state === 'live';
    const state = this.state === 'aiming' && !live ? 'helping' : this.state;
    const { afterMs, event } = captureLimits[state];
    const waits = state === 'helping' && !live && this.#sides.isEmpty;
    if (waits) this.timer.stop();
    else if (this.state === 'aiming' && live && this.#refusals >= kMostRefusals)
      this.timer.start(0, () => this.send(event));
    else {
      this.timer.start(afterMs, () => {
        this.send(event === 'next' && this.#sides.complete ? 'last' : event);
      });
    }
  }

  protected override tell(): void {
    this.#options.onChange(this.snapshot);
  }
}
