import type { PhotoSpecName, Rect } from '../sdk/index.js';
import { brackets, roundedRect } from './aim_view.js';
import { html, px, svg } from './dom.js';
import type { Extent } from './picture_fit.js';
import { headOval, type HeadOval } from './portrait_geometry.js';
import { ProgressRing } from './progress_ring.js';

/** The guide over the live picture: what becomes the photo, and where the head belongs in it by the rule. */
export class PortraitAim {
  readonly element: HTMLElement;
  readonly #veil = svg('path', { class: 'veil' });
  readonly #around = svg('path', { class: 'veil light' });
  readonly #brackets = svg('path', { class: 'photo-corners' });
  readonly #oval = svg('path', { class: 'guide' });
  readonly #shoulders = svg('path', { class: 'shoulders' });
  readonly #overlay: SVGSVGElement;
  readonly #ring = new ProgressRing();

  constructor() {
    const lines = [this.#veil, this.#around, this.#brackets, this.#shoulders, this.#oval];
    this.#overlay = svg('svg', { class: 'overlay', 'aria-hidden': 'true' }, ...lines);
    this.element = html('div', { class: 'aim-view', 'aria-hidden': 'true' }, this.#overlay, this.#ring.element);
  }

  layOut(box: Extent, photo: Rect, spec: PhotoSpecName): void {
    const { x, y, width, height } = photo;
    const oval = headOval(spec, photo);
    const radius = width * 0.03;
    this.#overlay.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
    this.#veil.setAttribute('d', `M0 0H${box.width}V${box.height}H0Z${roundedRect(x, y, width, height, radius)}`);
    this.#around.setAttribute('d', `M${x} ${y}h${width}v${height}h${-width}z${ellipse(oval)}`);
    this.#brackets.setAttribute('d', brackets(x, y, width, height, radius, width * 0.09));
    this.#oval.setAttribute('d', ellipse(oval));
    this.#shoulders.setAttribute('d', shoulders(oval, photo));
    Object.assign(this.#ring.element.style, { left: px(oval.x), top: px(oval.y + oval.down) });
  }

  progress(progress: number): void {
    this.#ring.show(progress);
  }
}

function ellipse({ x, y, across, down }: HeadOval): string {
  const arc = `a${across} ${down} 0 1 1 `;
  return `M${x - across} ${y}${arc}${across * 2} 0${arc}${-across * 2} 0z`;
}

/** From the neck down to the photo's lower corners. */
function shoulders({ x, y, across, down }: HeadOval, photo: Rect): string {
  const bottom = photo.y + photo.height;
  const top = Math.min(bottom, y + down * 1.12);
  const neck = across * 0.55;
  const reach = photo.width * 0.46;
  const side = (way: number): string =>
    `M${x + way * neck} ${top}C${x + way * neck} ${(top + bottom) / 2} ${x + way * reach} ${(top + bottom) / 2} ${x + way * reach} ${bottom}`;
  return side(-1) + side(1);
}

export const portraitAimStyles = `
.veil.light { fill: rgb(5 8 12 / 30%); }
.photo-corners { fill: none; stroke: rgb(255 255 255 / 75%); stroke-width: 2.5; stroke-linecap: round; }
.shoulders { fill: none; stroke: rgb(255 255 255 / 45%); stroke-width: 2.5; stroke-linecap: round; stroke-dasharray: 2 9; }
[data-kind="portrait"] .ring { width: 64px; height: 64px; margin: -32px; }
[data-kind="portrait"] .guide { stroke-width: 4.5; }
`;
