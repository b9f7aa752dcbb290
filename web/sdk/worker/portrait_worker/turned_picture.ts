import type { Size } from '../../common/geometry.js';
import type { Box } from '../../common/portrait_region.js';
import { QujingError } from '../../errors.js';
import type { PictureTurn } from '../../types.js';

const kJpegQuality = 0.92;

/** A picture seen turned. Holds one canvas, as large as what was asked for last. */
export class TurnedPicture implements Size {
  readonly width: number;
  readonly height: number;
  readonly #picture: OffscreenCanvas;
  readonly #turn: PictureTurn;
  readonly #context: OffscreenCanvasRenderingContext2D;

  constructor(picture: OffscreenCanvas, turn: PictureTurn) {
    const { width, height } = picture;
    const lies = turn === 90 || turn === 270;
    this.#picture = picture;
    this.#turn = turn;
    this.width = lies ? height : width;
    this.height = lies ? width : height;
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new QujingError('outOfMemory', 'no canvas for the picture');
    this.#context = context;
  }

  /** RGBA, rows packed: a part, `size` large. */
  pixels(box: Box, size: Size): Uint8Array<ArrayBuffer> {
    this.#draw(box, size);
    return new Uint8Array(this.#context.getImageData(0, 0, size.width, size.height).data.buffer);
  }

  /** The whole picture. */
  jpeg(): Promise<Blob> {
    this.#draw({ left: 0, top: 0, width: this.width, height: this.height }, this);
    return this.#context.canvas.convertToBlob({ type: 'image/jpeg', quality: kJpegQuality });
  }

  /** Gives the canvas's memory back. */
  drop(): void {
    this.#context.canvas.width = this.#context.canvas.height = 0;
  }

  #draw(box: Box, size: Size): void {
    const { canvas } = this.#context;
    canvas.width = size.width;
    canvas.height = size.height;
    this.#context.imageSmoothingQuality = 'high';
    this.#context.scale(size.width / box.width, size.height / box.height);
    this.#context.translate(-box.left, -box.top);
    this.#context.translate(this.width / 2, this.height / 2);
    this.#context.rotate((this.#turn * Math.PI) / 180);
    this.#context.translate(-this.#picture.width / 2, -this.#picture.height / 2);
    this.#context.drawImage(this.#picture, 0, 0);
  }
}
