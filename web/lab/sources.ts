import {
  analyzeStill,
  decodeStill,
  FrameSource,
  LiveSession,
  QujingError,
  type AnalyzeOptions,
  type AnalyzerClient,
  type CardAnalysis,
  type SessionState,
} from 'qujing';
import type { StageView } from './stage_view.js';

export interface SourceHost {
  readonly analyzer: () => AnalyzerClient;
  readonly onAnalysis: (analysis: CardAnalysis) => void;
  readonly onState: (state: SessionState) => void;
  readonly onError: (error: QujingError) => void;
  readonly frameOptions: () => Pick<AnalyzeOptions, 'onPixels' | 'task'>;
  /** For a still: nobody aims. */
  readonly stillOptions: () => Pick<AnalyzeOptions, 'onPixels' | 'task'>;
  /** A still was looked at; the picture is the host's to close. */
  readonly onStill: (picture: ImageBitmap, analysis: CardAnalysis) => void;
}

/** Where the pictures come from: the camera, a video, a still. One at a time. */
export class Sources {
  readonly camera: LiveSession;
  readonly #view: StageView;
  readonly #host: SourceHost;
  readonly #videoFrames: FrameSource;
  #videoUrl: string | null = null;
  /** Counts the sources: one that is older than the present one changes nothing any more. */
  #generation = 0;
  #stillCall: AbortController | null = null;

  constructor(view: StageView, host: SourceHost) {
    this.#view = view;
    this.#host = host;
    this.camera = new LiveSession({
      video: view.video,
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
      const analysis = await analyzeStill(file, { signal: call.signal, ...this.#host.stillOptions() });
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
