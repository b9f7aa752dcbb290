import { livenessActions, type LivenessAction } from 'qujing';
import { livenessWordsFor } from 'qujing/elements';
import { html } from '../elements/dom.js';
import { currentLanguage, say } from './lab_text.js';
import { byId, setText } from './page.js';
import { randomOrder } from './random_order.js';

const kMost = 5;

/** Which actions the next challenge asks for: by chance, or put together by hand. */
export class OrderPanel {
  readonly #buttons = byId('order-actions', HTMLElement);
  readonly #shown = byId('order', HTMLElement);
  /** Empty: by chance, anew for every challenge. */
  #chosen: LivenessAction[] = [];

  constructor() {
    byId('order-random', HTMLButtonElement).addEventListener('click', () => {
      this.#chosen = [];
      this.redraw();
    });
  }

  next(): LivenessAction[] {
    return this.#chosen.length === 0 ? randomOrder() : [...this.#chosen];
  }

  /** In another language. */
  redraw(): void {
    const { names } = livenessWordsFor(currentLanguage());
    const buttons = livenessActions.map((action) => {
      const button = html('button', { type: 'button', class: 'quiet' }, `+ ${names[action]}`);
      button.disabled = this.#chosen.length >= kMost;
      button.addEventListener('click', () => {
        this.#chosen = [...this.#chosen, action];
        this.redraw();
      });
      return button;
    });
    this.#buttons.replaceChildren(...buttons);
    const order = this.#chosen.map((action) => names[action]).join(' → ');
    setText(this.#shown, order === '' ? say('orderRandom') : order);
  }
}
