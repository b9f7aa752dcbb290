import { errorText, wordsFor, type ErrorCode, type QujingError, type SessionState } from 'qujing';
import { showCapability } from './capability_panel.js';
import { currentLanguage, say, speak, type Language } from './lab_text.js';
import { byId } from './page.js';
import type { StageFace } from './stage_view.js';

export interface ShellHost {
  readonly face: (face: StageFace) => void;
  /** Every panel, in another language. */
  readonly redraw: () => void;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

/** What every page of the lab has around its stage: the buttons, the last error, the language. */
export class LabShell {
  readonly #host: ShellHost;
  readonly #start = byId('start', HTMLButtonElement);
  readonly #stop = byId('stop', HTMLButtonElement);
  readonly #language = byId('language', HTMLButtonElement);
  readonly #problem = byId('problem', HTMLElement);
  #lastError: QujingError | null = null;

  constructor(host: ShellHost) {
    this.#host = host;
    this.#start.addEventListener('click', host.onStart);
    this.#stop.addEventListener('click', host.onStop);
    this.#language.addEventListener('click', () => {
      this.#speak(currentLanguage() === 'en' ? 'zh-CN' : 'en');
    });
  }

  get lastError(): ErrorCode | null {
    return this.#lastError?.code ?? null;
  }

  /** In the language of the browser; once every panel is there. */
  begin(): void {
    this.#speak(/^en\b/i.test(navigator.language) ? 'en' : 'zh-CN');
  }

  showState(state: SessionState): void {
    const running = state === 'starting' || state === 'live';
    this.#start.hidden = running;
    this.#start.textContent = say(state === 'lost' || state === 'failed' ? 'retry' : 'openCamera');
    this.#stop.hidden = !running;
    if (state === 'live') this.#host.face('camera');
    else this.#host.face(state === 'starting' ? 'busy' : 'empty');
  }

  readonly showError = (error: QujingError): void => {
    this.#lastError = error;
    this.#problem.hidden = false;
    this.#problem.textContent = `${errorText(wordsFor(currentLanguage()), error.code)} (${error.code})`;
  };

  forgetError(): void {
    this.#lastError = null;
    this.#problem.hidden = true;
  }

  #speak(language: Language): void {
    speak(language);
    this.#language.textContent = language === 'en' ? '中文' : 'English';
    this.#language.lang = language === 'en' ? 'zh-CN' : 'en';
    showCapability();
    this.#host.redraw();
    if (this.#lastError !== null) this.showError(this.#lastError);
  }
}
