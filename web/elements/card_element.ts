import {
  CardCapture,
  createAnalyzer,
  QujingError,
  wordsFor,
  type CaptureDetail,
  type CaptureSnapshot,
  type CardAnalysis,
  type CreateAnalyzerOptions,
  type ErrorDetail,
  type GuidanceCode,
  type GuidanceDetail,
  type Words,
} from '../sdk/index.js';
import { captureOptionsOf, engineOptionsOf } from './card_attributes.js';
import type { ButtonName } from './button_set.js';
import { buzz, ElementBase, fire, langOf, takeFile } from './element_base.js';
import { contentOf, hintOf, toneOf } from './card_content.js';
import { CardView } from './card_view.js';
import { drawBlob, wipe } from './picture_canvas.js';

/** How long the hint says why a picture that was chosen did not hold up. */
const kRefusalMs = 1_500;

interface Details {
  readonly 'qujing-guidance': GuidanceDetail;
  readonly 'qujing-error': ErrorDetail;
  readonly 'qujing-capture': CaptureDetail;
}

/**
 * Captures both sides of an ID card: camera with guide, outline and one hint at a time, by itself or by hand, or chosen
 * pictures; then a preview to confirm. docs/api.md lists attributes, events, parts and variables.
 */
export class QujingCardElement extends ElementBase {
  static readonly observedAttributes = ['lang'];

  /** Another set of thresholds (CreateAnalyzerOptions.thresholds); read when an engine is made. */
  thresholds: string | object | null = null;
  #view: CardView | null = null;
  #capture: CardCapture | null = null;
  #shown: CaptureSnapshot | null = null;
  #guidance: GuidanceCode | null = null;
  #error: QujingError | null = null;
  #torchOn = false;
  #refusalUntilMs = -Infinity;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren();
    const view = new CardView(root, {
      onPress: (name) => {
        this.#press(name);
      },
      onFile: (file) => void this.choose(file),
      onRetake: (side) => this.#capture?.retake(side),
      onFocus: (at) => void this.#capture?.session.camera?.refocus(at),
    });
    this.#view = view;
    this.#capture = new CardCapture({
      video: view.video,
      createAnalyzer: () => createAnalyzer(this.#engineOptions()),
      ...captureOptionsOf(this),
      guide: () => view.guideInFrame(),
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
  }

  disconnectedCallback(): void {
    this.#capture?.close();
    this.#view?.close();
    this.#capture = null;
    this.#view = null;
    this.#shown = null;
  }

  attributeChangedCallback(): void {
    if (this.#capture !== null) this.#render(this.#capture.snapshot);
  }

  /** Opens the camera. Call it from a tap: some browsers ask for permission only then. */
  async start(): Promise<void> {
    this.#error = null;
    await this.#capture?.start();
  }

  /** Closes the camera; sides that were taken stay. */
  stop(): void {
    this.#capture?.stop();
  }

  /** From the beginning; sides that were taken are dropped. */
  restart(): void {
    this.#error = null;
    this.#capture?.restart();
  }

  /** A picture from elsewhere, as if it had been chosen here: it goes through the same checks. */
  choose(file: File): Promise<void> {
    this.#error = null;
    return takeFile(this, file, {
      choose: (chosen) => this.#capture?.choose(chosen),
      show: (picture) => {
        if (this.#shown?.state === 'judging') this.#view?.still.showFile(picture, this.#words.status.still);
      },
      handedOver: () => {
        this.#showHandedOver();
      },
    });
  }

  get #words(): Words {
    return wordsFor(this.lang);
  }

  #engineOptions(): CreateAnalyzerOptions {
    return { ...engineOptionsOf(this), ...(this.thresholds === null ? {} : { thresholds: this.thresholds }) };
  }

  #press(name: ButtonName): void {
    const capture = this.#capture;
    const marked = this.#view?.still.marked ?? null;
    switch (name) {
      case 'start':
      case 'retry':
        return void this.start();
      case 'stop':
        this.stop();
        return;
      case 'restart':
        this.restart();
        return;
      case 'torch':
        return void this.#switchTorch();
      case 'switchCamera':
        return void capture?.session.switchCamera();
      case 'shutter':
        return void capture?.shutter();
      case 'accept':
        return capture?.accept();
      case 'correct':
        return capture?.correct();
      case 'apply':
        return void (marked !== null && capture?.apply(marked));
      case 'again':
        return capture?.again();
      case 'confirm':
        return capture?.confirm();
      case 'adjust':
      case 'turn':
      case 'finish':
      case 'insist':
      case 'back':
      case 'handOver':
        // Of portraits and liveness.
        return;
    }
  }

  #render(snapshot: CaptureSnapshot): void {
    const view = this.#view;
    if (view === null) return;
    const before = this.#shown;
    this.#shown = snapshot;
    this.#guidance = null;
    view.guidance(null);
    if (snapshot.camera !== 'live') this.#torchOn = false;
    const camera = this.#capture?.session.camera ?? null;
    const facts = { torch: camera?.hasTorch === true, several: (camera?.nextDeviceId ?? null) !== null };
    view.torch(this.#torchOn, this.#words);
    view.show(contentOf(snapshot, this.#words, this.#error, facts), this.#words, langOf(this));
    this.#dress(view, snapshot, before);
  }

  /** What a state shows besides words and buttons. */
  #dress(view: CardView, snapshot: CaptureSnapshot, before: CaptureSnapshot | null): void {
    const { state, picture, refused } = snapshot;
    const entered = state !== before?.state;
    view.aim.card(state === 'taken' || state === 'turning' ? state : null);
    if (state !== 'taking') view.aim.progress(0);
    if (state === 'taken' || state === 'turning') view.outline(null);
    if (entered && state === 'taken' && picture?.artifact) this.#celebrate(view, picture.artifact.card);
    if (entered && (state === 'judged' || state === 'correcting') && picture !== null)
      void this.#showStill(view, snapshot);
    if (state === 'aiming' || state === 'review' || state === 'confirmed') {
      view.still.close();
      if (state !== 'aiming') wipe(view.aim.canvas);
    }
    if (refused !== null && refused !== before?.refused) {
      this.#refusalUntilMs = performance.now() + kRefusalMs;
      this.#speak(refused);
    }
    // The page shows what was taken itself.
    if (entered && state === 'review' && this.getAttribute('review') === 'none')
      queueMicrotask(() => this.#capture?.confirm());
    if (entered && state === 'confirmed') {
      const artifacts = snapshot.sides.flatMap(({ artifact }) => (artifact === null ? [] : [artifact]));
      this.#fire('qujing-capture', { artifacts });
    }
  }

  #celebrate(view: CardView, card: Blob): void {
    void drawBlob(view.aim.canvas, card, 1000).catch(() => undefined);
    if (this.#shown?.camera !== 'live') return;
    view.flash();
    buzz();
  }

  async #showStill(view: CardView, { state, picture }: CaptureSnapshot): Promise<void> {
    if (picture === null) return;
    const { status, corners } = this.#words;
    const shown =
      state === 'judged' ? view.still.showCard(picture, status.still) : view.still.edit(picture, status.still, corners);
    await shown.catch((error: unknown) => {
      this.#complain(QujingError.wrap(error, 'captureFailed', 'the picture could not be shown'));
    });
  }

  #follow(analysis: CardAnalysis): void {
    const view = this.#view;
    const snapshot = this.#capture?.snapshot;
    if (view === null || snapshot === undefined) return;
    if (snapshot.state === 'taken' || snapshot.camera !== 'live') return;
    if (snapshot.state !== 'turning') {
      view.outline(analysis);
      view.aim.seen(analysis.found);
    }
    view.aim.progress(analysis.capture.progress);
    if (performance.now() >= this.#refusalUntilMs) this.#speak(analysis);
    if (snapshot.state !== 'helping') return;
    // What the hint says already is not said twice.
    const others = snapshot.reasons.filter((reason) => reason !== this.#guidance);
    view.reasons(others, this.#words, this.#words.status.helping);
  }

  #speak(analysis: CardAnalysis): void {
    const { guidance } = analysis;
    const snapshot = this.#shown;
    if (guidance === this.#guidance || snapshot === null) return;
    this.#guidance = guidance;
    this.#view?.guidance(guidance);
    const tone = snapshot.state === 'turning' ? 'plain' : toneOf(guidance);
    this.#view?.hint(hintOf(guidance, snapshot, this.#words), tone);
    this.#fire('qujing-guidance', { guidance, analysis });
  }

  #complain(error: QujingError): void {
    this.#error = error;
    this.#fire('qujing-error', error.toReport());
    const snapshot = this.#capture?.snapshot;
    if (snapshot !== undefined && snapshot.camera !== 'live') this.#render(snapshot);
  }

  async #switchTorch(): Promise<void> {
    const camera = this.#capture?.session.camera;
    if (camera === null || camera === undefined) return;
    try {
      await camera.setTorch(!this.#torchOn);
      this.#torchOn = !this.#torchOn;
      this.#view?.torch(this.#torchOn, this.#words);
    } catch (error) {
      this.#complain(QujingError.wrap(error, 'torchUnsupported', 'the torch did not switch'));
    }
  }

  #showHandedOver(): void {
    const snapshot = this.#shown;
    if (snapshot === null) return;
    const content = contentOf(snapshot, this.#words, null, { torch: false, several: false });
    this.#view?.show({ ...content, face: 'panel', text: this.#words.status.handedOver }, this.#words, langOf(this));
  }

  #fire<Type extends keyof Details>(type: Type, detail: Details[Type]): void {
    fire(this, type, detail);
  }
}
