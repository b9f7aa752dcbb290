import { html } from '../dom.js';

/** How far an upload is, then that the server works on it. */
export class ProgressBar {
  readonly element: HTMLElement;
  readonly #bar = html('progress', { max: '100', value: '0' });
  readonly #text = html('p', { 'aria-live': 'polite' });
  readonly #figure = html('span', { class: 'figure', 'aria-hidden': 'true' });

  constructor() {
    this.element = html(
      'div',
      { class: 'progress' },
      html('div', { class: 'line' }, this.#text, this.#figure),
      this.#bar,
    );
  }

  /** @param share 0..1; null: nobody knows how long it takes. */
  show(text: string, share: number | null): void {
    this.element.hidden = false;
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#bar.setAttribute('aria-label', text);
    const percent = share === null ? null : Math.round(100 * share);
    this.#figure.textContent = percent === null ? '' : `${percent}%`;
    if (percent === null) this.#bar.removeAttribute('value');
    else this.#bar.value = percent;
  }
}
