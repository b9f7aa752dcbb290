import { scaleQuad, scaleRect, type Size } from '../../common/geometry.js';
import { CardEngine } from '../../engine/card_engine.js';
import { compileWasm } from '../../engine/wasm_module.js';
import { QujingError } from '../../errors.js';
import type { WasmLoader } from '../../platform/ports.js';
import type { CardAnalysis, CardTask } from '../../types.js';
import { HeldFrame } from './held_frame.js';
import { lumaRange } from './luma_range.js';
import { takePicture, type CaptureCommand } from './picture_taker.js';
import { fullScaleOf, PixelReader } from './pixel_reader.js';
import { WorkerHost } from './worker_host.js';
import {
  closeSource,
  type AnalyzerAnswer,
  type AnalyzerCommand,
  type FrameSource,
  type WasmSource,
} from '../protocol.js';

/** Turns the source named in an `open` command into a loader, the way this platform reads. */
export type LoaderFor = (source: WasmSource) => WasmLoader;

type OpenRequest = Extract<AnalyzerCommand, { type: 'open' }>;
type AnalyzeRequest = Extract<AnalyzerCommand, { type: 'analyze' }>;

/** The card's worker: owns the engine and the picture that is held. */
export class AnalyzerHost extends WorkerHost<AnalyzerCommand, AnalyzerAnswer> {
  readonly #loaderFor: LoaderFor;
  readonly #reader = new PixelReader();
  readonly #held = new HeldFrame();
  #engine: CardEngine | null = null;

  constructor(loaderFor: LoaderFor) {
    super();
    this.#loaderFor = loaderFor;
  }

  protected async perform(request: AnalyzerCommand): Promise<AnalyzerAnswer> {
    switch (request.type) {
      case 'open':
        return this.#openEngine(request);
      case 'analyze':
        return this.#analyze(request);
      case 'capture':
        return this.#capture(request);
      case 'readIdNumber':
        return { type: 'idNumberRead', reading: this.#open().readIdNumber(request.text) };
      case 'reset':
        this.#held.drop();
        this.#open().reset();
        return { type: 'done' };
      case 'inspect':
        return { type: 'inspected', inspection: this.#inspect() };
      case 'forceTrap':
        this.#open().forceTrap();
        return { type: 'done' };
      case 'close':
        this.#held.drop();
        this.#engine?.close();
        this.#engine = null;
        return { type: 'done' };
    }
  }

  async #openEngine({ wasm, sha256, thresholds }: OpenRequest): Promise<AnalyzerAnswer> {
    this.#engine?.close();
    const engine = await CardEngine.open(await compileWasm(this.#loaderFor(wasm), sha256));
    this.#engine = engine;
    if (thresholds !== null) engine.setThresholds(thresholds);
    return { type: 'opened', version: engine.version };
  }

  async #analyze(request: AnalyzeRequest): Promise<AnalyzerAnswer> {
    const { frameId, timestampMs, source } = request;
    try {
      const engine = this.#open();
      const startMs = performance.now();
      const loaded = await this.#reader.load(source, engine);
      const loadedMs = performance.now();
      const full = { width: loaded.fullWidth, height: loaded.fullHeight };
      const task = inLoaded(request.task, full, loaded.layout);
      const found = engine.analyze(loaded.layout, timestampMs, task, fullScaleOf(loaded));
      const endMs = performance.now();
      const quad = found.quad === null ? null : scaleQuad(found.quad, loaded.layout, full);
      const timings = { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs };
      const analysis: CardAnalysis = { ...found, quad, frameId, timestampMs, ...full, timings };
      if (analysis.capture.keep) this.#hold(source, analysis);
      const luma = lumaRange(engine.pixels, loaded.layout);
      const kept = request.keepPixels ? { pixels: engine.copyPixels().buffer, layout: loaded.layout } : null;
      return { type: 'analyzed', analysis, luma, kept };
    } finally {
      closeSource(source);
    }
  }

  #hold(source: FrameSource, { quad, frameId, timestampMs, width, height }: CardAnalysis): void {
    const full = { width, height };
    this.#held.hold(source);
    this.#held.describe({
      quad: quad === null ? null : scaleQuad(quad, full, this.#held.size),
      frameId,
      timestampMs,
      full,
    });
  }

  async #capture(command: CaptureCommand): Promise<AnalyzerAnswer> {
    try {
      const tools = { engine: this.#open(), held: this.#held, reader: this.#reader };
      return { type: 'captured', picture: await takePicture(command, tools) };
    } finally {
      if (command.source !== null) closeSource(command.source);
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

/** The task's guide in pixels of the frame that was loaded. */
function inLoaded(task: CardTask, full: Size, loaded: Size): CardTask {
  const { guide = null } = task;
  return guide === null ? task : { ...task, guide: scaleRect(guide, full, loaded) };
}
