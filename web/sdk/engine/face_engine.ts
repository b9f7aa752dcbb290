import { QujingError } from '../errors.js';
import type { FaceLandmark } from '../types.js';
import { FrameEngine } from './frame_engine.js';
import { heapOf } from './heap.js';
import type { Inference, ModelName } from './inference.js';
import type { FaceSession, WasmFaceModule, WasmHeapNumbers } from './wasm_types.js';

/** By the core's FaceModel. */
const faceModels: readonly ModelName[] = ['face_detector', 'face_landmarks', 'person_segmentation'];
/** What a portrait needs, and what liveness does. */
export const portraitModels = faceModels;
export const livenessModels = faceModels.slice(0, 2);

/** What the portrait's engine and that of liveness have in common: the core says which model it needs, this runs it. */
export abstract class FaceEngine<Session extends FaceSession> extends FrameEngine<WasmFaceModule, Session> {
  readonly #inference: Inference;

  /** @param inference stays the caller's. */
  protected constructor(module: WasmFaceModule, session: Session, inference: Inference) {
    super(module, session);
    this.#inference = inference;
  }

  /** Loads a model and runs it once, so that the first picture does not wait for it. */
  warmUp(name: ModelName): Promise<void> {
    return this.#inference.load(name);
  }

  override get memoryBytes(): number {
    return super.memoryBytes + this.#inference.memoryBytes;
  }

  /** Of the picture seen last, the points of the face mesh; null without a face. */
  landmarks(): FaceLandmark[] | null {
    return this.guard((session) => {
      const { address, count } = session.landmarks();
      if (count === 0) return null;
      const numbers = new Float64Array(heapOf(this.module).buffer, address, count);
      return Array.from({ length: count / 3 }, (_, index): FaceLandmark => {
        const [x = 0, y = 0, z = 0] = numbers.subarray(3 * index, 3 * index + 3);
        return [x, y, z];
      });
    });
  }

  /** Until the core asks for none. @throws QujingError runtimeFault, modelLoadFailed, modelHashMismatch, engineFault */
  protected async runModels(): Promise<void> {
    for (;;) {
      const model = this.guard((session) => session.next());
      if (model < 0) return;
      const name = faceModels[model];
      if (name === undefined) throw new QujingError('engineFault', `the core asks for the unknown model ${model}`);
      const input = this.guard((session) => this.floats(session.input()));
      const outputs = await this.#inference.run(name, input);
      this.guard((session) => {
        outputs.forEach((output, index) => {
          this.floats(session.output(index)).set(output);
        });
        session.accept();
      });
    }
  }

  protected floats({ address, count }: WasmHeapNumbers): Float32Array<ArrayBuffer> {
    return new Float32Array(heapOf(this.module).buffer, address, count);
  }
}
