import { scaleRect, type Size } from '../../common/geometry.js';
import { QujingError } from '../../errors.js';
import type { FrameHeap } from '../../engine/frame_engine.js';
import type { AnalysisTimings, Rect } from '../../types.js';
import {
  closeSource,
  type CommonAnswer,
  type CommonCommand,
  type EngineInspection,
  type FrameSource,
} from '../protocol/common.js';
import { lumaRange } from './luma_range.js';
import { PixelReader, type LoadedFrame } from './pixel_reader.js';
import { WorkerHost } from './worker_host.js';

export interface Typed {
  readonly type: string;
}

/** What the host asks of its engine besides looking. */
export interface HostedEngine extends FrameHeap {
  readonly version: string;
  readonly memoryBytes: number;
  readonly openHandles: number;
  readonly pixels: Uint8Array;
  copyPixels(): Uint8Array<ArrayBuffer>;
  reset(): void;
  forceTrap(): void;
  close(): void;
}

export interface Aimed {
  readonly guide?: Rect | null;
}

export interface Looked extends Size {
  readonly frameId: number;
  readonly timestampMs: number;
  readonly timings: AnalysisTimings;
}

/** What the core says, without what the frame brought along. */
export type SaidOf<Analysis> = Omit<Analysis, 'frameId' | 'timestampMs' | 'width' | 'height' | 'timings'>;

/** A worker with one engine, which looks at frames one after the other. */
export abstract class FrameHost<
  Engine extends HostedEngine,
  Task extends Aimed,
  Analysis extends Looked,
  OwnCommand extends Typed,
  Answer extends Typed,
> extends WorkerHost<OwnCommand | CommonCommand<Task>, Answer | CommonAnswer<Analysis>> {
  protected readonly reader = new PixelReader();
  protected engine: Engine | null = null;

  /**
   * Looks at the frame that is loaded.
   * @param task its guide in pixels of the frame loaded.
   * @param full what the answer's places are pixels of.
   */
  protected abstract look(
    engine: Engine,
    loaded: LoadedFrame,
    timestampMs: number,
    task: Task,
    full: Size,
  ): SaidOf<Analysis> | Promise<SaidOf<Analysis>>;

  /** Copies the frame, where what was said of it asks for that; the source is closed afterwards. */
  protected abstract keep(analysis: Analysis, source: FrameSource): void;

  /** Forgets what was kept. */
  protected abstract drop(): void;

  /** What not every worker understands. */
  protected abstract performOwn(command: OwnCommand): Promise<Answer>;

  protected perform(command: OwnCommand | CommonCommand<Task>): Promise<Answer | CommonAnswer<Analysis>> {
    return isCommon(command) ? this.#performCommon(command) : this.performOwn(command);
  }

  async #performCommon(command: CommonCommand<Task>): Promise<CommonAnswer<Analysis>> {
    switch (command.type) {
      case 'analyze':
        return this.#analyze(command);
      case 'reset':
        this.drop();
        this.open().reset();
        return { type: 'done' };
      case 'inspect':
        return { type: 'inspected', inspection: this.#inspect() };
      case 'forceTrap':
        this.open().forceTrap();
        return { type: 'done' };
      case 'close':
        await this.closeAll();
        return { type: 'done' };
    }
  }

  /** Wipes and frees everything. */
  protected closeAll(): Promise<void> {
    this.drop();
    this.engine?.close();
    this.engine = null;
    return Promise.resolve();
  }

  /** @throws QujingError handleClosed */
  protected open(): Engine {
    if (this.engine === null) throw new QujingError('handleClosed', 'the worker has no open engine');
    return this.engine;
  }

  async #analyze(command: Extract<CommonCommand<Task>, { type: 'analyze' }>): Promise<CommonAnswer<Analysis>> {
    const { frameId, timestampMs, source } = command;
    try {
      const engine = this.open();
      const startMs = performance.now();
      const loaded = await this.reader.load(source, engine);
      const loadedMs = performance.now();
      const full = { width: loaded.fullWidth, height: loaded.fullHeight };
      const task = inLoaded(command.task, full, loaded.layout);
      const said = await this.look(engine, loaded, timestampMs, task, full);
      const endMs = performance.now();
      const timings = { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs };
      const analysis = { ...said, frameId, timestampMs, ...full, timings } as Analysis;
      this.keep(analysis, source);
      const luma = lumaRange(engine.pixels, loaded.layout);
      const kept = command.keepPixels ? { pixels: engine.copyPixels().buffer, layout: loaded.layout } : null;
      return { type: 'analyzed', analysis, luma, kept };
    } finally {
      closeSource(source);
    }
  }

  #inspect(): EngineInspection {
    const { version, memoryBytes, openHandles } = this.open();
    return { version, memoryBytes, openHandles, pixelPath: this.reader.path };
  }
}

const kCommon: ReadonlySet<string> = new Set<CommonCommand<unknown>['type']>([
  'analyze',
  'reset',
  'inspect',
  'forceTrap',
  'close',
]);

function isCommon<Task>(command: Typed | CommonCommand<Task>): command is CommonCommand<Task> {
  return kCommon.has(command.type);
}

/** The task's guide in pixels of the frame that was loaded. */
function inLoaded<Task extends Aimed>(task: Task, full: Size, loaded: Size): Task {
  const { guide = null } = task;
  return guide === null ? task : { ...task, guide: scaleRect(guide, full, loaded) };
}
