import type { CapturedPicture, Point, Quad, Rect } from '../sdk/index.js';
import { CornerEditor } from './corner_editor.js';
import { middleQuad, movedBy, partAround } from './corner_math.js';
import { html } from './dom.js';
import { drawBitmap, drawBlob, wipe } from './picture_canvas.js';

/** No finer than a screen shows it, and fine enough for the magnifier. */
const kLongSide = 1600;

/** A picture that was chosen or taken by hand: while it is looked at, the card it gave, or handles on its corners. */
export class StillView {
  readonly element: HTMLElement;
  readonly #canvas = html('canvas', { role: 'img' });
  readonly #spinner = html('div', { class: 'spinner', hidden: '' });
  readonly #editor = new CornerEditor();
  /** Where the part that is shown begins, in the picture. */
  #origin: Point = { x: 0, y: 0 };

  constructor() {
    this.element = html('div', { class: 'still', part: 'still' }, this.#canvas, this.#editor.element, this.#spinner);
  }

  /** The corners as they were marked, in pixels of the picture; null while none are. */
  get marked(): Quad | null {
    return this.#editor.quad === null ? null : movedBy(this.#editor.quad, this.#origin);
  }

  busy(busy: boolean): void {
    this.#spinner.hidden = !busy;
  }

  /** A file that is being looked at. */
  showFile(bitmap: ImageBitmap, label: string): void {
    this.#editor.close();
    drawBitmap(this.#canvas, bitmap, kLongSide);
    this.#canvas.setAttribute('aria-label', label);
  }

  /** The card that was cut out of it. Rejects when its JPEG cannot be decoded. */
  async showCard({ artifact }: CapturedPicture, label: string): Promise<void> {
    this.#editor.close();
    this.#canvas.setAttribute('aria-label', label);
    if (artifact !== null) await drawBlob(this.#canvas, artifact.card, kLongSide);
  }

  /** The picture around the card, with handles on the corners. Rejects when its JPEG cannot be decoded. */
  async edit({ frame, analysis }: CapturedPicture, label: string, corners: readonly string[]): Promise<void> {
    const { quad, width, height } = analysis;
    const whole: Rect = { x: 0, y: 0, width, height };
    const part = quad === null ? whole : partAround(quad, whole);
    this.#origin = part;
    this.#canvas.setAttribute('aria-label', label);
    if (frame !== null) await drawBlob(this.#canvas, frame, kLongSide, part);
    const start = quad === null ? middleQuad(part) : movedBy(quad, { x: -part.x, y: -part.y });
    this.#editor.open(this.#canvas, part, start, corners);
    this.layOut();
  }

  layOut(): void {
    const box = { width: this.element.clientWidth, height: this.element.clientHeight };
    if (box.width > 0) this.#editor.layOut(box);
  }

  close(): void {
    this.#editor.close();
    wipe(this.#canvas);
  }
}
