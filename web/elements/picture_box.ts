import { html } from './dom.js';
import { drawBitmap, drawBlob, wipe } from './picture_canvas.js';

/** No finer than a screen shows it, and fine enough for a magnifier. */
export const kLongSide = 1600;

/** One picture, as large as it fits, with a spinner while it is looked at. */
export class PictureBox {
  readonly element: HTMLElement;
  protected readonly canvas = html('canvas', { role: 'img' });
  readonly #spinner = html('div', { class: 'spinner', hidden: '' });

  constructor(...over: readonly Node[]) {
    this.element = html('div', { class: 'still', part: 'still' }, this.canvas, ...over, this.#spinner);
  }

  busy(busy: boolean): void {
    this.#spinner.hidden = !busy;
  }

  /** A file that is being looked at. */
  showFile(bitmap: ImageBitmap, label: string): void {
    drawBitmap(this.canvas, bitmap, kLongSide);
    this.canvas.setAttribute('aria-label', label);
  }

  /** Rejects when the picture cannot be decoded. */
  async showBlob(picture: Blob, label: string): Promise<void> {
    this.canvas.setAttribute('aria-label', label);
    await drawBlob(this.canvas, picture, kLongSide);
  }

  close(): void {
    wipe(this.canvas);
  }
}
