import type { CardAnalysis } from 'qujing';
import { html } from '../elements/dom.js';
import { say } from './lab_text.js';
import { byId, setText } from './page.js';
import { Rota } from './rota.js';

const corners = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;

/** The last analysis in words and numbers. */
export class ResultPanel {
  readonly #found = byId('found', HTMLElement);
  readonly #rows = byId('corner-rows', HTMLElement);
  readonly #rota = new Rota(
    [
      () => {
        this.#showCorners();
      },
      () => {
        this.#showFacts();
      },
    ],
    250,
  );
  #last: CardAnalysis | null = null;

  /** One of a quick series: shown as often as people can read. */
  follow(analysis: CardAnalysis): void {
    const changed = analysis.guidance !== this.#last?.guidance;
    this.#last = analysis;
    if (changed) this.#showHeadline();
    this.#rota.turn();
  }

  show(analysis: CardAnalysis | null): void {
    this.#last = analysis;
    this.#showHeadline();
    this.#rota.all();
  }

  /** In another language. */
  redraw(): void {
    this.#rows.replaceChildren();
    this.show(this.#last);
  }

  #showHeadline(): void {
    const kind = this.#last?.found === true ? 'yes' : this.#last?.partlyOutside === true ? 'partly' : 'none';
    this.#found.dataset['found'] = kind;
    setText(this.#found, say(kind === 'yes' ? 'foundYes' : kind === 'partly' ? 'foundPartly' : 'foundNone'));
  }

  #showFacts(): void {
    const last = this.#last;
    this.#showHeadline();
    byId('confidence', HTMLOutputElement).value = last?.found === true ? last.confidence.toFixed(2) : '–';
    setText(byId('guidance', HTMLElement), last?.guidance ?? '–');
    const turned = last?.rotation == null ? '' : ` · ${last.rotation}°`;
    setText(byId('side', HTMLElement), last?.found === true ? say(last.side) + turned : '–');
    setText(byId('tracking', HTMLElement), last?.found === true ? say(last.tracked ? 'tracked' : 'searched') : '–');
    setText(byId('frame-size', HTMLElement), last === null ? '–' : `${last.width} × ${last.height}`);
  }

  #showCorners(): void {
    if (this.#rows.childElementCount === 0) this.#rows.append(...corners.map(rowOf));
    corners.forEach((name, index) => {
      const point = this.#last?.quad?.[name];
      const [x, y] = this.#rows.children[index]?.querySelectorAll('.cell') ?? [];
      if (x !== undefined) setText(x, point?.x.toFixed(1) ?? '–');
      if (y !== undefined) setText(y, point?.y.toFixed(1) ?? '–');
    });
  }
}

function rowOf(name: (typeof corners)[number]): HTMLTableRowElement {
  const cell = (): HTMLTableCellElement => html('td', {}, html('span', { class: 'cell' }));
  return html('tr', {}, html('th', { scope: 'row' }, say(name)), cell(), cell());
}
