import type { CapturedPicture, Point, Quad, Rect } from '../sdk/index.js';
import { CornerEditor } from './corner_editor.js';
import { middleQuad, movedBy, partAround } from './corner_math.js';
import { kLongSide, PictureBox } from './picture_box.js';
import { drawBlob } from './picture_canvas.js';

/** A picture of a card: while it is looked at, the card it gave, or handles on its corners. */
export class StillView extends PictureBox {
  readonly #editor: CornerEditor;
  /** Where the part that is shown begins, in the picture. */
  #origin: Point = { x: 0, y: 0 };

  constructor() {
    const editor = new CornerEditor();
    super(editor.element);
    this.#editor = editor;
  }

  /** The corners as they were marked, in pixels of the picture; null while none are. */
  get marked(): Quad | null {
    return this.#editor.quad === null ? null : movedBy(this.#editor.quad, this.#origin);
  }

  override showFile(bitmap: ImageBitmap, label: string): void {
    this.#editor.close();
    super.showFile(bitmap, label);
  }

  /** The card that was cut out of it. Rejects when its JPEG cannot be decoded. */
  async showCard({ artifact }: CapturedPicture, label: string): Promise<void> {
    this.#editor.close();
    if (artifact !== null) await this.showBlob(artifact.card, label);
  }

  /** The picture around the card, with handles on the corners. Rejects when its JPEG cannot be decoded. */
  async edit({ frame, analysis }: CapturedPicture, label: string, corners: readonly string[]): Promise<void> {
    const { quad, width, height } = analysis;
    const whole: Rect = { x: 0, y: 0, width, height };
    const part = quad === null ? whole : partAround(quad, whole);
    this.#origin = part;
    this.canvas.setAttribute('aria-label', label);
    if (frame !== null) await drawBlob(this.canvas, frame, kLongSide, part);
    const start = quad === null ? middleQuad(part) : movedBy(quad, { x: -part.x, y: -part.y });
    this.#editor.open(this.canvas, part, start, corners);
    this.layOut();
  }

  layOut(): void {
    const box = { width: this.element.clientWidth, height: this.element.clientHeight };
    if (box.width > 0) this.#editor.layOut(box);
  }

  override close(): void {
    this.#editor.close();
    super.close();
  }
}
