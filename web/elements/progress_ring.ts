import { html } from './dom.js';

/** A ring that fills: two half rings turned behind their halves' edges, which is the compositor's work alone. */
export class ProgressRing {
  readonly element: HTMLElement;
  readonly #right = html('i');
  readonly #left = html('i');
  #shown = -1;

  constructor() {
    this.element = html(
      'div',
      { class: 'ring', part: 'progress', 'aria-hidden': 'true' },
      html('b', { class: 'right' }, this.#right),
      html('b', { class: 'left' }, this.#left),
    );
    this.show(0);
  }

  /** @param progress 0..1; 0 hides it. */
  show(progress: number): void {
    const degrees = Math.round(Math.max(0, Math.min(1, progress)) * 360);
    if (degrees === this.#shown) return;
    // Falling back is no movement to be watched.
    this.element.classList.toggle('jump', degrees < this.#shown);
    this.#shown = degrees;
    this.element.dataset['shown'] = degrees > 0 ? 'yes' : 'no';
    this.#right.style.transform = `rotate(${Math.min(180, degrees) - 180}deg)`;
    this.#left.style.transform = `rotate(${Math.max(180, degrees) - 360}deg)`;
  }
}

export const ringStyles = `
.ring { position: absolute; left: 50%; top: 50%; width: 84px; height: 84px; margin: -42px; border-radius: 50%;
  background: rgb(5 8 12 / 38%); box-shadow: inset 0 0 0 7px rgb(255 255 255 / 26%); transition: opacity 160ms; }
.ring[data-shown="no"] { opacity: 0; }
.ring b { position: absolute; top: 0; width: 50%; height: 100%; overflow: hidden; }
.ring .right { left: 50%; }
.ring .left { left: 0; }
.ring i { position: absolute; top: 0; box-sizing: border-box; width: 100%; height: 100%;
  border: 7px solid var(--qujing-accent); will-change: transform; transition: transform 120ms linear; }
.ring .right i { left: 0; border-left: 0; border-radius: 0 999px 999px 0; transform-origin: 0 50%; }
.ring .left i { left: 0; border-right: 0; border-radius: 999px 0 0 999px; transform-origin: 100% 50%; }
.ring.jump i { transition: none; }
`;
