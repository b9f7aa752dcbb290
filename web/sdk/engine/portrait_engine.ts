import { QujingError } from '../errors.js';
import type { FrameLayout, PhotoAdjustment, Rect, PortraitTask } from '../types.js';
import { refuseLayout, refusePortraitTask, refuseTimestamp } from './border_guard.js';
import { instantiateFaceWasm } from './face_wasm.js';
import { FaceEngine } from './face_engine.js';
import type { Inference } from './inference.js';
import { portraitFromWire, portraitTaskToWire, type PictureFacts, type PortraitSaying } from './portrait_values.js';
import { refuse } from './refusal.js';
import type { ManifestFacts, WasmFaceModule, WasmPortraitSession } from './wasm_types.js';

export type { ManifestFacts } from './wasm_types.js';

/** A photo as it came out of the engine, and what its file must keep to. */
export interface ComposedPixels {
  /** width * height RGBA, a copy. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly leastBytes: number;
  readonly mostBytes: number;
  /** 0..1 */
  readonly leastQuality: number;
  readonly backgroundReplaced: boolean;
  readonly cropAndScaleOnly: boolean;
  /** Photo pixels for one of the picture. */
  readonly scale: number;
  /** 0..1 */
  readonly matteTrust: number;
  /** Pixels of the picture. */
  readonly crop: Rect;
  readonly adjustment: Required<PhotoAdjustment>;
}

/**
 * One instance of the face engine with one session, and the runtime that runs its models. After a trap every call throws
 * engineFault: drop it, open another. Its calls take several turns: the next may begin when the last has settled.
 */
export class PortraitEngine extends FaceEngine<WasmPortraitSession> {
  #lastTimestampMs: number | null = null;

  private constructor(module: WasmFaceModule, inference: Inference) {
    super(module, new module.PortraitSession(), inference);
  }

  /** @param inference stays the caller's. */
  static async open(compiled: WebAssembly.Module, inference: Inference): Promise<PortraitEngine> {
    return new PortraitEngine(await instantiateFaceWasm(compiled), inference);
  }

  /**
   * Looks at the pixels loaded last.
   * @param timestampMs of a live frame: finite, not earlier than the frame before, unless reset() came between.
   * @param task its guide in pixels of the picture loaded.
   * @throws QujingError with the engine's code when the picture is refused; runtimeFault, modelLoadFailed,
   *   modelHashMismatch; engineFault after a trap.
   */
  async analyze(
    layout: FrameLayout,
    timestampMs: number,
    task: PortraitTask = {},
    facts: PictureFacts = {},
  ): Promise<PortraitSaying> {
    this.guard((session) => {
      refuseLayout(layout);
      refuseTimestamp(timestampMs);
      refusePortraitTask(task);
      const buffer = this.frame.buffer;
      const wireTask = portraitTaskToWire(task, facts);
      const error = session.begin(buffer, this.wireLayout(layout), timestampMs, wireTask);
      const lastTimestampMs = this.#lastTimestampMs;
      refuse(error.value, { layout, byteLength: buffer.byteLength(), timestampMs, lastTimestampMs });
      if ((task.stage ?? 'live') === 'live') this.#lastTimestampMs = timestampMs;
    });
    await this.runModels();
    return this.guard((session) => {
      const result = session.result();
      refuse(result.error.value, { layout, byteLength: this.frame.buffer.byteLength() });
      return portraitFromWire(result, this.floats(session.faces()));
    });
  }

  /**
   * The photo of the picture that analyze() saw last, as a still; its pixels must still be loaded.
   * @throws QujingError captureFailed without a face
   */
  compose({ right = 0, down = 0, zoom = 1 }: PhotoAdjustment = {}): ComposedPixels {
    return this.guard((session) => {
      const size = session.photoSize();
      const target = this.target.reserve(size.width * size.height * 4);
      try {
        const { error, plan, composition } = session.compose({ right, down, zoom }, target);
        if (error.value !== 0) throw new QujingError('captureFailed', 'the picture shows no face to make a photo of');
        const { backgroundReplaced, cropAndScaleOnly, scale, matteTrust } = composition;
        const done = { backgroundReplaced, cropAndScaleOnly, scale, matteTrust };
        const made = { ...done, crop: plan.crop, adjustment: plan.applied };
        return { pixels: this.target.bytes().slice(), ...size, ...made };
      } finally {
        this.target.close();
      }
    });
  }

  /** The manifest (JSON, docs/artifact.md) of the still and the photo that were looked at last. */
  manifest(facts: ManifestFacts): string {
    return this.guard((session) => session.manifest(facts));
  }

  /** Photos are held against this spec from now on: the id of one that the engine carries, or a record as JSON. */
  setSpec(spec: string): void {
    this.guard((session) => {
      const problem = session.setSpec(spec);
      if (problem !== '') throw new QujingError('badSpec', problem);
    });
  }

  /** Of the spec in force. */
  get specId(): string {
    return this.guard((session) => session.specId());
  }

  /** JSON of the specs that the engine carries. */
  get builtInSpecs(): string {
    return this.guard(() => this.module.builtInPhotoSpecs());
  }

  /** Forgets the series and the person: the next frame may have any timestamp. */
  reset(): void {
    this.guard((session) => {
      session.reset();
      this.#lastTimestampMs = null;
    });
  }
}
