import { scaleQuad, type Size } from '../../common/geometry.js';
import { CardEngine } from '../../engine/card_engine.js';
import { compileWasm } from '../../engine/wasm_module.js';
import type { WasmLoader } from '../../platform/ports.js';
import type { CardAnalysis, CardTask, Quad } from '../../types.js';
import {
  closeSource,
  type AnalyzerAnswer,
  type AnalyzerCommand,
  type CommonCommand,
  type WasmSource,
} from '../protocol.js';
import type { SaidOf } from './frame_host.js';
import { PictureHost } from './picture_host.js';
import { takePicture, type CaptureCommand } from './picture_taker.js';
import { fullScaleOf, type LoadedFrame } from './pixel_reader.js';

/** Turns the source named in an `open` command into a loader, the way this platform reads. */
export type LoaderFor = (source: WasmSource) => WasmLoader;

type OwnCommand = Exclude<AnalyzerCommand, CommonCommand<CardTask>>;
type OpenCommand = Extract<AnalyzerCommand, { type: 'open' }>;

/** The card's worker. */
export class AnalyzerHost extends PictureHost<CardEngine, CardTask, CardAnalysis, OwnCommand, AnalyzerAnswer> {
  readonly #loaderFor: LoaderFor;

  constructor(loaderFor: LoaderFor) {
    super();
    this.#loaderFor = loaderFor;
  }

  protected async performOwn(command: OwnCommand): Promise<AnalyzerAnswer> {
    switch (command.type) {
      case 'open':
        return this.#openEngine(command);
      case 'capture':
        return this.#capture(command);
      case 'readIdNumber':
        return { type: 'idNumberRead', reading: this.open().readIdNumber(command.text) };
    }
  }

  protected look(
    engine: CardEngine,
    loaded: LoadedFrame,
    timestampMs: number,
    task: CardTask,
    full: Size,
  ): SaidOf<CardAnalysis> {
    const found = engine.analyze(loaded.layout, timestampMs, task, fullScaleOf(loaded));
    return { ...found, quad: found.quad === null ? null : scaleQuad(found.quad, loaded.layout, full) };
  }

  protected quadOf({ quad, width, height }: CardAnalysis, size: Size): Quad | null {
    return quad === null ? null : scaleQuad(quad, { width, height }, size);
  }

  async #openEngine({ wasm, sha256, thresholds }: OpenCommand): Promise<AnalyzerAnswer> {
    await this.closeAll();
    const engine = await CardEngine.open(await compileWasm(this.#loaderFor(wasm), sha256));
    this.engine = engine;
    if (thresholds !== null) engine.setThresholds(thresholds);
    return { type: 'opened', version: engine.version };
  }

  async #capture(command: CaptureCommand): Promise<AnalyzerAnswer> {
    try {
      const { held, reader } = this;
      return { type: 'captured', picture: await takePicture(command, { engine: this.open(), held, reader }) };
    } finally {
      if (command.source !== null) closeSource(command.source);
    }
  }
}
