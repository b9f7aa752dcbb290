// One side of the card: where it is taken or chosen, and then what was.
import type { CardSide } from '../api/flow_client.js';
import type { KeptPicture } from '../capture/kept_pictures.js';
import { PictureView } from '../capture/picture_view.js';
import { button, html, icon, icons, list } from '../dom.js';
import { filled, type Words } from '../words/words.js';

export interface SlotActions {
  readonly onCamera: (side: CardSide) => void;
  readonly onFile: (side: CardSide, file: File) => void;
  readonly onRemove: (side: CardSide) => void;
}

export class CardSlot {
  readonly element: HTMLElement;
  readonly #view: PictureView;
  readonly #frame = html('div', { class: 'slot-frame' });
  readonly #ways: HTMLElement;
  readonly #camera: HTMLButtonElement;
  readonly #remove: HTMLButtonElement;
  readonly #why = html('div', { class: 'slot-why' });

  constructor(
    readonly side: CardSide,
    private readonly words: Words,
    actions: SlotActions,
  ) {
    const { card } = words;
    this.#view = new PictureView(card.taken[side], 'slot-picture');
    this.#camera = button(card.camera, 'second', () => {
      actions.onCamera(side);
    });
    this.#ways = html(
      'div',
      { class: 'slot-ways' },
      this.#camera,
      fileButton(card.album, (file) => {
        actions.onFile(side, file);
      }),
    );
    this.#remove = button(card.remove, 'remove', () => {
      actions.onRemove(side);
    });
    this.#remove.setAttribute('aria-label', filled(card.removeNamed, card.taken[side]));
    this.#remove.prepend(icon(icons.cross));
    const title = html('h2', { id: `slot-${side}` }, card.slots[side]);
    this.element = html(
      'section',
      { class: `slot ${side}`, 'aria-labelledby': title.id },
      title,
      this.#frame,
      this.#ways,
      this.#why,
    );
    this.show(null);
  }

  show(picture: KeptPicture | null): void {
    const { element, words } = this;
    element.classList.toggle('filled', picture !== null);
    this.#ways.hidden = picture !== null;
    this.#why.replaceChildren();
    element.classList.remove('refused');
    if (picture === null) {
      this.#view.clear();
      this.#frame.replaceChildren(html('div', { class: 'slot-empty' }, icon(icons.card)));
      return;
    }
    this.#view.show(picture.card ?? picture.frame);
    this.#frame.replaceChildren(this.#view.element, this.#remove);
    if (picture.manifest === null) this.#why.replaceChildren(html('p', { class: 'small' }, words.card.unchecked));
  }

  /** @param reasons sentences. */
  refuse(reasons: readonly string[]): void {
    this.element.classList.add('refused');
    this.#why.replaceChildren(list(reasons, 'points bad'));
  }

  focus(): void {
    (this.#ways.hidden ? this.#remove : this.#camera).focus();
  }

  close(): void {
    this.#view.clear();
  }
}

/** A label that opens the album; the input in it has the focus. */
function fileButton(label: string, onFile: (file: File) => void): HTMLElement {
  const input = html('input', { type: 'file', accept: 'image/*' });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = '';
    if (file !== undefined) onFile(file);
  });
  return html('label', { class: 'button second' }, input, label);
}
