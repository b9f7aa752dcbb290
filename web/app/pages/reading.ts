// 请确认上传的身份证信息.
import type { App } from '../app.js';
import type { CardProblem, CardSide, Reading } from '../api/flow_client.js';
import { PictureView } from '../capture/picture_view.js';
import { heading, html, icon, icons, list } from '../dom.js';
import type { MakePage } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { ask } from '../parts/dialog.js';
import { workingButton } from '../parts/working_button.js';
import { filled, sentenceFor, type Words } from '../words/words.js';

const kFields = ['name', 'number', 'sex', 'ethnicGroup', 'birth', 'address', 'issuer', 'validity'] as const;
type FieldName = (typeof kFields)[number];

export const readingPage: MakePage = (app) => {
  const { words, client } = app;
  const alert = new AlertBox(app);
  const reading = app.flow?.card?.reading;
  const pictures = new CardPictures(app);
  const confirm = workingButton(words.reading.submit, 'main', alert, async () => {
    app.show(await client.confirmReading());
  });
  const again = workingButton(words.reading.again, 'second', alert, async () => {
    const { again: title, againAsk: text } = words.reading;
    if (await ask({ title, text, yes: title, no: words.cancel })) app.show(await client.restart('card'));
  });
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(words.reading.heading),
      html('p', { class: 'lead' }, words.reading.lead),
      ...(reading === undefined ? [] : [problemList(reading.problems, words), fields(reading, words)]),
      pictures.element,
      alert.element,
      html('div', { class: 'actions' }, again, confirm),
    ),
    close: () => {
      pictures.close();
    },
  };
};

export function problemList(codes: readonly CardProblem[], words: Words): HTMLElement | null {
  return codes.length === 0
    ? null
    : list(
        codes.map((code) => words.cardProblems[code]),
        'points warned',
      );
}

function fields(reading: Reading, words: Words): HTMLElement {
  return html('dl', { class: 'fields' }, ...kFields.map((name) => field(name, reading[name], words)));
}

function field(
  name: FieldName,
  { value, uncertain, reasons = [], ruleSays }: Reading[FieldName],
  words: Words,
): HTMLElement {
  const { reading } = words;
  const why = reasons.map((reason) => sentenceFor(words.fieldDoubts, reason)).filter((one) => one !== undefined);
  const mark = html('span', { class: 'mark' }, icon(icons.warn), reading.check);
  const doubt = html('p', { class: 'doubt' }, mark, why.join(words.signIn.and === '、' ? '；' : '; '));
  const rule = ruleSays === undefined ? null : html('p', { class: 'rule' }, filled(reading.ruleSays, ruleSays));
  return html(
    'div',
    { class: uncertain ? 'row uncertain' : 'row' },
    html('dt', {}, reading.fields[name]),
    html('dd', {}, html('p', { class: 'value' }, value === '' ? reading.empty : value), uncertain ? doubt : null, rule),
  );
}

/** The flat cards as they were read, fetched when they are asked for. */
class CardPictures {
  readonly element: HTMLDetailsElement;
  readonly #views: Readonly<Record<CardSide, PictureView>>;
  readonly #leaving = new AbortController();
  #asked = false;

  constructor(private readonly app: App) {
    const { card, reading } = app.words;
    this.#views = { portrait: new PictureView(card.taken.portrait), emblem: new PictureView(card.taken.emblem) };
    this.element = html(
      'details',
      {},
      html('summary', {}, reading.pictures),
      html('div', { class: 'pictures' }, this.#views.portrait.element, this.#views.emblem.element),
    );
    this.element.addEventListener('toggle', () => {
      if (this.element.open && !this.#asked) void this.#fetch();
    });
  }

  close(): void {
    this.#leaving.abort();
    this.#views.portrait.clear();
    this.#views.emblem.clear();
  }

  async #fetch(): Promise<void> {
    this.#asked = true;
    try {
      for (const side of ['portrait', 'emblem'] as const)
        this.#views[side].show(await this.app.client.picture(`/card/pictures/${side}`, this.#leaving.signal));
    } catch {
      this.#asked = false;
      this.element.open = false;
    }
  }
}
