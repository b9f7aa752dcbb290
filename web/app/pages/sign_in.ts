// 登录采集系统: phone, SMS code, two texts to agree to.
import type { App } from '../app.js';
import { problemOf } from '../api/api_problem.js';
import { heading, html } from '../dom.js';
import type { MakePage, Page } from '../page.js';
import { agreement } from '../parts/agreement.js';
import { AlertBox } from '../parts/alert_box.js';
import { workingButton } from '../parts/working_button.js';
import { filled } from '../words/words.js';

const kPhone = /^1[3-9]\d{9}$/;
const kCode = /^\d{6}$/;
const kMinuteMs = 60_000;

type Attributes = Readonly<Record<string, string>>;

export const signInPage: MakePage = (app) => new SignInPage(app);

class SignInPage implements Page {
  readonly element: HTMLElement;
  readonly #alert: AlertBox;
  readonly #phone: HTMLInputElement;
  readonly #code: HTMLInputElement;
  readonly #getCode: HTMLButtonElement;
  readonly #agreed: HTMLInputElement;
  readonly #sent = html('p', { class: 'small', 'aria-live': 'polite' });
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly app: App) {
    const { signIn } = app.words;
    const { userAgreement, privacyPolicy } = app.said;
    this.#alert = new AlertBox(app);
    this.#phone = this.#input('phone', {
      type: 'tel',
      autocomplete: 'tel-national',
      maxlength: '11',
      placeholder: signIn.phoneHint,
    });
    this.#code = this.#input('code', {
      type: 'text',
      autocomplete: 'one-time-code',
      maxlength: '6',
      placeholder: signIn.codeHint,
    });
    this.#getCode = workingButton(signIn.getCode, 'second', this.#alert, () => this.#requestCode());
    const agree = agreement(signIn.agreeBefore, [userAgreement, privacyPolicy], app.words);
    this.#agreed = agree.box;
    this.#agreed.checked = app.drafts.agreed;
    this.#agreed.addEventListener('change', () => {
      app.drafts.agreed = this.#agreed.checked;
    });
    const submit = workingButton(signIn.submit, 'main', this.#alert, () => this.#signIn());
    const form = html(
      'form',
      { novalidate: true },
      html('div', { class: 'field' }, html('label', { for: 'phone' }, signIn.phone), this.#phone),
      html(
        'div',
        { class: 'field' },
        html('label', { for: 'code' }, signIn.code),
        html('div', { class: 'joined' }, this.#code, this.#getCode),
        this.#sent,
      ),
      agree.element,
      this.#alert.element,
      html('div', { class: 'actions' }, submit),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) submit.click();
    });
    this.element = html('section', { class: 'page' }, heading(signIn.heading), form);
    this.#count();
  }

  close(): void {
    clearInterval(this.#ticking);
  }

  #input(name: 'phone' | 'code', attributes: Attributes): HTMLInputElement {
    const input = html('input', { id: name, name, inputmode: 'numeric', required: true, ...attributes });
    input.value = this.app.drafts[name];
    input.addEventListener('input', () => {
      this.app.drafts[name] = input.value.trim();
      input.removeAttribute('aria-invalid');
    });
    return input;
  }

  #refuse(input: HTMLInputElement, sentence: string): void {
    input.setAttribute('aria-invalid', 'true');
    this.#alert.show(sentence);
    input.focus();
  }

  async #requestCode(): Promise<void> {
    const { app } = this;
    const { phone } = app.drafts;
    if (Date.now() < app.drafts.codeAgainAtMs) return;
    if (!kPhone.test(phone)) {
      this.#refuse(this.#phone, app.words.signIn.badPhone);
      return;
    }
    try {
      const { resendInSeconds, validSeconds } = await app.client.requestCode(phone);
      this.#waitFor(resendInSeconds);
      this.#sent.textContent = filled(app.words.signIn.sent, Math.round((1000 * validSeconds) / kMinuteMs));
      this.#code.focus();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'codeTooSoon') this.#waitFor(problem.retryAfterSeconds ?? 0);
      throw error;
    }
  }

  #waitFor(seconds: number): void {
    this.app.drafts.codeAgainAtMs = Date.now() + 1000 * seconds;
    this.#count();
  }

  /** The label counts down; a screen reader hears it only when it comes back to the button. */
  #count(): void {
    clearInterval(this.#ticking);
    const { signIn } = this.app.words;
    const tell = (): void => {
      const left = Math.ceil((this.app.drafts.codeAgainAtMs - Date.now()) / 1000);
      this.#getCode.textContent = left > 0 ? filled(signIn.again, left) : signIn.getCode;
      this.#getCode.classList.toggle('resting', left > 0);
      if (left <= 0) clearInterval(this.#ticking);
    };
    this.#ticking = setInterval(tell, 1000);
    tell();
  }

  async #signIn(): Promise<void> {
    const { app } = this;
    const { words, client, drafts } = app;
    if (!kPhone.test(drafts.phone)) this.#refuse(this.#phone, words.signIn.badPhone);
    else if (!kCode.test(drafts.code)) this.#refuse(this.#code, words.signIn.badCode);
    else if (!this.#agreed.checked) this.#refuse(this.#agreed, words.signIn.notAgreed);
    else {
      await this.#signedIn(client.signIn(drafts.phone, drafts.code, app.said));
      drafts.code = '';
      await app.resume();
    }
  }

  /** Where the texts have changed meanwhile, the new ones are fetched and shown. */
  async #signedIn(answer: Promise<void>): Promise<void> {
    try {
      await answer;
    } catch (error) {
      if (problemOf(error).code === 'consentNeeded') {
        this.app.texts = await this.app.client.texts();
        this.#agreed.checked = false;
      }
      throw error;
    }
  }
}
