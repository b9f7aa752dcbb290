import { decodeStill } from '../camera/still_picture.js';
import { QujingError } from '../errors.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import type {
  CapturedPortrait,
  CaptureOrigin,
  PhotoAdjustment,
  PhotoSpecName,
  PortraitAnalysis,
  PortraitReason,
  PortraitTask,
} from '../types.js';
import type { PortraitClient } from '../worker/portrait_client.js';
import { adviceOn, type Attempts } from './attempt_guard.js';
import { portraitReasonsOf, ReasonLog } from './capture_reasons.js';
import { PhotoChanges } from './photo_changes.js';
import { PictureCapture, type CommonEvent, type CommonState } from './picture_capture.js';
import { portraitLimits, portraitTransitions, type PortraitEvent, type PortraitState } from './portrait_machine.js';
import type { PortraitSessionOptions, PortraitSnapshot } from './portrait_types.js';
import { StateTimer } from './state_timer.js';

/** After so many the candidate is offered the shutter at once. */
const kMostRefusals = 3;
/** The photo is made anew once the candidate's hand rests. */
const kRestMs = 250;
const unknown: Attempts = { left: null, aDay: 15 };

/** One portrait: the camera, the engine, the shutter, the album, the photo made of it, and what is thought of that. */
export class PortraitCapture extends PictureCapture<
  Exclude<PortraitState, CommonState>,
  Exclude<PortraitEvent, CommonEvent>,
  PortraitTask,
  PortraitAnalysis,
  PortraitClient
> {
  readonly #options: PortraitSessionOptions;
  readonly #log = new ReasonLog<PortraitReason>();
  readonly #changes = new PhotoChanges();
  readonly #rest = new StateTimer();
  #spec: PhotoSpecName | null = null;
  #origin: CaptureOrigin = 'camera';
  #picture: CapturedPortrait | null = null;
  /** What the present photo is made of, for an engine that was replaced. */
  #original: Blob | null = null;
  #refusals = 0;
  #refused: readonly PortraitReason[] = [];

  constructor(options: PortraitSessionOptions) {
    super(portraitTransitions, { facing: 'user', ...options });
    this.#options = options;
  }

  get snapshot(): PortraitSnapshot {
    const artifact = this.#picture?.artifact ?? null;
    const advice = artifact === null ? null : adviceOn(artifact, this.#options.attempts?.() ?? unknown);
    const refused = this.state === 'refused' && this.#picture !== null;
    return {
      state: this.state,
      camera: this.session.state,
      spec: this.#spec,
      picture: this.#picture,
      artifact,
      advice,
      reasons: refused && this.#picture !== null ? portraitReasonsOf(this.#picture.analysis) : this.#log.most(),
      refused: this.#refused,
      ...this.#changes.present,
      changed: this.#changes.canUndo,
    };
  }

  /** Loads the engine before it is needed, and learns the rule. Rejects with the reason why neither is possible. */
  async prepare(): Promise<void> {
    const analyzer = await this.session.readyAnalyzer();
    const { spec } = this.#options;
    if (this.#spec !== null) return;
    if (typeof spec === 'object') this.#spec = spec;
    else {
      const specs = await analyzer.specs();
      this.#spec = specs.find(({ id }) => id === spec) ?? specs[0] ?? null;
    }
    this.tell();
  }

  override async start(): Promise<void> {
    if (this.state === 'confirmed') this.restart();
    // Should it fail, so does the session's start, and tells.
    this.prepare().catch(() => undefined);
    await super.start();
  }

  /** A chosen picture goes through the very same checks. */
  async choose(file: Blob): Promise<void> {
    if (!this.send('choose')) return;
    this.#original = file;
    this.prepare().catch(() => undefined);
    await this.judge('album', (signal) => decodeStill(file, signal));
  }

  /** One that did not pass is doubted first; where no upload is left nothing happens. */
  submit(): void {
    const verdict = this.snapshot.advice?.verdict;
    if (verdict === 'notYet') this.send('doubt');
    else if (verdict !== 'spent') this.send('submit');
  }

  /** The doubt is heard, and the photo submitted. */
  insist(): void {
    if (this.snapshot.advice?.verdict !== 'spent') this.send('insist');
  }

  back(): void {
    this.send('back');
  }

  /** The candidate is going to change the photo. */
  adjust(): void {
    this.send('adjust');
  }

  /** @param change against the photo as the engine would have it (PhotoAdjustment). */
  change(change: PhotoAdjustment): void {
    this.#change(() => {
      this.#changes.adjust(change);
      return true;
    });
  }

  /** A chosen picture lies on its side. @param quarters clockwise. */
  turn(quarters: 1 | -1): void {
    if (this.#origin !== 'album') return;
    if (this.state === 'refused') {
      this.#changes.turn(quarters);
      if (this.send('turn')) void this.take('album', null);
      return;
    }
    this.#change(() => {
      this.#changes.turn(quarters);
      return true;
    });
  }

  undo(): void {
    this.#change(() => this.#changes.undo());
  }

  /** As the engine would have it. */
  reset(): void {
    this.#change(() => {
      this.#changes.reset();
      return true;
    });
  }

  /** The photo is as wanted. */
  finish(): void {
    this.send('finish');
  }

  override close(): void {
    this.#rest.stop();
    super.close();
  }

  protected override task(origin: CaptureOrigin): PortraitTask {
    return origin === 'album' ? { stage: 'still' } : { stage: 'live', guide: this.#options.guide() };
  }

  protected override follow(analysis: PortraitAnalysis): void {
    if (this.looking) this.#log.add(portraitReasonsOf(analysis));
  }

  protected override steer(): void {
    // Nothing but the engine's choice leads on.
  }

  protected override async take(origin: CaptureOrigin, frame: AnalyzableFrame | null): Promise<void> {
    const call = this.beginCall();
    this.#origin = origin;
    try {
      const picture = await this.#make(frame);
      if (call.signal.aborted) return;
      this.#picture = picture;
      this.#original ??= picture.source;
      this.send(this.#verdict(origin, picture));
    } catch (error) {
      if (!call.signal.aborted) this.#refusals++;
      this.fail(call, error);
    }
  }

  /** An engine that was replaced meanwhile holds no picture any more: it gets it once more. */
  async #make(frame: AnalyzableFrame | null): Promise<CapturedPortrait> {
    const { sessionId = '', nonce = '' } = this.#options;
    const analyzer = await this.session.readyAnalyzer();
    const asked = { origin: this.#origin, ...this.#changes.present, sessionId, nonce };
    const original = this.#original;
    try {
      return await analyzer.capture(frame === null ? asked : { ...asked, frame });
    } catch (error) {
      const lost = error instanceof QujingError && error.code === 'captureFailed' && frame === null;
      if (!lost || original === null) throw error;
      return analyzer.capture({ ...asked, frame: await decodeStill(original) });
    }
  }

  #verdict(origin: CaptureOrigin, { artifact, analysis }: CapturedPortrait): PortraitEvent {
    if (artifact !== null && (artifact.passed || origin !== 'camera')) return 'took';
    if (origin !== 'camera') return 'noFace';
    this.#refusals++;
    this.#refused = portraitReasonsOf(artifact === null ? analysis : { face: analysis.face, checks: artifact.checks });
    return 'failed';
  }

  #change(make: () => boolean): void {
    if ((this.state !== 'adjusting' && this.state !== 'remaking') || !make()) return;
    this.send('change');
    this.#rest.start(kRestMs, () => void this.#remake());
  }

  async #remake(): Promise<void> {
    const call = this.beginCall();
    try {
      const picture = await this.#make(null);
      if (call.signal.aborted) return;
      if (picture.artifact === null) throw new QujingError('captureFailed', 'no face is left after the change');
      this.#picture = picture;
      this.#changes.settle(picture.artifact.facts.adjustment);
      this.send('remade');
    } catch (error) {
      this.fail(call, error);
    }
  }

  protected override enter(state: PortraitState, before: PortraitState, event: PortraitEvent): void {
    if (event === 'expire' || event === 'restart') this.session.stop();
    if (state !== 'remaking' && state !== 'finishing') this.#rest.stop();
    if (event === 'failed' && (before === 'remaking' || before === 'finishing')) this.#changes.undo();
    if (state === 'aiming') this.#aim();
    else if (state === 'judging' && event !== 'turn') this.#forget();
    else if (state === 'confirmed') this.session.stop();
    if (state === 'review') this.#refusals = 0;
    if (!this.looking) this.session.pause();
  }

  #aim(): void {
    this.#forget();
    this.#log.clear();
    this.beginSeries();
  }

  #forget(): void {
    this.#picture = null;
    this.#original = null;
    this.#changes.clear();
  }

  protected override arm(): void {
    const live = this.session.state === 'live';
    const { afterMs, event } = portraitLimits[this.state];
    // Before the camera runs nothing is held that could be left behind.
    if (this.looking && !live) this.timer.stop();
    else {
      const atOnce = this.state === 'aiming' && this.#refusals >= kMostRefusals;
      this.timer.start(atOnce ? 0 : afterMs, () => {
        if (event === 'failed') this.call?.abort();
        this.send(event);
      });
    }
  }

  protected override tell(): void {
    this.#options.onChange(this.snapshot);
  }
}
