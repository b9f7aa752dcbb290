import type { Point, Quad } from '../sdk/index.js';
import { cornerNames, keyStep, moveCorner, type CornerName } from './corner_math.js';
import { html, svg } from './dom.js';
import { boxToPicture, cornersInBox, pictureToBox, type Extent } from './picture_fit.js';

const kLensPixels = 112;
const kZoom = 2.5;

/** Four handles on the corners of a card in a still, with a magnifier while one is moved. */
export class CornerEditor {
  readonly element: HTMLElement;
  readonly #outline = svg('path');
  readonly #lens = html('canvas', { class: 'lens', 'aria-hidden': 'true', hidden: '' });
  readonly #handles: ReadonlyMap<CornerName, HTMLButtonElement>;
  #picture: ImageBitmap | HTMLCanvasElement | null = null;
  /** Size of the picture that the quad speaks of. */
  #size: Extent = { width: 1, height: 1 };
  #box: Extent = { width: 0, height: 0 };
  #quad: Quad | null = null;

  constructor() {
    this.#lens.width = this.#lens.height = kLensPixels;
    this.#handles = new Map(cornerNames.map((name) => [name, this.#handle(name)]));
    const lines = svg('svg', { 'aria-hidden': 'true' }, this.#outline);
    this.element = html(
      'div',
      { class: 'corners', part: 'corners', hidden: '' },
      lines,
      ...this.#handles.values(),
      this.#lens,
    );
  }

  /** As it stands; null while nothing is edited. */
  get quad(): Quad | null {
    return this.#quad;
  }

  /** @param picture shown in the box with object-fit: contain, perhaps smaller than `size`. */
  open(picture: HTMLCanvasElement, size: Extent, quad: Quad, labels: readonly string[]): void {
    this.#picture = picture;
    this.#size = size;
    this.#quad = quad;
    cornerNames.forEach((name, index) => this.#handles.get(name)?.setAttribute('aria-label', labels[index] ?? name));
    this.element.hidden = false;
    this.#draw();
  }

  close(): void {
    this.#quad = null;
    this.#picture = null;
    this.element.hidden = true;
    this.#lens.hidden = true;
  }

  layOut(box: Extent): void {
    this.#box = box;
    this.#draw();
  }

  #handle(name: CornerName): HTMLButtonElement {
    const handle = html('button', { class: 'corner', type: 'button' });
    handle.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener('pointermove', (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const { left, top } = this.element.getBoundingClientRect();
      this.#move(
        name,
        boxToPicture(this.#size, this.#box, 'contain')({ x: event.clientX - left, y: event.clientY - top }),
      );
    });
    for (const type of ['pointerup', 'pointercancel', 'blur'] as const) {
      handle.addEventListener(type, () => {
        this.#lens.hidden = true;
      });
    }
    handle.addEventListener('keydown', (event) => {
      const step = keyStep(event.key, event.shiftKey, this.#size);
      const from = this.#quad?.[name];
      if (step === null || from === undefined) return;
      event.preventDefault();
      this.#move(name, { x: from.x + step.x, y: from.y + step.y });
    });
    return handle;
  }

  #move(name: CornerName, to: Point): void {
    if (this.#quad === null) return;
    this.#quad = moveCorner(this.#quad, name, to, this.#size);
    this.#draw();
    this.#magnify(this.#quad[name]);
  }

  #draw(): void {
    if (this.#quad === null || this.#box.width === 0) return;
    const corners = cornersInBox(this.#quad, pictureToBox(this.#size, this.#box, 'contain'));
    this.#outline.setAttribute('d', `M${corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`);
    [...this.#handles.values()].forEach((handle, index) => {
      const { x = 0, y = 0 } = corners[index] ?? {};
      handle.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    });
  }

  /** Shows the place under the finger, in the upper corner away from it. */
  #magnify(at: Point): void {
    const context = this.#lens.getContext('2d');
    const picture = this.#picture;
    if (context === null || picture === null) return;
    const shrunk = picture.width / this.#size.width;
    const shown = pictureToBox(this.#size, this.#box, 'contain');
    const scale = Math.abs(shown({ x: 1, y: 0 }).x - shown({ x: 0, y: 0 }).x);
    const side = (kLensPixels / (scale * kZoom)) * shrunk;
    context.fillStyle = '#0b0f14';
    context.fillRect(0, 0, kLensPixels, kLensPixels);
    context.drawImage(
      picture,
      at.x * shrunk - side / 2,
      at.y * shrunk - side / 2,
      side,
      side,
      0,
      0,
      kLensPixels,
      kLensPixels,
    );
    context.strokeStyle = '#ffffff';
    context.beginPath();
    context.moveTo(kLensPixels / 2, kLensPixels * 0.36);
    context.lineTo(kLensPixels / 2, kLensPixels * 0.64);
    context.moveTo(kLensPixels * 0.36, kLensPixels / 2);
    context.lineTo(kLensPixels * 0.64, kLensPixels / 2);
    context.stroke();
    this.#lens.dataset['at'] = shown(at).x < this.#box.width / 2 ? 'right' : 'left';
    this.#lens.hidden = false;
  }
}

export const cornerStyles = `
.corners { position: absolute; inset: 0; touch-action: none; }
.corners > svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; pointer-events: none; }
.corners path { fill: rgb(61 220 151 / 12%); stroke: var(--qujing-accent); stroke-width: 2.5; stroke-linejoin: round; }
.corner { position: absolute; left: -24px; top: -24px; width: 48px; height: 48px; padding: 0; min-height: 0; border: 0;
  background: radial-gradient(circle, #fff 0 5px, transparent 6px) no-repeat; border-radius: 50%; touch-action: none; cursor: grab; }
.corner::before { content: ""; position: absolute; inset: 8px; border-radius: 50%; border: 3px solid var(--qujing-accent);
  background: rgb(5 8 12 / 30%); }
.corner:active { cursor: grabbing; }
.lens { position: absolute; top: 8px; width: 112px; height: 112px; border-radius: 50%; border: 3px solid #fff; background: var(--qujing-ground);
  box-shadow: 0 4px 20px rgb(0 0 0 / 50%); pointer-events: none; }
.lens[data-at="left"] { left: 8px; }
.lens[data-at="right"] { right: 8px; }
`;
