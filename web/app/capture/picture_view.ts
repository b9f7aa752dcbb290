import { html, icon, icons } from '../dom.js';

/** A picture of the candidate's own; its address lives as long as it is shown. */
export class PictureView {
  readonly element: HTMLElement;
  #address: string | null = null;

  /** @param alt what it shows. */
  constructor(
    private readonly alt: string,
    look = 'picture',
  ) {
    this.element = html('div', { class: look });
  }

  show(picture: Blob): void {
    this.clear();
    const address = URL.createObjectURL(picture);
    this.#address = address;
    const image = html('img', { src: address, alt: this.alt });
    // HEIC, say, that this browser cannot draw: it is there all the same.
    image.addEventListener('error', () => {
      image.replaceWith(html('span', { class: 'undrawn', role: 'img', 'aria-label': this.alt }, icon(icons.tick)));
    });
    this.element.replaceChildren(image);
  }

  clear(): void {
    if (this.#address !== null) URL.revokeObjectURL(this.#address);
    this.#address = null;
    this.element.replaceChildren();
  }
}
