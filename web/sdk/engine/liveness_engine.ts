import { QujingError } from '../errors.js';
import {
  livenessActions,
  type ChallengeStatus,
  type Check,
  type CompletedAction,
  type FrameLayout,
  type LivenessAction,
  type LivenessCueId,
} from '../types.js';
import { checkFromWire } from './border_values.js';
import { refuseLayout, refuseTimestamp } from './border_guard.js';
import { FaceEngine } from './face_engine.js';
import { instantiateFaceWasm } from './face_wasm.js';
import type { Inference } from './inference.js';
import {
  eventFromWire,
  livenessFromWire,
  pictureToWire,
  statusFromWire,
  type KeptPicture,
  type LivenessSaying,
} from './liveness_values.js';
import { refuse } from './refusal.js';
import type { LivenessManifestFacts, WasmFaceModule, WasmLivenessSession } from './wasm_types.js';

/**
 * One instance of the face engine that watches a series of frames for actions. After a trap every call throws
 * engineFault: drop it, open another. The next analyze() may begin when the last has settled.
 */
export class LivenessEngine extends FaceEngine<WasmLivenessSession> {
  #lastTimestampMs: number | null = null;
  #asked = false;

  private constructor(module: WasmFaceModule, inference: Inference) {
    super(module, new module.LivenessSession(), inference);
  }

  /** @param inference stays the caller's. */
  static async open(compiled: WebAssembly.Module, inference: Inference): Promise<LivenessEngine> {
    return new LivenessEngine(await instantiateFaceWasm(compiled), inference);
  }

  /**
   * Looks at the pixels loaded last.
   * @param timestampMs finite, not earlier than the frame before, unless reset() came between.
   * @throws QujingError with the engine's code when the frame is refused; runtimeFault, modelLoadFailed,
   *   modelHashMismatch; engineFault after a trap.
   */
  async analyze(layout: FrameLayout, timestampMs: number): Promise<LivenessSaying> {
    this.guard((session) => {
      refuseLayout(layout);
      refuseTimestamp(timestampMs);
      const buffer = this.frame.buffer;
      const error = session.begin(buffer, this.wireLayout(layout), timestampMs);
      const lastTimestampMs = this.#lastTimestampMs;
      refuse(error.value, { layout, byteLength: buffer.byteLength(), timestampMs, lastTimestampMs });
      this.#lastTimestampMs = timestampMs;
    });
    await this.runModels();
    return this.guard((session) => {
      const result = session.result();
      refuse(result.error.value, { layout, byteLength: this.frame.buffer.byteLength() });
      return livenessFromWire(result, this.#asked);
    });
  }

  /**
   * From now on the frames are those of a challenge.
   * @throws QujingError badTask when the thresholds do not allow so many actions, or one is unknown.
   */
  challenge(actions: readonly LivenessAction[], timestampMs: number): void {
    this.guard((session) => {
      const ids = actions.map((action) => livenessActions.indexOf(action));
      const known = ids.every((id) => id >= 0) && session.challenge(ids.join(''), timestampMs);
      if (!known) throw new QujingError('badTask', `got the actions ${actions.join(', ')}, need some of a challenge`);
      this.#asked = true;
    });
  }

  /** Time passes and no frame comes. */
  tick(timestampMs: number): ChallengeStatus {
    return this.guard((session) => statusFromWire(session.tick(timestampMs)));
  }

  cancel(): void {
    this.guard((session) => {
      session.cancel();
    });
  }

  /** Of the challenge so far, in the order asked. */
  completed(): CompletedAction[] {
    return this.guard((session) =>
      Array.from({ length: session.completedCount() }, (_, index) => {
        const { event, beforeMs, peakMs, afterMs } = session.completed(index);
        return { ...eventFromWire(event), beforeMs, clearestMs: peakMs, afterMs };
      }),
    );
  }

  /** What may be an attack, on the series so far, of a challenge since its beginning: advice only. */
  cues(): Check<LivenessCueId>[] {
    return this.guard((session) => session.cues().map((check) => checkFromWire<LivenessCueId>(check)));
  }

  /**
   * JSON of the last challenge (docs/artifact.md); to be called once.
   * @param pictures every one that was kept, in the order in which they were taken.
   */
  manifest(facts: LivenessManifestFacts, pictures: readonly KeptPicture[]): string {
    return this.guard((session) => {
      for (const picture of pictures) session.addPicture(pictureToWire(picture));
      return session.manifest(facts);
    });
  }

  /** Forgets the series, the person and the challenge: the next frame may have any timestamp. */
  reset(): void {
    this.guard((session) => {
      session.reset();
      this.#lastTimestampMs = null;
      this.#asked = false;
    });
  }
}
