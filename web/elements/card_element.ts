import {
  analyzeStill,
  createAnalyzer,
  decodeStill,
  detectCapability,
  errorText,
  LiveSession,
  QujingError,
  wordsFor,
  type CardAnalysis,
  type CreateAnalyzerOptions,
  type ErrorDetail,
  type FileDetail,
  type GuidanceCode,
  type GuidanceDetail,
  type SessionState,
  type Words,
} from '../sdk/index.js';
import { CardView, type FaceContent } from './card_view.js';

// Servers that render pages import this module too, without a DOM.
const Base = typeof HTMLElement === 'function' ? HTMLElement : (Object as unknown as typeof HTMLElement);

/**
 * Camera preview with the card's outline and one hint at a time.
 *
 * Attributes: `lang` (a BCP 47 tag, zh-CN by default; changes at once), `worker-url` and `wasm-url` (addresses of
 * analyzer_worker.js and qujing.wasm, beside the module by default; read when an engine is made).
 *
 * Events, all bubbling and composed:
 * - `qujing-guidance` (GuidanceDetail): the hint changed.
 * - `qujing-error` (ErrorDetail): anything that went wrong, also what the element recovers from by itself.
 * - `qujing-file` (FileDetail): in place of the others, a chosen picture that cannot be looked at here, for the page to
 *   send to its server.
 *
 * CSS variables: `--qujing-accent` (aligned, main button), `--qujing-warn` (something to correct), `--qujing-ink` (text),
 * `--qujing-ground` (behind everything). Size, `aspect-ratio` (3 / 4) and `border-radius` are the host's own.
 */
export class QujingCardElement extends Base {
  static readonly observedAttributes = ['lang'];

  #view: CardView | null = null;
  #session: LiveSession | null = null;
  #guidance: GuidanceCode | null = null;
  #error: QujingError | null = null;
  #torchOn = false;
  #stillCall: AbortController | null = null;

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren();
    this.#view = new CardView(root, {
      onStart: () => void this.start(),
      onStop: () => {
        this.stop();
      },
      onTorch: () => void this.#switchTorch(),
      onFile: (file) => void this.#lookAt(file),
    });
    this.#session = new LiveSession({
      createAnalyzer: () => createAnalyzer(this.#engineOptions()),
      video: this.#view.video,
      onState: (state) => {
        this.#render(state);
      },
      onAnalysis: (analysis) => {
        this.#follow(analysis);
      },
      onError: (error) => {
        this.#complain(error);
      },
    });
    this.#render('idle');
  }

  disconnectedCallback(): void {
    this.#stillCall?.abort();
    this.#session?.close();
    this.#view?.close();
    this.#session = null;
    this.#view = null;
  }

  attributeChangedCallback(): void {
    if (this.#session !== null) this.#render(this.#session.state);
  }

  /** Opens the camera. Call it from a tap: some browsers ask for permission only then. */
  async start(): Promise<void> {
    this.#stillCall?.abort();
    this.#error = null;
    await this.#session?.start();
  }

  stop(): void {
    this.#session?.stop();
  }

  get #words(): Words {
    return wordsFor(this.lang);
  }

  #engineOptions(): CreateAnalyzerOptions {
    const workerUrl = this.getAttribute('worker-url');
    const wasmUrl = this.getAttribute('wasm-url');
    return { ...(workerUrl === null ? {} : { workerUrl }), ...(wasmUrl === null ? {} : { wasmUrl }) };
  }

  #render(state: SessionState): void {
    this.#guidance = null;
    if (state !== 'live') this.#torchOn = false;
    this.#view?.torch(this.#torchOn, this.#words);
    this.#view?.hint('', null);
    this.#show(this.#contentOf(state));
  }

  #contentOf(state: SessionState): FaceContent {
    const words = this.#words;
    const error = this.#error === null ? words.otherError : errorText(words, this.#error.code);
    switch (state) {
      case 'idle':
      case 'closed':
        return this.#idleContent();
      case 'starting':
        return { face: 'waiting', text: words.status.starting, buttons: new Set(['stop']) };
      case 'live': {
        const torch = this.#session?.camera?.hasTorch === true;
        return {
          face: 'camera',
          text: words.guidance.searching,
          buttons: new Set(torch ? ['torch', 'stop'] : ['stop']),
        };
      }
      case 'lost':
      case 'failed':
        return { face: 'panel', text: error, buttons: new Set(['retry', 'file']) };
    }
  }

  #idleContent(): FaceContent {
    const words = this.#words;
    const { verdict, reasons } = detectCapability();
    if (verdict === 'live') return { face: 'panel', text: words.status.idle, buttons: new Set(['start', 'file']) };
    const [reason = 'fileUnsupported'] = reasons;
    const text =
      reason === 'fileUnsupported' || reason === 'workerUnsupported' ? words.otherError : words.errors[reason];
    return { face: 'panel', text, buttons: new Set(['file']) };
  }

  #show(content: FaceContent): void {
    this.#view?.show(content, this.#words, this.lang === '' ? 'zh-CN' : this.lang);
  }

  #follow(analysis: CardAnalysis): void {
    this.#view?.outline(analysis, 'cover');
    this.#speak(analysis);
  }

  #speak(analysis: CardAnalysis): void {
    const { guidance } = analysis;
    if (guidance === this.#guidance) return;
    this.#guidance = guidance;
    this.#view?.hint(this.#words.guidance[guidance], guidance);
    this.#fire('qujing-guidance', { guidance, analysis });
  }

  #complain(error: QujingError): void {
    this.#error = error;
    this.#fire('qujing-error', error.toReport());
    if (this.#session?.state === 'failed' || this.#session?.state === 'lost') this.#render(this.#session.state);
  }

  async #switchTorch(): Promise<void> {
    const camera = this.#session?.camera;
    if (camera === null || camera === undefined) return;
    try {
      await camera.setTorch(!this.#torchOn);
      this.#torchOn = !this.#torchOn;
      this.#view?.torch(this.#torchOn, this.#words);
    } catch (error) {
      this.#complain(QujingError.wrap(error, 'torchUnsupported', 'the torch did not switch'));
    }
  }

  async #lookAt(file: File): Promise<void> {
    this.stop();
    this.#stillCall?.abort();
    this.#guidance = null;
    const words = this.#words;
    const { stillAnalysis, verdict } = detectCapability();
    const buttons = new Set(verdict === 'live' ? (['start', 'file'] as const) : (['file'] as const));
    if (!stillAnalysis) {
      this.#show({ face: 'panel', text: words.status.handedOver, buttons });
      this.#fire('qujing-file', { file });
      return;
    }
    const call = new AbortController();
    this.#stillCall = call;
    this.#show({ face: 'waiting', text: words.status.looking, buttons });
    try {
      const picture = await decodeStill(file, call.signal);
      this.#view?.drawStill(picture, words.status.still);
      picture.close();
      const analysis = await analyzeStill(file, { ...this.#engineOptions(), signal: call.signal });
      this.#show({ face: 'still', text: words.guidance[analysis.guidance], buttons });
      this.#view?.outline(analysis, 'contain');
      this.#speak(analysis);
    } catch (error) {
      if (call.signal.aborted) return;
      const problem = QujingError.wrap(error, 'unreadableFile', 'the picture was not looked at');
      this.#complain(problem);
      this.#show({ face: 'panel', text: errorText(words, problem.code), buttons });
    }
  }

  #fire(
    type: 'qujing-guidance' | 'qujing-error' | 'qujing-file',
    detail: GuidanceDetail | ErrorDetail | FileDetail,
  ): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
