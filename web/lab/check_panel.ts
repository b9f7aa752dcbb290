import { checkIds, type CardAnalysis, type Check } from 'qujing';
import { html } from '../elements/dom.js';
import { checkName } from './check_text.js';
import { say } from './lab_text.js';
import { byId, setText } from './page.js';
import { Rota } from './rota.js';

/** Rows redrawn in one go. */
const kGroup = 3;

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
  readonly #rows = checkIds.map(rowOf);
  readonly #rota = new Rota(
    [0, 1, 2, 3].map((group) => () => {
      this.#draw(group * kGroup);
    }),
    60,
  );
  #checks: readonly Check[] = [];

  constructor() {
    byId('check-rows', HTMLElement).append(...this.#rows.map(({ element }) => element));
  }

  /** One of a quick series. */
  follow({ checks }: CardAnalysis): void {
    this.#checks = checks;
    this.#rota.turn();
  }

  show(analysis: CardAnalysis | null): void {
    this.#checks = analysis?.checks ?? [];
    this.redraw();
  }

  /** Also in another language. */
  redraw(): void {
    this.#rota.all();
  }

  #draw(from: number): void {
    for (const [index, row] of this.#rows.entries()) {
      const id = checkIds[index];
      if (index < from || index >= from + kGroup || id === undefined) continue;
      const check = this.#checks.find((one) => one.id === id);
      setText(row.name, checkName(id));
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
