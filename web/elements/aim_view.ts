import type { AskedSide, Rect } from '../sdk/index.js';
import { html, px, svg } from './dom.js';
import { icon } from './icons.js';
import type { Extent } from './picture_fit.js';
import { ProgressRing } from './progress_ring.js';
import { drawSide, sideArt } from './side_art.js';

/** The guide over the live picture: veil, brackets, a drawing of the side asked for, the ring, and the card once taken. */
export class AimView {
  readonly element: HTMLElement;
  readonly #veil = svg('path', { class: 'veil' });
  readonly #brackets = svg('path', { class: 'guide' });
  readonly #overlay = svg('svg', { class: 'overlay', 'aria-hidden': 'true' }, this.#veil, this.#brackets);
  readonly #art = sideArt();
  readonly #backArt = sideArt();
  readonly #ring = new ProgressRing();
  readonly #card = html('canvas', { class: 'front' });
  readonly #turner = html('div', { class: 'turner' }, this.#card, html('div', { class: 'reverse' }, this.#backArt));
  readonly #flip = html('div', { class: 'flip' }, this.#turner);
  readonly #tick = html('div', { class: 'tick' }, icon('tick'));
  readonly #window = html('div', { class: 'window' }, this.#art, this.#ring.element, this.#flip, this.#tick);

  constructor() {
    this.element = html('div', { class: 'aim-view', 'aria-hidden': 'true' }, this.#overlay, this.#window);
  }

  layOut(box: Extent, { x, y, width, height }: Rect): void {
    this.#overlay.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
    const corner = width * 0.037;
    this.#veil.setAttribute('d', `M0 0H${box.width}V${box.height}H0Z${roundedRect(x, y, width, height, corner)}`);
    this.#brackets.setAttribute('d', brackets(x, y, width, height, corner, width * 0.11));
    Object.assign(this.#window.style, { left: px(x), top: px(y), width: px(width), height: px(height) });
    this.#window.style.borderRadius = px(corner);
  }

  /** The drawing of the side asked for; it fades while a card is seen. */
  ask(side: AskedSide): void {
    drawSide(this.#art, side);
    drawSide(this.#backArt, side);
  }

  seen(card: boolean): void {
    const shown = card ? 'no' : 'yes';
    if (this.#art.dataset['drawn'] !== shown) this.#art.dataset['drawn'] = shown;
  }

  progress(progress: number): void {
    this.#ring.show(progress);
  }

  /** @param phase `taken`: the card lies in the guide; `turning`: it turns over; null: it is gone. */
  card(phase: 'taken' | 'turning' | null): void {
    if (phase === null) delete this.#window.dataset['card'];
    else this.#window.dataset['card'] = phase;
  }

  /** The card that was taken. */
  get canvas(): HTMLCanvasElement {
    return this.#card;
  }
}

export function roundedRect(x: number, y: number, width: number, height: number, r: number): string {
  const arc = `a${r} ${r} 0 0 1 `;
  const top = `M${x + r} ${y}h${width - 2 * r}${arc}${r} ${r}v${height - 2 * r}`;
  return `${top}${arc}${-r} ${r}h${2 * r - width}${arc}${-r} ${-r}v${2 * r - height}${arc}${r} ${-r}z`;
}

/** The four corners of a guide, each with arms of length `arm`. */
export function brackets(x: number, y: number, width: number, height: number, r: number, arm: number): string {
  const right = x + width;
  const bottom = y + height;
  const arc = `a${r} ${r} 0 0 1 `;
  return [
    `M${x} ${y + arm}v${r - arm}${arc}${r} ${-r}h${arm - r}`,
    `M${right - arm} ${y}h${arm - r}${arc}${r} ${r}v${arm - r}`,
    `M${right} ${bottom - arm}v${arm - r}${arc}${-r} ${r}h${r - arm}`,
    `M${x + arm} ${bottom}h${r - arm}${arc}${-r} ${-r}v${r - arm}`,
  ].join('');
}

export const aimStyles = `
.aim-view, .overlay { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
.veil { fill: rgb(5 8 12 / 58%); fill-rule: evenodd; }
.guide { fill: none; stroke: #fff; stroke-width: 4; stroke-linecap: round; transition: stroke 200ms; }
[data-tone="warn"] .guide { stroke: var(--qujing-warn); }
[data-tone="good"] .guide { stroke: var(--qujing-accent); }
.window { position: absolute; }
.side-art { position: absolute; inset: 0; width: 100%; height: 100%; fill: none; stroke: #fff; stroke-width: 9;
  stroke-linecap: round; stroke-linejoin: round; opacity: 0; transition: opacity 260ms; filter: drop-shadow(0 1px 3px rgb(0 0 0 / 50%)); }
.window > .side-art[data-drawn="yes"] { opacity: 0.62; }
.flip, .turner { position: absolute; inset: 0; border-radius: inherit; }
.flip { opacity: 0; perspective: 1200px; }
.turner { transform-style: preserve-3d; }
.front, .reverse { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: inherit; backface-visibility: hidden; -webkit-backface-visibility: hidden; }
.front { box-shadow: 0 0 0 3px var(--qujing-accent), 0 10px 40px rgb(0 0 0 / 45%); }
.reverse { transform: rotateY(180deg); background: rgb(14 20 28 / 88%); box-shadow: 0 0 0 3px rgb(255 255 255 / 70%); }
.reverse .side-art { opacity: 0.9; }
.tick { position: absolute; left: 50%; top: 50%; width: 76px; height: 76px; margin: -38px; border-radius: 50%; opacity: 0;
  background: var(--qujing-accent); color: #04130c; display: grid; place-items: center; box-shadow: 0 6px 24px rgb(0 0 0 / 40%); }
.tick .icon { width: 44px; height: 44px; stroke-width: 2.6; }
[data-card="taken"] .flip { opacity: 1; animation: settle 260ms cubic-bezier(0.2, 0.9, 0.3, 1.2); }
[data-card="taken"] .tick { opacity: 1; animation: pop 360ms cubic-bezier(0.2, 0.9, 0.3, 1.4); }
[data-card="turning"] .flip { animation: leave 2400ms forwards; }
[data-card="turning"] .turner { animation: over 900ms ease-in-out forwards; }
[data-card] .ring, [data-card] > .side-art { opacity: 0 !important; }
@keyframes settle { from { opacity: 0; transform: scale(1.06); } }
@keyframes pop { from { opacity: 0; transform: scale(0.4); } }
@keyframes over { to { transform: rotateY(180deg); } }
@keyframes leave { 0%, 75% { opacity: 1; } 100% { opacity: 0; } }
@media (prefers-reduced-motion: reduce) {
  .ring i, .ring, .guide, .side-art { transition: none; }
  [data-card="taken"] .flip, [data-card="taken"] .tick { animation: none; }
  [data-card="turning"] .turner { animation-duration: 1ms; }
}
`;
