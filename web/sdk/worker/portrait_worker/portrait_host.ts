import { scaleRect, type Size } from '../../common/geometry.js';
import { Inference } from '../../engine/inference.js';
import { createModelStore } from '../../engine/model_store.js';
import { portraitModels } from '../../engine/face_engine.js';
import { PortraitEngine } from '../../engine/portrait_engine.js';
import { compileWasm } from '../../engine/wasm_module.js';
import { fetchWasm } from '../../platform/fetch_wasm.js';
import type { PhotoSpecName, PortraitAnalysis, PortraitTask } from '../../types.js';
import { FrameHost, type SaidOf } from '../analyzer_worker/frame_host.js';
import { fullScaleOf, type LoadedFrame } from '../analyzer_worker/pixel_reader.js';
import { closeSource, type CommonCommand, type PortraitAnswer, type PortraitCommand } from '../protocol/portrait.js';
import { takePhoto, type CaptureCommand } from './photo_taker.js';

type OwnCommand = Exclude<PortraitCommand, CommonCommand<PortraitTask>>;
type OpenCommand = Extract<PortraitCommand, { type: 'open' }>;

/** A first frame that waits already goes before the warm-up. */
const kQuietMs = 50;

/** The portrait's worker: besides the engine it owns the inference runtime. */
export class PortraitHost extends FrameHost<
  PortraitEngine,
  PortraitTask,
  PortraitAnalysis,
  OwnCommand,
  PortraitAnswer
> {
  #inference: Inference | null = null;

  protected async performOwn(command: OwnCommand): Promise<PortraitAnswer> {
    switch (command.type) {
      case 'open':
        return this.#openEngine(command);
      case 'capture':
        return this.#capture(command);
      case 'setSpec':
        this.open().setSpec(command.spec);
        return { type: 'done' };
      case 'listSpecs':
        return { type: 'specs', specs: JSON.parse(this.open().builtInSpecs) as PhotoSpecName[] };
    }
  }

  protected async look(
    engine: PortraitEngine,
    loaded: LoadedFrame,
    timestampMs: number,
    task: PortraitTask,
    full: Size,
  ): Promise<SaidOf<PortraitAnalysis>> {
    const said = await engine.analyze(loaded.layout, timestampMs, task, { fullScale: fullScaleOf(loaded) });
    return inFull(said, loaded, full);
  }

  protected quadOf(): null {
    return null;
  }

  protected override async closeAll(): Promise<void> {
    await super.closeAll();
    const inference = this.#inference;
    this.#inference = null;
    await inference?.close();
  }

  async #openEngine({ files, sha256, thresholds, spec }: OpenCommand): Promise<PortraitAnswer> {
    await this.closeAll();
    const [compiled, inference] = await Promise.all([
      compileWasm(fetchWasm(files.wasm), sha256),
      Inference.open(createModelStore(files.inference), { expect: portraitModels }),
    ]);
    this.#inference = inference;
    const engine = await PortraitEngine.open(compiled, inference);
    this.engine = engine;
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
        if (this.engine === engine && !engine.faulted) await engine.warmUp(name);
      });
    }
  }

  async #capture(command: CaptureCommand): Promise<PortraitAnswer> {
    const { source } = command;
    try {
      const engine = this.open();
      if (source !== null) {
        this.held.hold(source);
        engine.reset();
        this.held.describe({ quad: null, frameId: 0, timestampMs: performance.now(), full: this.held.size });
      }
      return { type: 'captured', picture: await takePhoto(command, engine, this.held) };
    } finally {
      if (source !== null) closeSource(source);
    }
  }
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
