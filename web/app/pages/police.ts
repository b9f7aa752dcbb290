// 公安部身份认证: asked once, asked again by itself while no answer comes.
import type { App } from '../app.js';
import { problemOf } from '../api/api_problem.js';
import { pause } from '../api/retry.js';
import { heading, html } from '../dom.js';
import type { MakePage, Page } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { Certificate } from '../parts/certificate.js';
import { ProgressBar } from '../parts/progress_bar.js';
import { workingButton } from '../parts/working_button.js';
import { filled } from '../words/words.js';

/** Before each question to a service that has not answered. */
const kAskAgainSeconds: readonly number[] = [5, 10, 20, 30, 30];

export const policePage: MakePage = (app) => new PolicePage(app);

class PolicePage implements Page {
  readonly element: HTMLElement;
  readonly #alert: AlertBox;
  readonly #progress = new ProgressBar();
  readonly #submit: HTMLButtonElement;
  readonly #certificate: Certificate;
  readonly #leaving = new AbortController();

  constructor(private readonly app: App) {
    const { police } = app.words;
    const status = app.flow?.police.status;
    this.#alert = new AlertBox(app);
    this.#certificate = new Certificate(app);
    this.#submit = workingButton(status === 'pending' ? police.askAgain : police.submit, 'main', this.#alert, () =>
      this.#ask(),
    );
    this.#progress.element.hidden = true;
    this.element = html(
      'section',
      { class: 'page' },
      heading(police.heading),
      html('p', { class: 'lead' }, police.lead),
      this.#certificate.element,
      this.#progress.element,
      this.#alert.element,
      html('div', { class: 'actions' }, this.#submit),
    );
    // Asked before the page was killed.
    if (status === 'pending' || app.client.outbox.holds('verification'))
      queueMicrotask(() => {
        this.#submit.click();
      });
    else if (status === 'unavailable') this.#alert.show(this.#unavailable());
  }

  close(): void {
    this.#certificate.close();
    this.#leaving.abort();
  }

  /** @throws ApiProblem */
  async #ask(): Promise<void> {
    const { app } = this;
    const { police } = app.words;
    try {
      this.#progress.show(police.asking, null);
      for (const seconds of kAskAgainSeconds) {
        if (await this.#answered()) return;
        await this.#countDown(seconds);
        this.#progress.show(police.pendingNow, null);
      }
      if (await this.#answered()) return;
      this.#alert.show(police.pendingLong);
      this.#submit.textContent = police.askAgain;
    } finally {
      this.#progress.element.hidden = true;
    }
  }

  /** @returns false where the service took too long. */
  async #answered(): Promise<boolean> {
    const { app } = this;
    try {
      const flow = await app.client.verify();
      if (this.#leaving.signal.aborted) return true;
      app.learn(flow);
      if (flow.police.status === 'unavailable') this.#alert.show(this.#unavailable());
      return flow.police.status !== 'pending';
    } catch (error) {
      if (problemOf(error).code === 'verificationPending') return false;
      throw error;
    }
  }

  #unavailable(): string {
    const { words, flow } = this.app;
    return flow?.police.outcome === 'RATE_LIMITED' ? words.policeOutcomes.RATE_LIMITED : words.police.unavailable;
  }

  async #countDown(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left--) {
      this.#progress.show(filled(this.app.words.police.pending, left), null);
      await pause(1000, this.#leaving.signal);
    }
  }
}
