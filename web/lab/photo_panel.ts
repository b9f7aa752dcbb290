import {
  decodeStill,
  QujingError,
  type CapturedPortrait,
  type CaptureOrigin,
  type PhotoSpecName,
  type PortraitAnalysis,
  type PortraitClient,
} from 'qujing';
import { portraitWordsFor } from 'qujing/elements';
import { html } from '../elements/dom.js';
import { drawBlob, wipe } from '../elements/picture_canvas.js';
import { currentLanguage, say } from './lab_text.js';
import { byId, setNote, setText } from './page.js';

/** Chooses the rule, follows how the picture is taken, and shows source and photo with what speaks against it. */
export class PhotoPanel {
  readonly #spec = byId('spec', HTMLSelectElement);
  readonly #photos = byId('photos', HTMLElement);
  readonly #source = byId('source-picture', HTMLCanvasElement);
  readonly #photo = byId('photo-picture', HTMLCanvasElement);
  readonly #note = byId('photo-note', HTMLElement);
  readonly #facts = byId('photo-facts', HTMLElement);
  readonly #meter = byId('capture-progress', HTMLElement);
  readonly #analyzer: () => PortraitClient;
  readonly #onError: (error: QujingError) => void;
  #specs: readonly PhotoSpecName[] = [];

  constructor(analyzer: () => PortraitClient, onError: (error: QujingError) => void) {
    this.#analyzer = analyzer;
    this.#onError = onError;
    byId('capture-again', HTMLButtonElement).addEventListener('click', () => {
      this.clear();
      analyzer()
        .reset()
        .catch(() => undefined);
    });
    this.#spec.addEventListener('change', () => {
      this.clear();
      const chosen = analyzer().setSpec(this.#spec.value);
      chosen.then(() => analyzer().reset()).catch(this.#fail);
    });
  }

  /** The rule in force; null until the engine told. */
  get spec(): PhotoSpecName | null {
    return this.#specs.find(({ id }) => id === this.#spec.value) ?? null;
  }

  async listSpecs(): Promise<void> {
    this.#specs = await this.#analyzer().specs();
    this.redraw();
  }

  /** In another language. */
  redraw(): void {
    const chosen = this.#spec.value;
    const language = currentLanguage();
    this.#spec.replaceChildren(...this.#specs.map(({ id, names }) => html('option', { value: id }, names[language])));
    if (chosen !== '') this.#spec.value = chosen;
  }

  follow({ capture }: PortraitAnalysis): void {
    this.#meter.style.transform = `scaleX(${capture.progress})`;
    if (capture.done) void this.take('camera');
  }

  /** @param frame of its own, closed here; default: the one that the engine chose. */
  async take(origin: CaptureOrigin, frame?: ImageBitmap | VideoFrame): Promise<void> {
    try {
      this.#show(await this.#analyzer().capture({ origin, ...(frame === undefined ? {} : { frame }) }));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @returns what is thought of the chosen picture. */
  async takeFile(file: File, signal: AbortSignal): Promise<PortraitAnalysis> {
    const frame = await decodeStill(file, signal);
    const picture = await this.#analyzer().capture({ origin: 'album', frame, signal });
    this.#show(picture);
    return picture.analysis;
  }

  clear(): void {
    this.#photos.hidden = true;
    wipe(this.#source);
    wipe(this.#photo);
    setText(this.#note, '');
    this.#facts.replaceChildren();
    this.#meter.style.transform = 'scaleX(0)';
  }

  readonly #fail = (error: unknown): void => {
    this.#onError(QujingError.wrap(error, 'captureFailed', 'the photo was not made'));
  };

  #show({ artifact, analysis }: CapturedPortrait): void {
    const words = portraitWordsFor(currentLanguage());
    if (artifact === null) {
      setNote(this.#note, words.guidance[analysis.guidance], 'bad');
      return;
    }
    this.#photos.hidden = false;
    const { facts, passed, checks, photo } = artifact;
    void Promise.all([drawBlob(this.#source, artifact.source, 1200), drawBlob(this.#photo, photo, 1200)]).catch(
      this.#fail,
    );
    const size = `${facts.dpi} DPI · Q${Math.round(facts.quality * 100)} · ${(photo.size / 1024).toFixed(1)} KB`;
    setNote(this.#note, `${facts.specId} · ${size} · ${say(passed ? 'passed' : 'notPassed')}`, passed ? 'good' : 'bad');
    const failed = checks.filter((check) => check.passed === false);
    const done = facts.cropAndScaleOnly
      ? words.status.cropOnly
      : facts.backgroundReplaced
        ? words.status.backgroundReplaced
        : '';
    const lines = failed.map(({ code }) => words.reasons[code as keyof typeof words.reasons]);
    this.#facts.replaceChildren(...[done, ...lines].filter((line) => line !== '').map((line) => html('li', {}, line)));
  }
}
