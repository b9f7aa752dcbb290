import { abortedError, QujingError } from '../../errors.js';
import type { AnalyzableFrame } from '../../platform/ports.js';
import type { CardAnalysis, CardTask, FrameLayout, LumaRange } from '../../types.js';
import {
  closeSource,
  type AnalysedPixels,
  type CommonAnswer,
  type FrameSource,
  type ResponseOf,
} from '../protocol/common.js';

export interface AnalyzeOptions<Task = CardTask, Analysis = CardAnalysis> {
  /**
   * When the frame was captured, in milliseconds of any one clock: finite and never earlier than the frame before, unless
   * reset() came between. Default: performance.now() of the page at the call.
   */
  readonly timestampMs?: number;
  readonly signal?: AbortSignal;
  /**
   * What the frame is looked at for, its guide in pixels of the full frame. With a guide the engine also decides when the
   * picture is taken (`capture` of the analysis): see capture(). Another side or `second` begins that anew.
   */
  readonly task?: Task;
  /** Receives how bright the frame is, from its darkest to its brightest place. */
  readonly onLuma?: (luma: LumaRange) => void;
  /** Receives a copy of the pixels that the engine looked at. Costs a copy of the frame. */
  readonly onPixels?: (kept: AnalysedPixels, analysis: Analysis) => void;
}

/** One frame on its way through the worker, and the promise its caller holds. Settles exactly once. */
export class AnalysisJob<Task extends object, Analysis> {
  readonly source: FrameSource;
  readonly frameId: number;
  readonly timestampMs: number;
  readonly promise: Promise<Analysis | null>;
  readonly #frame: AnalyzableFrame;
  readonly #options: AnalyzeOptions<Task, Analysis>;
  #resolve: (analysis: Analysis | null) => void = () => undefined;
  #reject: (error: QujingError) => void = () => undefined;
  #stopListening: () => void = () => undefined;
  #settled = false;

  constructor(
    frame: AnalyzableFrame,
    frameId: number,
    options: AnalyzeOptions<Task, Analysis>,
    onAbort: (job: AnalysisJob<Task, Analysis>) => void,
  ) {
    this.#frame = frame;
    this.#options = options;
    this.source = sourceOf(frame);
    this.frameId = frameId;
    this.timestampMs = options.timestampMs ?? performance.now();
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#listen(options.signal, onAbort);
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** Its pixels are empty or were transferred: there is nothing to send. */
  get holdsNothing(): boolean {
    return this.source.kind === 'pixels' && !(this.source.pixels.byteLength > 0);
  }

  get task(): Task | Record<string, never> {
    return this.#options.task ?? {};
  }

  get keepPixels(): boolean {
    return this.#options.onPixels !== undefined;
  }

  /** Settles the caller's promise with the worker's answer and gives a PixelFrame its buffer back. */
  receive(response: ResponseOf<CommonAnswer<Analysis>>): void {
    if (response.returned !== undefined && 'pixels' in this.#frame) this.#frame.pixels = response.returned;
    if (response.type === 'failed') {
      this.fail(QujingError.from(response.error));
    } else if (response.type === 'analyzed') {
      if (!this.#settled) this.#options.onLuma?.(response.luma);
      if (response.kept !== null && !this.#settled) this.#options.onPixels?.(response.kept, response.analysis);
      this.#settle();
      this.#resolve(response.analysis);
    }
  }

  /** A newer frame took this one's place. */
  supersede(): void {
    this.#settle();
    closeSource(this.source);
    this.#resolve(null);
  }

  /** Also closes the source, which does nothing once it was transferred. */
  fail(error: QujingError): void {
    this.#settle();
    closeSource(this.source);
    this.#reject(error);
  }

  #settle(): void {
    this.#settled = true;
    this.#stopListening();
  }

  #listen(signal: AbortSignal | undefined, onAbort: (job: AnalysisJob<Task, Analysis>) => void): void {
    if (signal === undefined) return;
    const listener = (): void => {
      this.#settle();
      this.#reject(abortedError(signal));
      onAbort(this);
    };
    signal.addEventListener('abort', listener, { once: true });
    this.#stopListening = () => {
      signal.removeEventListener('abort', listener);
    };
  }
}

export function sourceOf(frame: AnalyzableFrame): FrameSource {
  if ('pixels' in frame) {
    const { pixels, layout } = frame;
    // A caller without TypeScript may hand in no layout; the engine refuses that by name.
    const { width, height } = (layout as FrameLayout | undefined) ?? { width: 0, height: 0 };
    const { fullWidth = width, fullHeight = height } = frame;
    return { kind: 'pixels', pixels, layout, fullWidth, fullHeight };
  }
  return 'copyTo' in frame ? { kind: 'videoFrame', frame } : { kind: 'bitmap', bitmap: frame };
}
