import { BlackWatch } from '../camera/black_watch.js';
import { Camera } from '../camera/camera.js';
import { FrameSource } from '../camera/frame_source.js';
import type { Facing } from '../camera/lens.js';
import { QujingError } from '../errors.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import type { AnalysisTimings, CardAnalysis, CardTask, LumaRange } from '../types.js';
import type { AnalyzeOptions } from '../worker/analyzer_client/analysis_job.js';
import type { AnalyzerState } from '../worker/analyzer_client/engine_client.js';
import { Comeback } from './comeback.js';
import { nextState, type SessionEvent, type SessionState } from './session_machine.js';

interface Timed {
  readonly timings: AnalysisTimings;
}

/** What a session hands its frames to: an AnalyzerClient or a PortraitClient. */
export interface SessionAnalyzer<Task, Analysis extends Timed> {
  readonly state: AnalyzerState;
  ready(): Promise<string>;
  analyze(frame: AnalyzableFrame, options?: AnalyzeOptions<Task, Analysis>): Promise<Analysis | null>;
  reset(): Promise<void>;
  close(): void;
}

export interface LiveSessionOptions<
  Task = CardTask,
  Analysis extends Timed = CardAnalysis,
  Analyzer extends SessionAnalyzer<Task, Analysis> = SessionAnalyzer<Task, Analysis>,
> {
  readonly video: HTMLVideoElement;
  /** Which camera to begin with. Default `environment`. */
  readonly facing?: Facing;
  /** Called at the first start, and again after an engine gave up. */
  readonly createAnalyzer: () => Analyzer;
  readonly onState?: (state: SessionState) => void;
  readonly onAnalysis: (analysis: Analysis) => void;
  /** Everything that went wrong, also what the session recovers from by itself (engineFault, cameraLost). */
  readonly onError?: (error: QujingError) => void;
  /** Asked before every frame. */
  readonly frameOptions?: () => Pick<AnalyzeOptions<Task, Analysis>, 'onPixels' | 'task'>;
}

/** The camera, the engine and the frames between them, as one thing to start and stop. */
export class LiveSession<
  Task = CardTask,
  Analysis extends Timed = CardAnalysis,
  Analyzer extends SessionAnalyzer<Task, Analysis> = SessionAnalyzer<Task, Analysis>,
> {
  readonly #options: LiveSessionOptions<Task, Analysis, Analyzer>;
  readonly #frames: FrameSource;
  #state: SessionState = 'idle';
  #camera: Camera | null = null;
  #analyzer: Analyzer | null = null;
  readonly #black = new BlackWatch();
  readonly #comeback = new Comeback(() => void this.start());
  #deviceId: string | undefined;
  #facing: Facing;
  #attempt = 0;
  /** Of the camera that is being opened. */
  #opening: AbortController | null = null;

  constructor(options: LiveSessionOptions<Task, Analysis, Analyzer>) {
    this.#options = options;
    this.#facing = options.facing ?? 'environment';
    this.#frames = new FrameSource(
      options.video,
      (frame, timestampMs) => this.#look(frame, timestampMs),
      (error) => {
        this.#report(QujingError.wrap(error, 'workerFailed', 'a frame was lost'));
      },
    );
  }

  get state(): SessionState {
    return this.#state;
  }

  get camera(): Camera | null {
    return this.#camera;
  }

  /** The engine while it lives, for inspection. */
  get analyzer(): Analyzer | null {
    return this.#analyzer;
  }

  /**
   * Opens camera and engine side by side. Resolves also when that failed: see `state` and onError. A camera that is lost
   * to the background is opened again by itself when the page is back.
   */
  async start(): Promise<void> {
    if (!this.#move('start')) return;
    this.#comeback.forget();
    const attempt = ++this.#attempt;
    try {
      const camera = this.#openCamera(attempt);
      await Promise.all([camera, this.#freshAnalyzer()]);
      if (attempt === this.#attempt && this.#move('ready')) this.#frames.start();
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#stopCamera();
      if (this.#move('fail')) this.#report(QujingError.wrap(error, 'cameraFailed', 'the session did not start'));
    }
  }

  /** Goes on through the camera after this one. Resolves as start() does. */
  async switchCamera(): Promise<void> {
    const next = this.#camera?.nextDeviceId ?? null;
    if (next === null) return;
    this.#deviceId = next;
    this.stop();
    await this.start();
  }

  /** Goes on through a camera that looks the other way; through the next one where cameras do not say. */
  async turnCamera(): Promise<void> {
    const facing = this.#camera?.facing ?? null;
    if (facing === null) {
      await this.switchCamera();
      return;
    }
    this.#deviceId = undefined;
    this.#facing = facing === 'user' ? 'environment' : 'user';
    this.stop();
    await this.start();
  }

  /** No frame is looked at until resume(); the preview runs on. */
  pause(): void {
    this.#frames.stop();
  }

  resume(): void {
    if (this.#state === 'live') this.#frames.start();
  }

  /** What the camera shows now, at its own resolution; null when it shows nothing. The caller closes it. */
  currentFrame(): Promise<AnalyzableFrame | null> {
    return this.#frames.now();
  }

  /** The engine, loaded and with no series begun. */
  async readyAnalyzer(): Promise<Analyzer> {
    if (this.#analyzer?.state === 'failed') this.#analyzer = null;
    const analyzer = this.#analyzer ?? this.#options.createAnalyzer();
    this.#analyzer = analyzer;
    await analyzer.ready();
    return analyzer;
  }

  /** Stops the camera, also one that is still being opened; the engine stays loaded for the next start(). */
  stop(): void {
    this.#comeback.forget();
    this.#attempt++;
    this.#stopCamera();
    this.#move('stop');
  }

  /** Ends everything for good. */
  close(): void {
    this.#comeback.close();
    this.#attempt++;
    this.#stopCamera();
    this.#analyzer?.close();
    this.#analyzer = null;
    this.#move('close');
  }

  async #openCamera(attempt: number): Promise<void> {
    const opening = new AbortController();
    this.#opening = opening;
    const camera = await Camera.open({
      video: this.#options.video,
      facing: this.#facing,
      ...(this.#deviceId === undefined ? {} : { deviceId: this.#deviceId }),
      signal: opening.signal,
      onLost: (reason) => {
        this.#lose(reason);
      },
    });
    if (attempt === this.#attempt && this.#state === 'starting') this.#camera = camera;
    else camera.stop();
  }

  /** An engine that gave up is not used again: the next start() makes a new one. */
  async #freshAnalyzer(): Promise<void> {
    const analyzer = await this.readyAnalyzer();
    await analyzer.reset();
  }

  async #look(frame: AnalyzableFrame, timestampMs: number): Promise<number | null> {
    const { frameOptions, onAnalysis } = this.#options;
    const analyzer = this.#analyzer;
    if (analyzer === null) return null;
    const onLuma = (luma: LumaRange): void => {
      this.#watchBlack(luma, timestampMs);
    };
    try {
      const analysis = await analyzer.analyze(frame, { timestampMs, onLuma, ...frameOptions?.() });
      if (analysis !== null && this.#state === 'live') onAnalysis(analysis);
      return analysis?.timings.totalMs ?? null;
    } catch (error) {
      const problem = QujingError.wrap(error, 'workerFailed', 'a frame was lost');
      if (problem.code === 'aborted') return null;
      this.#report(problem);
      if (analyzer.state === 'failed' && this.#move('fail')) this.#stopCamera();
      return null;
    }
  }

  #watchBlack(luma: LumaRange, nowMs: number): void {
    if (this.#state !== 'live' || document.visibilityState !== 'visible') this.#black.clear();
    else if (this.#black.add(luma, nowMs)) {
      this.#stopCamera();
      if (this.#move('fail')) this.#report(new QujingError('cameraBlack', 'the camera runs and shows nothing'));
    }
  }

  #lose(reason: QujingError): void {
    this.#stopCamera();
    if (!this.#move('lose')) return;
    this.#report(reason);
    this.#comeback.lost(performance.now());
  }

  #stopCamera(): void {
    this.#opening?.abort();
    this.#opening = null;
    this.#frames.stop();
    this.#black.clear();
    this.#camera?.stop();
    this.#camera = null;
  }

  #report(error: QujingError): void {
    this.#options.onError?.(error);
  }

  #move(event: SessionEvent): boolean {
    const next = nextState(this.#state, event);
    if (next === this.#state) return false;
    this.#state = next;
    this.#options.onState?.(next);
    return true;
  }
}
