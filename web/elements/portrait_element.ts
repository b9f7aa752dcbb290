import {
  createPortraitAnalyzer,
  errorText,
  PortraitCapture,
  QujingError,
  wordsFor,
  type CreatePortraitAnalyzerOptions,
  type ErrorDetail,
  type PhotoSpecName,
  type PortraitAnalysis,
  type PortraitCaptureDetail,
  type PortraitFiles,
  type PortraitGuidanceCode,
  type PortraitGuidanceDetail,
  type PortraitSnapshot,
} from '../sdk/index.js';
import { portraitWordsFor, withTexts, type PortraitTexts } from '../sdk/text/portrait_words.js';
import type { ButtonName } from './button_set.js';
import { buzz, ElementBase, fire, langOf, looksAtPictures, sessionOf, takeFile } from './element_base.js';
import { numberIn, specOf } from './portrait_attributes.js';
import { portraitContent, portraitTone, type PortraitPage } from './portrait_content.js';
import { PortraitView } from './portrait_view.js';

/** How long the hint says why a photo that was made did not pass. */
const kRefusalMs = 2_000;
const kUsualADay = 15;

interface Details {
  readonly 'qujing-guidance': PortraitGuidanceDetail;
  readonly 'qujing-error': ErrorDetail;
  readonly 'qujing-capture': PortraitCaptureDetail;
}

/**
 * Takes a portrait and makes the photo that a rule asks for; says why not before an upload is spent. docs/api.md lists
 * attributes, events, parts and variables.
 */
export class QujingPortraitElement extends ElementBase {
  static readonly observedAttributes = ['lang', 'uploads-left', 'uploads-a-day'];

  /** Another set of thresholds (CreatePortraitAnalyzerOptions.thresholds); read when an engine is made. */
  thresholds: string | object | null = null;
  /** A rule of one's own, in place of the attribute `spec`; read when the element enters the page. */
  spec: PhotoSpecName | null = null;
  /** Addresses of single files; read when an engine is made. */
  files: Partial<PortraitFiles> = {};
  /** Words in place of the element's own, where the page does something else with the photo than submitting it. */
  texts: PortraitTexts = {};
  #view: PortraitView | null = null;
  #capture: PortraitCapture | null = null;
  #shown: PortraitSnapshot | null = null;
  #guidance: PortraitGuidanceCode | null = null;
  #error: QujingError | null = null;
  #refusalUntilMs = -Infinity;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren();
    const view = this.#makeView(root);
    this.#view = view;
    this.#capture = new PortraitCapture({
      video: view.video,
      createAnalyzer: () => createPortraitAnalyzer(this.#engineOptions()),
      ...specOf(this),
      ...sessionOf(this),
      guide: () => view.guideInFrame(),
      attempts: () => ({ left: this.uploadsLeft, aDay: this.uploadsADay }),
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
    if (looksAtPictures() && this.getAttribute('preload') !== 'none') this.#capture.prepare().catch(() => undefined);
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

  /** Uploads that the candidate has left today, as the server counts them; null when it is not known. */
  get uploadsLeft(): number | null {
    return numberIn(this, 'uploads-left');
  }
  set uploadsLeft(left: number | null) {
    if (left === null) this.removeAttribute('uploads-left');
    else this.setAttribute('uploads-left', String(left));
  }

  get uploadsADay(): number {
    return numberIn(this, 'uploads-a-day') ?? kUsualADay;
  }
  set uploadsADay(aDay: number) {
    this.setAttribute('uploads-a-day', String(aDay));
  }

  /** Opens the camera. Call it from a tap: some browsers ask for permission only then. */
  async start(): Promise<void> {
    this.#error = null;
    await this.#capture?.start();
  }

  /** Closes the camera and drops the picture. */
  stop(): void {
    this.#error = null;
    this.#capture?.stop();
  }

  /** From the beginning. */
  restart(): void {
    this.#error = null;
    this.#capture?.restart();
  }

  /** A photo from elsewhere, as if it had been chosen here: it goes through the same checks. */
  choose(file: File): Promise<void> {
    this.#error = null;
    return takeFile(this, file, {
      choose: (chosen) => this.#capture?.choose(chosen),
      show: (picture) => {
        if (this.#shown?.state === 'judging') this.#view?.still.showFile(picture, this.#page.own.status.source);
      },
      handedOver: () => {
        this.#showHandedOver();
      },
    });
  }

  get #page(): PortraitPage {
    const camera = this.#capture?.session.camera ?? null;
    return {
      words: wordsFor(this.lang),
      own: withTexts(portraitWordsFor(this.lang), this.texts),
      error: this.#error,
      left: this.uploadsLeft,
      several: (camera?.nextDeviceId ?? null) !== null,
    };
  }

  #engineOptions(): CreatePortraitAnalyzerOptions {
    const workerUrl = this.getAttribute('worker-url');
    return {
      files: this.files,
      ...(workerUrl === null ? {} : { workerUrl }),
      ...specOf(this),
      ...(this.thresholds === null ? {} : { thresholds: this.thresholds }),
    };
  }

  #makeView(root: ShadowRoot): PortraitView {
    return new PortraitView(root, {
      onPress: (name) => {
        this.#press(name);
      },
      onFile: (file) => void this.choose(file),
      onFocus: (at) => void this.#capture?.session.camera?.refocus(at),
      onAdjust: (adjustment) => {
        this.#error = null;
        this.#capture?.change(adjustment);
      },
      onTurn: (quarters) => this.#capture?.turn(quarters),
      onUndo: () => this.#capture?.undo(),
      onReset: () => this.#capture?.reset(),
      onError: this.#onUnshown,
    });
  }

  readonly #onUnshown = (error: unknown): void => {
    this.#complain(QujingError.wrap(error, 'captureFailed', 'the picture could not be shown'));
  };

  #press(name: ButtonName): void {
    const capture = this.#capture;
    const acts: Readonly<Partial<Record<ButtonName, () => unknown>>> = {
      start: () => this.start(),
      retry: () => this.start(),
      stop: () => {
        this.stop();
      },
      restart: () => {
        this.restart();
      },
      switchCamera: () => capture?.session.turnCamera(),
      shutter: () => capture?.shutter(),
      again: () => capture?.again(),
      turn: () => capture?.turn(1),
      adjust: () => capture?.adjust(),
      finish: () => capture?.finish(),
      confirm: () => capture?.submit(),
      insist: () => (this.#shown?.state === 'doubting' ? capture?.insist() : capture?.submit()),
      back: () => (this.#shown?.state === 'doubting' ? capture?.back() : capture?.again()),
    };
    void acts[name]?.();
  }

  #render(snapshot: PortraitSnapshot): void {
    const view = this.#view;
    if (view === null) return;
    const before = this.#shown;
    this.#shown = snapshot;
    this.#guidance = null;
    view.guidance(null);
    if (snapshot.camera === 'live') view.mirror(this.#capture?.session.camera?.facing !== 'environment');
    const page = this.#page;
    view.show(portraitContent(snapshot, page), snapshot, page, langOf(this), this.uploadsADay);
    this.#dress(view, snapshot, before);
  }

  /** What a state shows besides words and buttons. */
  #dress(view: PortraitView, snapshot: PortraitSnapshot, before: PortraitSnapshot | null): void {
    const { state, refused, artifact, picture } = snapshot;
    const entered = state !== before?.state;
    if (state !== 'taking') view.progress(0);
    if (before?.state === 'taking' && state === 'review') {
      view.flash();
      buzz();
    }
    if (entered && state === 'refused' && picture !== null) {
      view.still.showBlob(picture.source, this.#page.own.status.source).catch(this.#onUnshown);
    }
    if (state !== 'judging' && state !== 'refused') view.still.close();
    const [reason] = refused;
    if (reason !== undefined && before !== null && refused !== before.refused)
      this.#interrupt(this.#page.own.reasons[reason]);
    if (entered && state === 'confirmed' && artifact !== null) this.#fire('qujing-capture', { artifact });
  }

  /** The hint says something else for a moment. */
  #interrupt(sentence: string): void {
    this.#refusalUntilMs = performance.now() + kRefusalMs;
    this.#guidance = null;
    this.#view?.hint(sentence, 'warn');
  }

  #follow(analysis: PortraitAnalysis): void {
    const view = this.#view;
    const snapshot = this.#capture?.snapshot;
    if (view === null || snapshot === undefined || snapshot.camera !== 'live') return;
    if (snapshot.state !== 'aiming' && snapshot.state !== 'helping') return;
    view.progress(analysis.capture.progress);
    if (performance.now() >= this.#refusalUntilMs) this.#speak(view, analysis);
    if (snapshot.state !== 'helping') return;
    const { own } = this.#page;
    const sentences = snapshot.reasons.slice(0, 2).map((reason) => own.reasons[reason]);
    view.reasons(own.status.helping, sentences);
  }

  #speak(view: PortraitView, analysis: PortraitAnalysis): void {
    const { guidance } = analysis;
    if (guidance === this.#guidance) return;
    this.#guidance = guidance;
    view.guidance(guidance);
    view.hint(this.#page.own.guidance[guidance], portraitTone(guidance));
    this.#fire('qujing-guidance', { guidance, analysis });
  }

  #complain(error: QujingError): void {
    this.#error = error;
    this.#fire('qujing-error', error.toReport());
    const snapshot = this.#capture?.snapshot;
    if (snapshot === undefined) return;
    if (snapshot.camera !== 'live' || snapshot.artifact !== null) this.#render(snapshot);
    else this.#interrupt(errorText(wordsFor(this.lang), error.code));
  }

  #showHandedOver(): void {
    const snapshot = this.#shown;
    if (snapshot === null) return;
    const page = this.#page;
    const content = { ...portraitContent(snapshot, page), face: 'panel', text: page.words.status.handedOver } as const;
    this.#view?.show(content, snapshot, page, langOf(this), this.uploadsADay);
  }

  #fire<Type extends keyof Details>(type: Type, detail: Details[Type]): void {
    fire(this, type, detail);
  }
}
