import { Camera } from '../camera/camera.js';
import { FrameSource } from '../camera/frame_source.js';
import { QujingError } from '../errors.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import type { CardAnalysis } from '../types.js';
import type { AnalyzeOptions } from '../worker/analyzer_client/analysis_job.js';
import type { AnalyzerClient } from '../worker/analyzer_client.js';
import { nextState, type SessionEvent, type SessionState } from './session_machine.js';

export interface LiveSessionOptions {
  readonly video: HTMLVideoElement;
  /** Called at the first start, and again after an engine gave up. */
  readonly createAnalyzer: () => AnalyzerClient;
  readonly onState?: (state: SessionState) => void;
  readonly onAnalysis: (analysis: CardAnalysis) => void;
  /** Everything that went wrong, also what the session recovers from by itself (engineFault, cameraLost). */
  readonly onError?: (error: QujingError) => void;
  /** Asked before every frame; see AnalyzeOptions.onPixels. */
  readonly pixelOptions?: () => Pick<AnalyzeOptions, 'onPixels'>;
}

/** The camera, the engine and the frames between them, as one thing to start and stop. */
export class LiveSession {
  readonly #options: LiveSessionOptions;
  readonly #frames: FrameSource;
  #state: SessionState = 'idle';
  #camera: Camera | null = null;
  #analyzer: AnalyzerClient | null = null;
  #attempt = 0;
  /** Of the camera that is being opened. */
  #opening: AbortController | null = null;

  constructor(options: LiveSessionOptions) {
    this.#options = options;
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
  get analyzer(): AnalyzerClient | null {
    return this.#analyzer;
  }

  /** Opens camera and engine side by side. Resolves also when that failed: see `state` and onError. */
  async start(): Promise<void> {
    if (!this.#move('start')) return;
    const attempt = ++this.#attempt;
    try {
      const camera = this.#openCamera(attempt);
      await Promise.all([camera, this.#readyAnalyzer()]);
      if (attempt === this.#attempt && this.#move('ready')) this.#frames.start();
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#stopCamera();
      if (this.#move('fail')) this.#report(QujingError.wrap(error, 'cameraFailed', 'the session did not start'));
    }
  }

  /** Stops the camera, also one that is still being opened; the engine stays loaded for the next start(). */
  stop(): void {
    this.#attempt++;
    this.#stopCamera();
    this.#move('stop');
  }

  /** Ends everything for good. */
  close(): void {
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
      signal: opening.signal,
      onLost: (reason) => {
        this.#lose(reason);
      },
    });
    if (attempt === this.#attempt && this.#state === 'starting') this.#camera = camera;
    else camera.stop();
  }

  /** An engine that gave up is not used again: the next start() makes a new one. */
  async #readyAnalyzer(): Promise<void> {
    if (this.#analyzer?.state === 'failed') this.#analyzer = null;
    const analyzer = this.#analyzer ?? this.#options.createAnalyzer();
    this.#analyzer = analyzer;
    await analyzer.ready();
    await analyzer.reset();
  }

  async #look(frame: AnalyzableFrame, timestampMs: number): Promise<number | null> {
    const { pixelOptions, onAnalysis } = this.#options;
    const analyzer = this.#analyzer;
    if (analyzer === null) return null;
    try {
      const analysis = await analyzer.analyze(frame, { timestampMs, ...pixelOptions?.() });
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

  #lose(reason: QujingError): void {
    this.#stopCamera();
    if (this.#move('lose')) this.#report(reason);
  }

  #stopCamera(): void {
    this.#opening?.abort();
    this.#opening = null;
    this.#frames.stop();
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
