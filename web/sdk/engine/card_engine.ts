import { kMaxFrameSide } from '../common/frame_limits.js';
import { QujingError } from '../errors.js';
import type { CaptureOrigin, CardAnalysis, CardTask, FrameLayout, IdNumberReading, Quad } from '../types.js';
import { analysisFromWire, idNumberFromWire, taskToWire } from './border_values.js';
import { refuseLayout, refuseQuad, refuseTask, refuseTimestamp } from './border_guard.js';
import { FrameEngine } from './frame_engine.js';
import { refuse } from './refusal.js';
import { instantiateWasm } from './card_wasm.js';
import type { WasmCardSession, WasmModule } from './wasm_types.js';

export type { FillFrame } from './frame_engine.js';

/** What the engine itself says about a frame: a CardAnalysis in pixels of the frame handed in. */
export type EngineAnalysis = Omit<CardAnalysis, 'frameId' | 'timestampMs' | 'width' | 'height' | 'timings'>;

/** One JPEG of an artifact. */
export interface ArtifactPart {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** What a manifest says besides the analysis. */
export interface ArtifactFacts {
  readonly source: CaptureOrigin;
  /** Unix time. */
  readonly capturedAtMs: number;
  /** Of the server's session; empty for none. */
  readonly sessionId: string;
  readonly nonce: string;
  readonly card: ArtifactPart;
  readonly frame: ArtifactPart;
}

/**
 * One instance of the wasm with one card session. After a trap every call throws engineFault: drop it, open another.
 */
export class CardEngine extends FrameEngine<WasmModule, WasmCardSession> {
  #lastTimestampMs: number | null = null;

  private constructor(module: WasmModule) {
    super(module, new module.CardSession());
  }

  static async open(compiled: WebAssembly.Module): Promise<CardEngine> {
    return new CardEngine(await instantiateWasm(compiled));
  }

  /**
   * Looks for the card in the pixels loaded last.
   * @param timestampMs finite, not earlier than the frame before, unless reset() came between.
   * @param task its guide in pixels of the frame loaded.
   * @param fullScale pixels of the frame as captured for one of those loaded, 1 or more.
   * @throws QujingError with the engine's code when the frame is refused; engineFault after a trap.
   */
  analyze(layout: FrameLayout, timestampMs: number, task: CardTask = {}, fullScale = 1): EngineAnalysis {
    return this.guard((session) => {
      refuseLayout(layout);
      refuseTimestamp(timestampMs);
      refuseTask(task);
      const buffer = this.frame.buffer;
      const wireTask = taskToWire(task, fullScale);
      const result = session.analyze(buffer, this.wireLayout(layout), timestampMs, wireTask);
      const lastTimestampMs = this.#lastTimestampMs;
      refuse(result.error.value, { layout, byteLength: buffer.byteLength(), timestampMs, lastTimestampMs });
      this.#lastTimestampMs = timestampMs;
      return analysisFromWire(result);
    });
  }

  /**
   * Judges one picture by itself: the pixels loaded last, with the card where `quad` says. The series goes on untouched.
   * @param refine the quad comes from a smaller copy and is moved onto the edges nearby; false takes it as it is.
   * @throws QujingError as analyze() does; badQuad.
   */
  examine(layout: FrameLayout, quad: Quad, refine: boolean, task: CardTask = {}, fullScale = 1): EngineAnalysis {
    return this.guard((session) => {
      refuseLayout(layout);
      refuseQuad(quad);
      refuseTask(task);
      const buffer = this.frame.buffer;
      const result = session.examine(buffer, this.wireLayout(layout), quad, refine, taskToWire(task, fullScale));
      refuse(result.error.value, { layout, byteLength: buffer.byteLength(), quad });
      return analysisFromWire(result);
    });
  }

  /** The manifest (JSON, docs/artifact.md) of the picture that examine() saw last. */
  manifest(facts: ArtifactFacts): string {
    return this.guard((session) => session.manifest(facts));
  }

  /** Reads a 公民身份号码 (GB 11643). */
  readIdNumber(text: string): IdNumberReading {
    return this.guard(() => idNumberFromWire(this.module.readIdNumber(text)));
  }

  /**
   * Cuts the card out of the pixels loaded last, flat.
   * @returns width * height RGBA pixels, a copy.
   * @throws QujingError as analyze() does; badQuad, emptyFrame for a size that is none.
   */
  rectify(layout: FrameLayout, quad: Quad, width: number, height: number): Uint8Array<ArrayBuffer> {
    return this.guard(() => {
      refuseLayout(layout);
      refuseQuad(quad);
      if (!isSide(width) || !isSide(height)) {
        throw new QujingError(
          'emptyFrame',
          `got ${String(width)}x${String(height)}, need sides of 1 to ${kMaxFrameSide}`,
        );
      }
      const source = this.frame.buffer;
      const target = this.target.reserve(width * height * 4);
      try {
        const error = this.module.rectifyCard(source, this.wireLayout(layout), quad, target, width, height);
        refuse(error.value, { layout, byteLength: source.byteLength(), quad, target: { width, height } });
        return this.target.bytes().slice();
      } finally {
        this.target.close();
      }
    });
  }

  /** Forgets the series: the next frame is searched anew and may have any timestamp. */
  reset(): void {
    this.guard((session) => {
      session.reset();
      this.#lastTimestampMs = null;
    });
  }
}

/** More than the engine cuts out, and small enough to be counted in bytes. */
const kMaxTargetSide = 16384;

function isSide(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= kMaxTargetSide;
}
