import {
  decodeStill,
  FrameSource,
  LiveSession,
  QujingError,
  type AnalyzeOptions,
  type AnalysisTimings,
  type SessionAnalyzer,
  type SessionState,
} from 'qujing';
import type { StageFace } from './stage_view.js';

interface Timed {
  readonly timings: AnalysisTimings;
}

/** As much of a stage as the sources touch. */
export interface Stage {
  readonly video: HTMLVideoElement;
  face(face: StageFace): void;
  picture(image: CanvasImageSource, width: number, height: number): void;
}

export interface SourceHost<Task, Analysis extends Timed, Analyzer> {
  readonly facing?: 'user' | 'environment';
  readonly analyzer: () => Analyzer;
  readonly onAnalysis: (analysis: Analysis) => void;
  readonly onState: (state: SessionState) => void;
  readonly onError: (error: QujingError) => void;
  readonly frameOptions: () => Pick<AnalyzeOptions<Task, Analysis>, 'onPixels' | 'task'>;
  /** Nobody aims at a still. */
  readonly lookAtStill: (file: File, signal: AbortSignal) => Promise<Analysis>;
  /** A still was looked at; the picture is the host's to close. */
  readonly onStill: (picture: ImageBitmap, analysis: Analysis) => void;
}

/** Where the pictures come from: the camera, a video, a still. One at a time. */
export class Sources<Task, Analysis extends Timed, Analyzer extends SessionAnalyzer<Task, Analysis>> {
  readonly camera: LiveSession<Task, Analysis, Analyzer>;
  readonly #view: Stage;
  readonly #host: SourceHost<Task, Analysis, Analyzer>;
  readonly #videoFrames: FrameSource;
  #videoUrl: string | null = null;
  /** Counts the sources: one that is older than the present one changes nothing any more. */
  #generation = 0;
  #stillCall: AbortController | null = null;

  constructor(view: Stage, host: SourceHost<Task, Analysis, Analyzer>) {
    this.#view = view;
    this.#host = host;
    this.camera = new LiveSession<Task, Analysis, Analyzer>({
      video: view.video,
      ...(host.facing === undefined ? {} : { facing: host.facing }),
      createAnalyzer: host.analyzer,
      onAnalysis: host.onAnalysis,
      onState: host.onState,
      onError: host.onError,
      frameOptions: host.frameOptions,
    });
    this.#videoFrames = new FrameSource(
      view.video,
      async (frame, timestampMs) => {
        const generation = this.#generation;
        const analysis = await host.analyzer().analyze(frame, { timestampMs, ...host.frameOptions() });
        if (analysis !== null && generation === this.#generation) host.onAnalysis(analysis);
        return analysis?.timings.totalMs ?? null;
      },
      (error) => {
        host.onError(QujingError.wrap(error, 'workerFailed', 'a frame was lost'));
      },
    );
  }

  async openFile(file: File): Promise<void> {
    this.stop();
    const generation = this.#generation;
    this.#view.face('busy');
    try {
      if (file.type.startsWith('video/')) await this.#playVideo(file, generation);
      else await this.#lookAtStill(file, generation);
    } catch (error) {
      if (generation !== this.#generation) return;
      const problem = QujingError.wrap(error, 'unreadableFile', file.name);
      this.stop();
      this.#host.onError(problem);
    }
  }

  /** Whatever is shown goes. */
  stop(): void {
    this.#generation++;
    this.#stillCall?.abort();
    this.#stillCall = null;
    this.#videoFrames.stop();
    if (this.#videoUrl !== null) {
      this.#view.video.pause();
      this.#view.video.removeAttribute('src');
      this.#view.video.load();
      URL.revokeObjectURL(this.#videoUrl);
      this.#videoUrl = null;
    }
    this.camera.stop();
    this.#view.face('empty');
  }

  async #playVideo(file: File, generation: number): Promise<void> {
    const { video } = this.#view;
    this.#videoUrl = URL.createObjectURL(file);
    video.src = this.#videoUrl;
    video.muted = true;
    video.loop = true;
    await this.#host.analyzer().ready();
    if (generation !== this.#generation) return;
    await this.#host.analyzer().reset();
    if (generation !== this.#generation) return;
    await video.play();
    if (generation !== this.#generation) return;
    this.#view.face('video');
    this.#videoFrames.start();
  }

  async #lookAtStill(file: File, generation: number): Promise<void> {
    const call = new AbortController();
    this.#stillCall = call;
    const picture = await decodeStill(file, call.signal);
    let handedOn = false;
    try {
      if (generation === this.#generation) this.#view.picture(picture, picture.width, picture.height);
      const analysis = await this.#host.lookAtStill(file, call.signal);
      if (generation !== this.#generation) return;
      this.#view.face('still');
      this.#host.onAnalysis(analysis);
      handedOn = true;
      this.#host.onStill(picture, analysis);
    } finally {
      if (!handedOn) picture.close();
    }
  }
}
