import { html, setText } from './dom.js';
import { icon, type IconName } from './icons.js';

/** How it ended: a sign, what happened, what to do now, and what need not be feared. */
export class EndView {
  readonly element: HTMLElement;
  readonly #mark = html('div', { class: 'end-mark' });
  readonly #what = html('p', { class: 'what', part: 'message' });
  readonly #sentences = html('div', { class: 'sentences' });
  readonly #note = html('p', { class: 'note' });

  constructor() {
    this.element = html('div', { class: 'end' }, this.#mark, this.#what, this.#sentences, this.#note);
  }

  show(mark: IconName | null, what: string, sentences: readonly string[], note: string): void {
    if (mark !== null && this.#mark.dataset['mark'] !== mark) {
      this.#mark.dataset['mark'] = mark;
      this.#mark.replaceChildren(icon(mark));
    }
    setText(this.#what, what);
    this.#sentences.replaceChildren(...sentences.map((sentence) => html('p', {}, sentence)));
    setText(this.#note, note);
  }
}

export const endStyles = `
.end { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 12px; text-align: center; }
.end p { margin: 0; max-width: 24em; text-wrap: balance; font-size: calc(1.0625rem * var(--type)); color: rgb(255 255 255 / 84%); }
.end .what { font-size: calc(1.375rem * var(--type)); font-weight: 650; line-height: 1.35; color: inherit; }
.end .note { padding: 5px 14px; border-radius: 999px; background: rgb(255 255 255 / 10%); font-size: calc(0.9375rem * var(--type)); }
.end .note:empty { display: none; }
.end-mark { display: grid; place-items: center; width: 84px; height: 84px; margin-bottom: 6px; border-radius: 50%;
  background: rgb(255 198 92 / 16%); color: var(--qujing-warn); }
.end-mark .icon { width: 46px; height: 46px; }
.end-mark[data-mark="tick"] { background: var(--qujing-accent); color: #04130c; animation: pop 360ms cubic-bezier(0.2, 0.9, 0.3, 1.4); }
.end-mark[data-mark="tick"] .icon { stroke-width: 2.6; }
.end-mark[data-mark="person"] { background: rgb(255 255 255 / 12%); color: inherit; }
@media (prefers-reduced-motion: reduce) { .end-mark[data-mark="tick"] { animation: none; } }
`;
