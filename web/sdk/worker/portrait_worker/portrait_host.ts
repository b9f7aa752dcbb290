import { scaleRect, type Size } from '../../common/geometry.js';
import { portraitModels } from '../../engine/face_engine.js';
import { PortraitEngine } from '../../engine/portrait_engine.js';
import type { PhotoSpecName, PortraitAnalysis, PortraitTask } from '../../types.js';
import { FaceRuntime } from '../analyzer_worker/face_runtime.js';
import type { SaidOf } from '../analyzer_worker/frame_host.js';
import { PictureHost } from '../analyzer_worker/picture_host.js';
import { fullScaleOf, type LoadedFrame } from '../analyzer_worker/pixel_reader.js';
import { closeSource, type CommonCommand, type PortraitAnswer, type PortraitCommand } from '../protocol/portrait.js';
import { takePhoto, type CaptureCommand } from './photo_taker.js';

type OwnCommand = Exclude<PortraitCommand, CommonCommand<PortraitTask>>;
type OpenCommand = Extract<PortraitCommand, { type: 'open' }>;

/** The portrait's worker: besides the engine it owns the inference runtime. */
export class PortraitHost extends PictureHost<
  PortraitEngine,
  PortraitTask,
  PortraitAnalysis,
  OwnCommand,
  PortraitAnswer
> {
  readonly #face = new FaceRuntime(portraitModels);

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
    await this.#face.close();
  }

  async #openEngine({ files, sha256, thresholds, spec }: OpenCommand): Promise<PortraitAnswer> {
    await this.closeAll();
    const engine = await PortraitEngine.open(...(await this.#face.open(files, sha256)));
    this.engine = engine;
    if (thresholds !== null) engine.setThresholds(thresholds);
    engine.setSpec(spec);
    this.#face.warmUp(
      engine,
      (work) => {
        this.enqueue(work);
      },
      () => this.engine === engine && !engine.faulted,
    );
    return { type: 'opened', version: engine.version };
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
