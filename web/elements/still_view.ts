import type { CapturedPicture, Point, Quad } from '../sdk/index.js';
import { CardOutline } from './card_outline.js';
import { CornerEditor } from './corner_editor.js';
import { middleQuad } from './corner_math.js';
import { html } from './dom.js';
import { drawBitmap, drawBlob, wipe } from './picture_canvas.js';
import { cornersInBox, pictureToBox, type Extent } from './picture_fit.js';

/** No finer than a screen shows it, and fine enough for the magnifier. */
const kLongSide = 1600;

/** A picture that was chosen or taken by hand: with the outline of its card, or with handles on the corners. */
export class StillView {
  readonly element: HTMLElement;
  readonly #canvas = html('canvas', { role: 'img' });
  readonly #spinner = html('div', { class: 'spinner', hidden: '' });
  readonly #outlineBox = html('div', { class: 'card-outline', 'aria-hidden': 'true' });
  readonly #outline = new CardOutline(this.#outlineBox);
  readonly #editor = new CornerEditor();
  #size: Extent = { width: 1, height: 1 };
  #quad: Quad | null = null;

  constructor() {
    this.element = html(
      'div',
      { class: 'still', part: 'still' },
      this.#canvas,
      this.#outlineBox,
      this.#editor.element,
      this.#spinner,
    );
  }

  /** The corners as they were marked; null while none are. */
  get marked(): Quad | null {
    return this.#editor.quad;
  }

  busy(busy: boolean): void {
    this.#spinner.hidden = !busy;
  }

  /** A file that is being looked at. */
  showFile(bitmap: ImageBitmap, label: string): void {
    this.#editor.close();
    this.#quad = null;
    this.#size = { width: bitmap.width, height: bitmap.height };
    drawBitmap(this.#canvas, bitmap, kLongSide);
    this.#canvas.setAttribute('aria-label', label);
    this.layOut();
  }

  /** Rejects when its JPEG cannot be decoded. */
  async showPicture({ frame, analysis }: CapturedPicture, label: string): Promise<void> {
    this.#editor.close();
    this.#quad = analysis.quad;
    this.#size = { width: analysis.width, height: analysis.height };
    this.#canvas.setAttribute('aria-label', label);
    if (frame !== null) await drawBlob(this.#canvas, frame, kLongSide);
    this.layOut();
  }

  edit(labels: readonly string[]): void {
    this.#outline.draw(null);
    this.#editor.open(this.#canvas, this.#size, this.#quad ?? middleQuad(this.#size), labels);
    this.layOut();
  }

  layOut(): void {
    const box = { width: this.element.clientWidth, height: this.element.clientHeight };
    if (box.width === 0) return;
    this.#editor.layOut(box);
    const hidden = this.#quad === null || this.#editor.quad !== null;
    this.#outline.draw(hidden || this.#quad === null ? null : corners(this.#quad, this.#size, box));
  }

  close(): void {
    this.#editor.close();
    this.#quad = null;
    this.#outline.draw(null);
    wipe(this.#canvas);
  }
}

function corners(quad: Quad, size: Extent, box: Extent): [Point, Point, Point, Point] {
  return cornersInBox(quad, pictureToBox(size, box, 'contain'));
}
