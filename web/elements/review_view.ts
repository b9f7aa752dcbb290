import type { AskedSide, CapturedSide, Words } from '../sdk/index.js';
import { html } from './dom.js';
import { icon } from './icons.js';
import { drawBlob } from './picture_canvas.js';

/** The cards that were taken, each with a button to take it again. */
export class ReviewView {
  readonly element = html('div', { class: 'review', part: 'review' });
  readonly #onRetake: (side: AskedSide) => void;

  constructor(onRetake: (side: AskedSide) => void) {
    this.#onRetake = onRetake;
  }

  /** @param final without buttons: it was confirmed. */
  show(sides: readonly CapturedSide[], words: Words, final: boolean): void {
    this.element.replaceChildren(...sides.map((entry) => this.#figure(entry, words, final)));
  }

  clear(): void {
    this.element.replaceChildren();
  }

  #figure({ side, artifact }: CapturedSide, words: Words, final: boolean): HTMLElement {
    const { name, retake } = words.sides[side];
    const canvas = html('canvas', { role: 'img', 'aria-label': name, part: 'card' });
    if (artifact !== null) void drawBlob(canvas, artifact.card, 900).catch(() => undefined);
    const passed = artifact?.passed === true;
    const mark = html('span', { class: passed ? 'mark good' : 'mark warn' }, icon(passed ? 'tick' : 'warn'));
    const caption = html('figcaption', {}, html('span', { class: 'side' }, mark, name));
    if (!final) {
      const again = html(
        'button',
        { type: 'button', part: 'button retake', 'aria-label': retake },
        words.actions.again,
      );
      again.addEventListener('click', () => {
        this.#onRetake(side);
      });
      caption.append(again);
    }
    return html('figure', { part: 'side' }, canvas, caption);
  }
}

export const reviewStyles = `
.review { display: grid; gap: 14px; grid-template-columns: 1fr; width: 100%; align-content: center; }
[data-shape="wide"] .review { grid-template-columns: 1fr 1fr; }
figure { margin: 0; display: flex; gap: 14px; align-items: center; padding: 10px; border-radius: 14px; background: rgb(255 255 255 / 7%); }
[data-shape="wide"] figure, [data-shape="tall"] figure { flex-direction: column; align-items: stretch; gap: 8px; }
figure canvas { position: static; width: 58%; height: auto; aspect-ratio: 856 / 540; border-radius: 8px; background: rgb(255 255 255 / 8%); }
[data-shape="wide"] figure canvas, [data-shape="tall"] figure canvas { width: 100%; }
figcaption { flex: 1; min-width: 0; display: flex; flex-wrap: wrap; flex-direction: column; align-items: flex-start; gap: 8px; }
[data-shape="wide"] figcaption, [data-shape="tall"] figcaption { flex-direction: row; align-items: center; justify-content: space-between; }
.side { display: inline-flex; align-items: center; gap: 6px; font-weight: 600; }
.mark { display: grid; place-items: center; width: 22px; height: 22px; border-radius: 50%; flex: none; }
.mark.good { background: var(--qujing-accent); color: #04130c; }
.mark.warn { background: var(--qujing-warn); color: #1d1300; }
.mark .icon { width: 16px; height: 16px; stroke-width: 2.6; }
`;
