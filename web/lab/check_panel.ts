import type { Check, CheckId } from 'qujing';
import { html } from '../elements/dom.js';
import { say } from './lab_text.js';
import { byId, setText } from './page.js';
import { Rota } from './rota.js';

/** Rows redrawn in one go. */
const kGroup = 3;

interface Checked {
  readonly checks: readonly Check[];
}

interface Row {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  readonly raw: HTMLElement;
  readonly bar: HTMLElement;
  readonly threshold: HTMLElement;
  readonly verdict: HTMLElement;
}

/** Every check of the last analysis: what was measured, its score, its threshold and the verdict. */
export class CheckPanel {
  readonly #ids: readonly CheckId[];
  readonly #nameOf: (id: CheckId) => string;
  readonly #rows: readonly Row[];
  readonly #rota: Rota;
  #checks: readonly Check[] = [];

  constructor(ids: readonly CheckId[], nameOf: (id: CheckId) => string) {
    this.#ids = ids;
    this.#nameOf = nameOf;
    this.#rows = ids.map(rowOf);
    const groups = Array.from({ length: Math.ceil(ids.length / kGroup) }, (_, group) => () => {
      this.#draw(group * kGroup);
    });
    this.#rota = new Rota(groups, 60);
    byId('check-rows', HTMLElement).append(...this.#rows.map(({ element }) => element));
  }

  /** One of a quick series. */
  follow({ checks }: Checked): void {
    this.#checks = checks;
    this.#rota.turn();
  }

  show(analysis: Checked | null): void {
    this.#checks = analysis?.checks ?? [];
    this.redraw();
  }

  /** Also in another language. */
  redraw(): void {
    this.#rota.all();
  }

  #draw(from: number): void {
    for (const [index, row] of this.#rows.entries()) {
      const id = this.#ids[index];
      if (index < from || index >= from + kGroup || id === undefined) continue;
      const check = this.#checks.find((one) => one.id === id);
      setText(row.name, this.#nameOf(id));
      setText(row.raw, check?.raw == null ? '–' : `${figure(check.raw)} ${check.unit}`);
      setText(row.threshold, check === undefined ? '–' : figure(check.threshold));
      setText(row.verdict, check === undefined ? '–' : verdictOf(check));
      row.bar.style.transform = `scaleX(${(check?.score ?? 0) / 100})`;
      const state = check === undefined ? 'none' : stateOf(check);
      if (row.element.dataset['state'] !== state) row.element.dataset['state'] = state;
    }
  }
}

function rowOf(): Row {
  const cell = (): HTMLElement => html('span', { class: 'cell' });
  const [name, raw, threshold, verdict] = [cell(), cell(), cell(), cell()];
  const bar = html('i');
  const element = html(
    'tr',
    {},
    html('th', { scope: 'row' }, name),
    html('td', {}, raw),
    html('td', {}, html('span', { class: 'score' }, bar)),
    html('td', {}, threshold),
    html('td', {}, verdict),
  );
  return { element, name, raw, bar, threshold, verdict };
}

function figure(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function verdictOf({ passed, code }: Check): string {
  if (passed === null) return say('notAssessable');
  return passed ? say('passed') : code;
}

function stateOf({ passed, gating }: Check): string {
  if (passed === null) return 'none';
  if (passed) return 'good';
  return gating ? 'bad' : 'advice';
}
