import { scaleRect, type Size } from '../../common/geometry.js';
import { livenessModels } from '../../engine/face_engine.js';
import { LivenessEngine } from '../../engine/liveness_engine.js';
import type { LivenessAction, LivenessAnalysis, LivenessEvidence, LivenessTask } from '../../types.js';
import { FaceRuntime } from '../analyzer_worker/face_runtime.js';
import { FrameHost, type SaidOf } from '../analyzer_worker/frame_host.js';
import type { LoadedFrame } from '../analyzer_worker/pixel_reader.js';
import type { CommonCommand, FrameSource, LivenessAnswer, LivenessCommand } from '../protocol/liveness.js';
import { EvidencePictures } from './evidence_pictures.js';

type OwnCommand = Exclude<LivenessCommand, CommonCommand<LivenessTask>>;
type OpenCommand = Extract<LivenessCommand, { type: 'open' }>;

/** The worker of liveness. */
export class LivenessHost extends FrameHost<
  LivenessEngine,
  LivenessTask,
  LivenessAnalysis,
  OwnCommand,
  LivenessAnswer
> {
  readonly #face = new FaceRuntime(livenessModels);
  readonly #pictures = new EvidencePictures();
  #actions: readonly LivenessAction[] = [];

  protected async performOwn(command: OwnCommand): Promise<LivenessAnswer> {
    switch (command.type) {
      case 'open':
        return this.#openEngine(command);
      case 'begin':
        this.#pictures.drop();
        this.open().challenge(command.actions, command.timestampMs);
        this.#actions = command.actions;
        return { type: 'status', status: this.open().tick(command.timestampMs) };
      case 'tick':
        return { type: 'status', status: this.open().tick(command.timestampMs) };
      case 'cancel':
        this.#pictures.drop();
        this.open().cancel();
        return { type: 'done' };
      case 'collect':
        return { type: 'collected', evidence: await this.#collect(command.sessionId, command.nonce) };
    }
  }

  protected async look(
    engine: LivenessEngine,
    { layout }: LoadedFrame,
    timestampMs: number,
    _task: LivenessTask,
    full: Size,
  ): Promise<SaidOf<LivenessAnalysis>> {
    const said = await engine.analyze(layout, timestampMs);
    return { ...said, face: said.face && scaleRect(said.face, layout, full) };
  }

  protected keep({ challenge, timestampMs }: LivenessAnalysis, source: FrameSource): void {
    if (challenge !== null) this.#pictures.keep(challenge, source, timestampMs);
  }

  protected drop(): void {
    this.#pictures.drop();
  }

  protected override async closeAll(): Promise<void> {
    await super.closeAll();
    await this.#face.close();
  }

  async #openEngine({ files, sha256, thresholds }: OpenCommand): Promise<LivenessAnswer> {
    await this.closeAll();
    const engine = await LivenessEngine.open(...(await this.#face.open(files, sha256)));
    this.engine = engine;
    if (thresholds !== null) engine.setThresholds(thresholds);
    this.#face.warmUp(
      engine,
      (work) => {
        this.enqueue(work);
      },
      () => this.engine === engine && !engine.faulted,
    );
    return { type: 'opened', version: engine.version };
  }

  async #collect(sessionId: string, nonce: string): Promise<LivenessEvidence> {
    const engine = this.open();
    const pictures = await this.#pictures.collect(this.#actions);
    const manifest = engine.manifest({ capturedAtMs: Date.now(), sessionId, nonce }, pictures);
    // Nobody needs them here any more.
    this.#pictures.drop();
    return { actions: engine.completed(), pictures, cues: engine.cues(), manifest };
  }
}
