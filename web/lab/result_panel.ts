import type { CardAnalysis } from 'qujing';
import { html } from '../elements/dom.js';
import { say } from './lab_text.js';
import { byId, setText } from './page.js';

const corners = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;

const kRedrawMs = 250;

/** The last analysis in words and numbers. */
export class ResultPanel {
  readonly #found = byId('found', HTMLElement);
  readonly #rows = byId('corner-rows', HTMLElement);
  #last: CardAnalysis | null = null;
  #shownAtMs = -Infinity;

  /** One of a quick series: shown as often as people can read. */
  follow(analysis: CardAnalysis): void {
    const nowMs = performance.now();
    const same = analysis.guidance === this.#last?.guidance;
    if (same && nowMs - this.#shownAtMs < kRedrawMs) return;
    this.#shownAtMs = nowMs;
    this.show(analysis);
  }

  show(analysis: CardAnalysis | null): void {
    this.#last = analysis;
    const kind =
      analysis === null || !(analysis.found || analysis.partlyOutside) ? 'none' : analysis.found ? 'yes' : 'partly';
    this.#found.dataset['found'] = kind;
    setText(this.#found, say(kind === 'yes' ? 'foundYes' : kind === 'partly' ? 'foundPartly' : 'foundNone'));
    byId('confidence', HTMLOutputElement).value = analysis?.found === true ? analysis.confidence.toFixed(2) : '–';
    byId('guidance', HTMLElement).textContent = analysis?.guidance ?? '–';
    const way = analysis === null || !analysis.found ? '–' : say(analysis.tracked ? 'tracked' : 'searched');
    byId('tracking', HTMLElement).textContent = way;
    byId('frame-size', HTMLElement).textContent = analysis === null ? '–' : `${analysis.width} × ${analysis.height}`;
    this.#showCorners(analysis);
  }

  /** In another language. */
  redraw(): void {
    this.#rows.replaceChildren();
    this.show(this.#last);
  }

  #showCorners(analysis: CardAnalysis | null): void {
    if (this.#rows.childElementCount === 0) {
      for (const name of corners) {
        this.#rows.append(
          html(
            'tr',
            {},
            html('th', { scope: 'row' }, say(name)),
            html('td', {}, html('span', { class: 'cell' })),
            html('td', {}, html('span', { class: 'cell' })),
          ),
        );
      }
    }
    corners.forEach((name, index) => {
      const point = analysis?.quad?.[name];
      const [x, y] = this.#rows.children[index]?.querySelectorAll('.cell') ?? [];
      if (x !== undefined) x.textContent = point === undefined ? '–' : point.x.toFixed(1);
      if (y !== undefined) y.textContent = point === undefined ? '–' : point.y.toFixed(1);
    });
  }
}
