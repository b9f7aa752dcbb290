import {
  createLivenessAnalyzer,
  createSigner,
  detectCapability,
  LivenessCapture,
  QujingError,
  wordsFor,
  type ChallengeStatus,
  type CreateLivenessAnalyzerOptions,
  type ErrorDetail,
  type LivenessAnalysis,
  type LivenessCaptureDetail,
  type LivenessEndedDetail,
  type LivenessFiles,
  type LivenessGuidanceDetail,
  type LivenessManualReviewDetail,
  type LivenessSnapshot,
  type RequestOrder,
} from '../sdk/index.js';
import { livenessWordsFor } from '../sdk/text/liveness_words.js';
import type { ButtonName } from './button_set.js';
import { buzz, ElementBase, fire, langOf, setEarly } from './element_base.js';
import { HintPacer } from './hint_pacer.js';
import { fixedOrder } from './liveness_attributes.js';
import { drawnAction, livenessContent, spokenHint, type LivenessPage } from './liveness_content.js';
import { LivenessView } from './liveness_view.js';

/** How long the hint says that an action was done. */
const kPraiseMs = 900;

interface Details {
  readonly 'qujing-guidance': LivenessGuidanceDetail;
  readonly 'qujing-capture': LivenessCaptureDetail;
  readonly 'qujing-ended': LivenessEndedDetail;
  readonly 'qujing-manual-review': LivenessManualReviewDetail;
  readonly 'qujing-error': ErrorDetail;
}

/**
 * Has a person do what a server asks for, and hands over the evidence of it. docs/api.md lists attributes, events, parts
 * and variables.
 */
export class QujingLivenessElement extends ElementBase {
  static readonly observedAttributes = ['lang'];

  /** Asks your server for actions. Without it the attribute `actions` is taken, which is for trying out alone. */
  requestOrder = (setEarly(this, 'requestOrder') ?? null) as RequestOrder | null;
  /** Another set of thresholds (CreateLivenessAnalyzerOptions.thresholds); read when an engine is made. */
  thresholds = (setEarly(this, 'thresholds') ?? null) as string | object | null;
  /** Addresses of single files; read when an engine is made. */
  files = (setEarly(this, 'files') ?? {}) as Partial<LivenessFiles>;
  #view: LivenessView | null = null;
  #capture: LivenessCapture | null = null;
  #shown: LivenessSnapshot | null = null;
  #status: ChallengeStatus | null = null;
  #error: QujingError | null = null;
  #praiseUntilMs = -Infinity;
  readonly #hints = new HintPacer<LivenessGuidanceDetail['hint']>();

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren();
    const view = new LivenessView(root, (name) => {
      this.#press(name);
    });
    this.#view = view;
    this.#capture = new LivenessCapture({
      video: view.video,
      createAnalyzer: () => createLivenessAnalyzer(this.#engineOptions()),
      createSigner,
      requestOrder: (request) => this.requestOrder?.(request) ?? fixedOrder(this),
      onChange: (snapshot) => {
        this.#render(snapshot);
      },
      onAnalysis: (analysis) => {
        this.#follow(analysis);
      },
      onError: (error) => {
        this.#complain(error);
      },
    });
    this.#render(this.#capture.snapshot);
    // While the notes are read. Whatever fails now fails again, and is told, when it is needed.
    if (this.getAttribute('preload') !== 'none') this.#capture.prepare().catch(() => undefined);
  }

  disconnectedCallback(): void {
    this.#capture?.close();
    this.#view?.close();
    this.#capture = null;
    this.#view = null;
    this.#shown = null;
    this.#forget();
  }

  attributeChangedCallback(): void {
    if (this.#capture !== null) this.#render(this.#capture.snapshot);
  }

  /** Opens the camera and begins. Call it from a tap: some browsers ask for permission only then. */
  async start(): Promise<void> {
    this.#error = null;
    await this.#capture?.start();
  }

  /** Closes the camera and gives the challenge up. */
  stop(): void {
    this.#error = null;
    this.#capture?.stop();
  }

  /** From the beginning. */
  restart(): void {
    this.#error = null;
    this.#capture?.restart();
  }

  /** The candidate is to be looked at by a person. */
  handOver(): void {
    this.#error = null;
    this.#capture?.handOver();
  }

  get #page(): LivenessPage {
    return {
      words: wordsFor(this.lang),
      own: livenessWordsFor(this.lang),
      error: this.#error,
      unable: detectCapability().reasons[0] ?? null,
      status: this.#status,
      hint: this.#hints.shown,
      praised: performance.now() < this.#praiseUntilMs,
    };
  }

  #engineOptions(): CreateLivenessAnalyzerOptions {
    const workerUrl = this.getAttribute('worker-url');
    return {
      files: this.files,
      ...(workerUrl === null ? {} : { workerUrl }),
      ...(this.thresholds === null ? {} : { thresholds: this.thresholds }),
    };
  }

  #press(name: ButtonName): void {
    const acts: Readonly<Partial<Record<ButtonName, () => unknown>>> = {
      start: () => this.start(),
      retry: () => this.start(),
      stop: () => {
        this.stop();
      },
      restart: () => {
        this.restart();
      },
      handOver: () => {
        this.handOver();
      },
    };
    void acts[name]?.();
  }

  #render(snapshot: LivenessSnapshot): void {
    const view = this.#view;
    if (view === null) return;
    const before = this.#shown;
    this.#shown = snapshot;
    if (snapshot.state !== 'watching') this.#forget();
    else if (before?.state !== 'watching') this.#error = null;
    if (snapshot.camera === 'live') view.mirror(this.#capture?.session.camera?.facing !== 'environment');
    view.show(livenessContent(snapshot, this.#page), snapshot, this.#page, langOf(this));
    view.guidance(this.#hints.shown);
    if (before !== null && before.state !== snapshot.state) this.#announce(snapshot);
  }

  /** Of the challenge that was on. */
  #forget(): void {
    this.#status = null;
    this.#praiseUntilMs = -Infinity;
    this.#hints.clear();
  }

  #announce({ state, artifact, outcome, attempts }: LivenessSnapshot): void {
    if (state === 'passed' && artifact !== null) {
      buzz();
      this.#fire('qujing-capture', { artifact });
    }
    if (state === 'ended' && outcome !== null) this.#fire('qujing-ended', { outcome, attempts });
    if (state === 'handedOver') this.#fire('qujing-manual-review', { outcome, attempts });
  }

  #follow(analysis: LivenessAnalysis): void {
    const view = this.#view;
    const snapshot = this.#capture?.snapshot;
    const status = analysis.challenge;
    if (view === null || status === null || snapshot?.state !== 'watching') return;
    const before = this.#status;
    this.#status = status;
    const entered = before?.state !== status.state || before.actionIndex !== status.actionIndex;
    const over = status.hint === 'done' || status.hint === 'ended';
    if (before !== null && status.actionIndex > before.actionIndex) this.#praise();
    const changed = this.#hints.next(status.hint, performance.now(), entered);
    // What comes after the end is said by the capture's next state.
    if (entered && !over) this.#render(snapshot);
    view.progress(status);
    if (!over) view.hint(spokenHint(this.#page), drawnAction(snapshot, this.#page));
    if (!changed) return;
    view.guidance(status.hint);
    this.#fire('qujing-guidance', { hint: status.hint, analysis });
  }

  #praise(): void {
    this.#praiseUntilMs = performance.now() + kPraiseMs;
    buzz();
  }

  #complain(error: QujingError): void {
    this.#error = error;
    this.#fire('qujing-error', error.toReport());
    const snapshot = this.#capture?.snapshot;
    if (snapshot !== undefined && snapshot.state !== 'watching') this.#render(snapshot);
  }

  #fire<Type extends keyof Details>(type: Type, detail: Details[Type]): void {
    fire(this, type, detail);
  }
}
