import { scaleRect, type Size } from '../../common/geometry.js';
import { Inference } from '../../engine/inference.js';
import { createModelStore } from '../../engine/model_store.js';
import { PortraitEngine, portraitModels } from '../../engine/portrait_engine.js';
import { compileWasm } from '../../engine/wasm_module.js';
import { QujingError } from '../../errors.js';
import { fetchWasm } from '../../platform/fetch_wasm.js';
import type { PhotoSpecName, PortraitAnalysis, PortraitTask } from '../../types.js';
import { HeldFrame } from '../analyzer_worker/held_frame.js';
import { lumaRange } from '../analyzer_worker/luma_range.js';
import { fullScaleOf, PixelReader, type LoadedFrame } from '../analyzer_worker/pixel_reader.js';
import { WorkerHost } from '../analyzer_worker/worker_host.js';
import {
  closeSource,
  type EngineInspection,
  type FrameSource,
  type PortraitAnswer,
  type PortraitCommand,
} from '../protocol/portrait.js';
import { takePhoto, type CaptureCommand } from './photo_taker.js';

type OpenCommand = Extract<PortraitCommand, { type: 'open' }>;
type AnalyzeCommand = Extract<PortraitCommand, { type: 'analyze' }>;

/** A first frame that waits already goes before the warm-up. */
const kQuietMs = 50;

/** The portrait's worker: owns the engine, its inference runtime and the picture that is held. */
export class PortraitHost extends WorkerHost<PortraitCommand, PortraitAnswer> {
  readonly #reader = new PixelReader();
  readonly #held = new HeldFrame();
  #inference: Inference | null = null;
  #engine: PortraitEngine | null = null;

  protected async perform(command: PortraitCommand): Promise<PortraitAnswer> {
    switch (command.type) {
      case 'open':
        return this.#openEngine(command);
      case 'analyze':
        return this.#analyze(command);
      case 'capture':
        return this.#capture(command);
      case 'setSpec':
        this.#open().setSpec(command.spec);
        return { type: 'done' };
      case 'listSpecs':
        return { type: 'specs', specs: JSON.parse(this.#open().builtInSpecs) as PhotoSpecName[] };
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
        await this.#closeAll();
        return { type: 'done' };
    }
  }

  async #openEngine({ files, sha256, thresholds, spec }: OpenCommand): Promise<PortraitAnswer> {
    await this.#closeAll();
    const [compiled, inference] = await Promise.all([
      compileWasm(fetchWasm(files.wasm), sha256),
      Inference.open(createModelStore(files.inference), { expect: portraitModels }),
    ]);
    this.#inference = inference;
    const engine = await PortraitEngine.open(compiled, inference);
    this.#engine = engine;
    if (thresholds !== null) engine.setThresholds(thresholds);
    engine.setSpec(spec);
    setTimeout(() => {
      this.#warmUp(engine);
    }, kQuietMs);
    return { type: 'opened', version: engine.version };
  }

  /** One model after the other, so that a frame that comes meanwhile waits for one at most. */
  #warmUp(engine: PortraitEngine): void {
    for (const name of portraitModels) {
      this.enqueue(async () => {
        if (this.#engine === engine && !engine.faulted) await engine.warmUp(name);
      });
    }
  }

  async #analyze(command: AnalyzeCommand): Promise<PortraitAnswer> {
    const { frameId, timestampMs, source } = command;
    try {
      const engine = this.#open();
      const startMs = performance.now();
      const loaded = await this.#reader.load(source, engine);
      const loadedMs = performance.now();
      const full = { width: loaded.fullWidth, height: loaded.fullHeight };
      const task = inLoaded(command.task, full, loaded);
      const said = await engine.analyze(loaded.layout, timestampMs, task, { fullScale: fullScaleOf(loaded) });
      const endMs = performance.now();
      const timings = { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs };
      const analysis: PortraitAnalysis = { ...inFull(said, loaded, full), frameId, timestampMs, ...full, timings };
      if (analysis.capture.keep) this.#hold(source, analysis);
      const luma = lumaRange(engine.pixels, loaded.layout);
      const kept = command.keepPixels ? { pixels: engine.copyPixels().buffer, layout: loaded.layout } : null;
      return { type: 'analyzed', analysis, luma, kept };
    } finally {
      closeSource(source);
    }
  }

  #hold(source: FrameSource, { frameId, timestampMs, width, height }: PortraitAnalysis): void {
    this.#held.hold(source);
    this.#held.describe({ quad: null, frameId, timestampMs, full: { width, height } });
  }

  async #capture(command: CaptureCommand): Promise<PortraitAnswer> {
    const { source } = command;
    try {
      const engine = this.#open();
      if (source !== null) {
        this.#held.hold(source);
        engine.reset();
        this.#held.describe({ quad: null, frameId: 0, timestampMs: performance.now(), full: this.#held.size });
      }
      return { type: 'captured', picture: await takePhoto(command, engine, this.#held) };
    } finally {
      if (source !== null) closeSource(source);
    }
  }

  #inspect(): EngineInspection {
    const { version, memoryBytes, openHandles } = this.#open();
    return { version, memoryBytes, openHandles, pixelPath: this.#reader.path };
  }

  async #closeAll(): Promise<void> {
    this.#held.drop();
    this.#engine?.close();
    this.#engine = null;
    const inference = this.#inference;
    this.#inference = null;
    await inference?.close();
  }

  #open(): PortraitEngine {
    if (this.#engine === null) throw new QujingError('handleClosed', 'the worker has no open engine');
    return this.#engine;
  }
}

/** The task's guide in pixels of the frame that was loaded. */
function inLoaded(task: PortraitTask, full: Size, { layout }: LoadedFrame): PortraitTask {
  const { guide = null } = task;
  return guide === null ? task : { ...task, guide: scaleRect(guide, full, layout) };
}

type Placed = Pick<PortraitAnalysis, 'face' | 'crop' | 'faces'>;

/** What was said of the frame that was loaded, in pixels of the full frame. */
function inFull<T extends Placed>(said: T, { layout }: LoadedFrame, full: Size): T {
  const scaled = {
    face: said.face && scaleRect(said.face, layout, full),
    crop: said.crop && scaleRect(said.crop, layout, full),
  };
  const faces = said.faces.map(({ box, score }) => ({ box: scaleRect(box, layout, full), score }));
  return { ...said, ...scaled, faces };
}
