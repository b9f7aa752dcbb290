import { QujingError } from '../errors.js';
import type { AnalyzableFrame } from '../platform/ports.js';
import type { AnalysisTimings, CaptureOrigin, CaptureStep } from '../types.js';
import { LiveSession, type LiveSessionOptions, type SessionAnalyzer } from './live_session.js';
import { StateTimer } from './state_timer.js';

/** What every capture goes through, whatever it takes pictures of; each adds states of its own. */
export type CommonState = 'aiming' | 'helping' | 'taking' | 'judging';
export type CommonEvent = 'done' | 'failed' | 'shutter' | 'choose' | 'again' | 'restart' | 'late' | 'expire';

export type Transitions<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;
export type Limits<State extends string, Event extends string> = Readonly<
  Record<State, { readonly afterMs: number; readonly event: Event }>
>;

interface Looked {
  readonly timings: AnalysisTimings;
  readonly capture: CaptureStep;
}

export type PictureCaptureOptions<
  Task extends object,
  Analysis extends Looked,
  Analyzer extends SessionAnalyzer<Task, Analysis>,
> = Pick<LiveSessionOptions<Task, Analysis, Analyzer>, 'video' | 'facing' | 'createAnalyzer'> & {
  readonly onAnalysis?: (analysis: Analysis) => void;
  /** Everything that went wrong, also what the capture recovers from by itself. */
  readonly onError?: (error: QujingError) => void;
};

/**
 * The camera, the engine, the shutter and the album around one table of states. What a state shows and keeps is the
 * heirs' part.
 */
export abstract class PictureCapture<
  OwnState extends string,
  OwnEvent extends string,
  Task extends object,
  Analysis extends Looked,
  Analyzer extends SessionAnalyzer<Task, Analysis>,
> {
  readonly session: LiveSession<Task, Analysis, Analyzer>;
  protected readonly timer = new StateTimer();
  protected state: CommonState | OwnState = 'aiming';
  protected cameraWanted = false;
  /** Of the picture being taken; one that is older changes nothing any more. */
  protected call: AbortController | null = null;
  readonly #transitions: Transitions<CommonState | OwnState, CommonEvent | OwnEvent>;
  readonly #onError: ((error: QujingError) => void) | undefined;

  protected constructor(
    transitions: Transitions<CommonState | OwnState, CommonEvent | OwnEvent>,
    options: PictureCaptureOptions<Task, Analysis, Analyzer>,
  ) {
    const { video, facing, createAnalyzer, onAnalysis, onError } = options;
    this.#transitions = transitions;
    this.#onError = onError;
    this.session = new LiveSession<Task, Analysis, Analyzer>({
      video,
      createAnalyzer,
      ...(facing === undefined ? {} : { facing }),
      frameOptions: () => ({ task: this.task('camera') }),
      onState: () => {
        this.moved();
        this.arm();
        this.tell();
      },
      onAnalysis: (analysis) => {
        this.follow(analysis);
        onAnalysis?.(analysis);
        this.steer(analysis);
        if (analysis.capture.done && this.send('done')) void this.take('camera', null);
      },
      onError: (error) => {
        onError?.(error);
      },
    });
  }

  /** Opens the camera; call it from a tap. */
  async start(): Promise<void> {
    this.cameraWanted = true;
    await this.session.start();
  }

  /** Closes the camera; what was taken stays. */
  stop(): void {
    this.cameraWanted = false;
    this.again();
    this.session.stop();
  }

  /** Takes what the camera shows now, whatever the checks say. */
  async shutter(): Promise<void> {
    if (this.session.state !== 'live' || !this.send('shutter')) return;
    await this.judge('shutter', () => this.session.currentFrame());
  }

  /** Gives the present picture up. */
  again(): void {
    this.send('again');
  }

  /** From the beginning; what was taken is dropped. */
  restart(): void {
    this.send('restart');
  }

  /** Ends everything for good. */
  close(): void {
    this.call?.abort();
    this.timer.stop();
    this.session.close();
  }

  /** What a picture is looked at for. */
  protected abstract task(origin: CaptureOrigin): Task;
  /** Has the engine make something of a picture; null: of the one that it chose. */
  protected abstract take(origin: CaptureOrigin, frame: AnalyzableFrame | null): Promise<void>;
  /** Before the time limit is set and the view is told. */
  protected abstract enter(
    state: CommonState | OwnState,
    before: CommonState | OwnState,
    event: CommonEvent | OwnEvent,
  ): void;
  /** Sets the time limit of the present state. */
  protected abstract arm(): void;
  protected abstract tell(): void;

  /** The session went into another state; told to the view after that. */
  protected moved(): void {
    if (!this.looking) this.session.pause();
  }

  /** A frame was looked at; before and after the host hears of it. */
  protected abstract follow(analysis: Analysis): void;
  protected abstract steer(analysis: Analysis): void;

  protected async judge(
    origin: CaptureOrigin,
    open: (signal: AbortSignal) => Promise<AnalyzableFrame | null>,
  ): Promise<void> {
    const call = this.beginCall();
    try {
      const frame = await open(call.signal);
      if (call.signal.aborted) {
        if (frame !== null && 'close' in frame) frame.close();
        return;
      }
      if (frame === null) throw new QujingError('captureFailed', 'the camera shows no picture');
      await this.take(origin, frame);
    } catch (error) {
      this.fail(call, error);
    }
  }

  protected beginCall(): AbortController {
    this.call?.abort();
    this.call = new AbortController();
    return this.call;
  }

  protected fail({ signal }: AbortController, error: unknown): void {
    if (signal.aborted) return;
    this.#onError?.(QujingError.wrap(error, 'captureFailed', 'the picture was not taken'));
    this.send('failed');
  }

  /** False when the present state does not know the event. */
  protected send(event: CommonEvent | OwnEvent): boolean {
    const next = this.#transitions[this.state][event];
    if (next === undefined) return false;
    const before = this.state;
    this.state = next;
    this.enter(next, before, event);
    this.arm();
    this.tell();
    return true;
  }

  /** The series begins anew, for the engine takes one picture of each. */
  protected beginSeries(): void {
    this.call?.abort();
    if (this.session.state !== 'live') return;
    const begun = this.session.analyzer?.reset() ?? Promise.resolve();
    // A failing reset shows again, and is reported, with the next frame.
    begun
      .catch(() => undefined)
      .finally(() => {
        if (this.looking) this.session.resume();
      });
  }

  protected get looking(): boolean {
    return this.state === 'aiming' || this.state === 'helping';
  }
}
