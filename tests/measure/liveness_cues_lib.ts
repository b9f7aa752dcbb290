// What the shipped engine says of a series of frames, of a challenge over them, and of what may be an attack.
import { Inference } from '../../web/sdk/engine/inference.js';
import { LivenessEngine } from '../../web/sdk/engine/liveness_engine.js';
import type { ActionEvent, Check, LivenessAction, LivenessCueId } from '../../web/sdk/types.js';
import { compiledFaceWasm, shippedFiles } from '../boundary/face_engine_under_test.js';
import type { Pixels } from '../data/strength.js';

export interface CuedFrame {
  readonly pixels: Pixels;
  readonly timestampMs: number;
}

export interface CuedSeries {
  readonly events: readonly ActionEvent[];
  readonly cues: readonly Check<LivenessCueId>[];
  /** Of the challenge that was asked for, if any. */
  readonly passed: boolean;
  readonly frames: number;
  readonly faces: number;
}

export class CueWatch {
  private constructor(
    private readonly engine: LivenessEngine,
    private readonly inference: Inference,
  ) {}

  static async open(): Promise<CueWatch> {
    const inference = await Inference.open(shippedFiles);
    return new CueWatch(await LivenessEngine.open(await compiledFaceWasm(), inference), inference);
  }

  async watch(
    series: AsyncIterable<CuedFrame> | Iterable<CuedFrame>,
    asked?: readonly LivenessAction[],
  ): Promise<CuedSeries> {
    this.engine.reset();
    const events: ActionEvent[] = [];
    let [frames, faces, passed] = [0, 0, false];
    for await (const { pixels, timestampMs } of series) {
      const { width, height, rgba } = pixels;
      if (frames === 0 && asked) this.engine.challenge(asked, timestampMs);
      this.engine.load(new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.byteLength));
      const said = await this.engine.analyze({ width, height, rowStride: 4 * width, format: 'rgba' }, timestampMs);
      events.push(...said.events);
      frames += 1;
      faces += said.face === null ? 0 : 1;
      passed = said.challenge?.state === 'done';
    }
    return { events, cues: this.engine.cues(), passed, frames, faces };
  }

  async close(): Promise<void> {
    this.engine.close();
    await this.inference.close();
  }
}

/** Those that were raised. */
export function raisedOf({ cues }: CuedSeries): LivenessCueId[] {
  return cues.filter(({ passed }) => passed === false).map(({ id }) => id);
}

/** For the log: every raw value. */
export function rawOf({ cues }: CuedSeries): string {
  return cues.map(({ id, raw }) => `${id} ${raw === null ? '-' : raw.toFixed(2)}`).join(', ');
}
