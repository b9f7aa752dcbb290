import { scaleQuad } from '../../common/geometry.js';
import { CardEngine } from '../../engine/card_engine.js';
import { compileWasm } from '../../engine/wasm_module.js';
import { QujingError } from '../../errors.js';
import type { WasmLoader } from '../../platform/ports.js';
import type { CardAnalysis, Quad } from '../../types.js';
import { PixelReader, type LoadedFrame } from './pixel_reader.js';
import {
  closeSource,
  type AnalyzerAnswer,
  type AnalyzerRequest,
  type AnalyzerResponse,
  type WasmSource,
} from '../protocol.js';

/** Turns the source named in an `open` command into a loader, the way this platform reads. */
export type LoaderFor = (source: WasmSource) => WasmLoader;

type AnalyzeRequest = Extract<AnalyzerRequest, { type: 'analyze' }>;

/** The worker's side: owns the engine and answers every request exactly once. */
export class AnalyzerHost {
  readonly #loaderFor: LoaderFor;
  readonly #reader = new PixelReader();
  #engine: CardEngine | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(loaderFor: LoaderFor) {
    this.#loaderFor = loaderFor;
  }

  /** One request after the other: a frame on its way into the heap must not see the memory grow. */
  answer(request: AnalyzerRequest): Promise<AnalyzerResponse> {
    const answer = this.#last.then(() => this.#answer(request));
    this.#last = answer;
    return answer;
  }

  async #answer(request: AnalyzerRequest): Promise<AnalyzerResponse> {
    const { requestId } = request;
    const returned = request.type === 'analyze' && request.source.kind === 'pixels' ? request.source.pixels : undefined;
    const answer = await this.#perform(request).catch((error: unknown): AnalyzerAnswer => ({
      type: 'failed',
      error: QujingError.wrap(error, 'workerFailed', `${request.type} failed`).toReport(),
    }));
    return returned === undefined ? { ...answer, requestId } : { ...answer, requestId, returned };
  }

  async #perform(request: AnalyzerRequest): Promise<AnalyzerAnswer> {
    switch (request.type) {
      case 'open':
        this.#engine?.close();
        this.#engine = await CardEngine.open(await compileWasm(this.#loaderFor(request.wasm), request.sha256));
        return { type: 'opened', version: this.#engine.version };
      case 'analyze':
        return this.#analyze(request);
      case 'reset':
        this.#open().reset();
        return { type: 'done' };
      case 'inspect':
        return { type: 'inspected', inspection: this.#inspect() };
      case 'forceTrap':
        this.#open().forceTrap();
        return { type: 'done' };
      case 'close':
        this.#engine?.close();
        this.#engine = null;
        return { type: 'done' };
    }
  }

  async #analyze(request: AnalyzeRequest): Promise<AnalyzerAnswer> {
    const { frameId, timestampMs, source } = request;
    try {
      const engine = this.#open();
      const startMs = performance.now();
      const loaded = await this.#reader.load(source, engine);
      const loadedMs = performance.now();
      const found = engine.analyze(loaded.layout, timestampMs);
      const endMs = performance.now();
      const analysis: CardAnalysis = {
        ...found,
        quad: found.quad === null ? null : inFullFrame(found.quad, loaded),
        frameId,
        timestampMs,
        width: loaded.fullWidth,
        height: loaded.fullHeight,
        timings: { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs },
      };
      const kept = request.keepPixels ? { pixels: engine.copyPixels().buffer, layout: loaded.layout } : null;
      return { type: 'analyzed', analysis, kept };
    } finally {
      closeSource(source);
    }
  }

  #inspect(): Extract<AnalyzerAnswer, { type: 'inspected' }>['inspection'] {
    const { version, memoryBytes, openHandles } = this.#open();
    return { version, memoryBytes, openHandles, pixelPath: this.#reader.path };
  }

  #open(): CardEngine {
    if (this.#engine === null) throw new QujingError('handleClosed', 'the worker has no open engine');
    return this.#engine;
  }
}

function inFullFrame(quad: Quad, { layout, fullWidth, fullHeight }: LoadedFrame): Quad {
  return scaleQuad(quad, layout, { width: fullWidth, height: fullHeight });
}
