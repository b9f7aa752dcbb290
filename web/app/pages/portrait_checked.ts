// What the server says of a portrait: its reasons, 原照片 and 输出照片, 满意并提交.
import type { App } from '../app.js';
import type { Flow } from '../api/flow_client.js';
import { PictureView } from '../capture/picture_view.js';
import { button, heading, html, icon, icons, list } from '../dom.js';
import type { Page } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { spokenTime } from '../parts/spoken.js';
import { workingButton } from '../parts/working_button.js';
import { filled, sentenceFor, type Words } from '../words/words.js';

type Portrait = NonNullable<Flow['portrait']>;

export interface CheckedActions {
  readonly onAgain: () => void;
  /** Null: the photo is not here any more. */
  readonly onAdjust: (() => void) | null;
}

export function checkedPhoto(app: App, portrait: Portrait, { onAgain, onAdjust }: CheckedActions): Page {
  const { words, client } = app;
  const said = words.portrait;
  const alert = new AlertBox(app);
  const pair = new PhotoPair(app, portrait.id);
  const accepted = portrait.accepted === true;
  const left = app.flow?.uploadsLeft ?? 0;
  const submit = workingButton(said.submit, 'main', alert, async () => {
    app.show(await client.confirmPortrait(portrait.id));
  });
  const again = button(said.again, accepted ? 'second' : 'main', onAgain);
  const adjust = onAdjust === null || accepted ? null : button(said.adjust, 'second', onAdjust);
  const ways = left > 0 ? [adjust, again] : [];
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(said.checkHeading),
      html(
        'div',
        { class: accepted ? 'verdict good' : 'verdict bad' },
        icon(accepted ? icons.tick : icons.warn),
        html('p', {}, accepted ? said.accepted : left > 0 ? said.refused : said.refusedLast),
      ),
      accepted ? null : list(reasonsOf(portrait, words), 'points bad'),
      pair.element,
      html('p', { class: 'small' }, uploadsLine(app)),
      alert.element,
      html('div', { class: 'actions' }, ...ways, accepted ? submit : null),
    ),
    close: () => {
      pair.close();
    },
  };
}

function reasonsOf({ reasons }: Portrait, { portraitReasons, portrait }: Words): string[] {
  const known = reasons.map((reason) => sentenceFor(portraitReasons, reason)).filter((one) => one !== undefined);
  return known.length > 0 ? known : [portrait.unsaid];
}

export function uploadsLine({ flow, words, language }: App): string {
  if (flow === null) return '';
  const { uploadsLeft, uploadsAllowed, uploadsResetAt } = flow;
  return uploadsLeft > 0
    ? filled(words.portrait.left, uploadsLeft)
    : filled(words.portrait.none, uploadsAllowed, spokenTime(language, uploadsResetAt));
}

/** Fetched from the server: what is shown is what is kept. */
class PhotoPair {
  readonly element: HTMLElement;
  readonly #original: PictureView;
  readonly #output: PictureView;
  readonly #leaving = new AbortController();

  constructor(
    private readonly app: App,
    private readonly id: string,
  ) {
    const { original, output } = app.words.portrait;
    this.#original = new PictureView(original, 'photo');
    this.#output = new PictureView(output, 'photo');
    const figure = (view: PictureView, name: string): HTMLElement =>
      html('figure', {}, view.element, html('figcaption', {}, name));
    this.element = html('div', { class: 'pair' }, figure(this.#original, original), figure(this.#output, output));
    void this.#fetch();
  }

  close(): void {
    this.#leaving.abort();
    this.#original.clear();
    this.#output.clear();
  }

  async #fetch(): Promise<void> {
    const { client } = this.app;
    const load = async (view: PictureView, name: string): Promise<void> => {
      // Without a face there is no output; a picture that does not come has no place.
      const picture = await client.picture(`/portraits/${this.id}/${name}`, this.#leaving.signal).catch(() => null);
      if (picture === null) view.element.parentElement?.remove();
      else view.show(picture);
    };
    await Promise.all([load(this.#original, 'original'), load(this.#output, 'output')]);
  }
}
