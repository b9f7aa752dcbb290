import type { ChallengeStatus, Rect } from '../sdk/index.js';
import { html, px } from './dom.js';
import { ProgressSegments, segmentStyles } from './progress_segments.js';

/** Of the ring's diameter: what the picture takes. */
const kOpening = 0.89;
/** CSS pixels beside the ring at least. */
const kAside = 14;
/** CSS pixels below the ring, for the line of the time. */
const kBelow = 14;

/** The round opening through which one sees oneself, the ring around it, and a quiet line for the time that is left. */
export class FaceOpening {
  readonly element: HTMLElement;
  readonly #ring = new ProgressSegments();
  readonly #time = html('i');
  readonly #timer = html('div', { class: 'time-left', part: 'time-left', role: 'timer' }, this.#time);
  /** Milliseconds that the present step had at its beginning. */
  #wholeMs = 0;
  #step = '';

  constructor() {
    this.element = html('div', { class: 'opening' }, this.#ring.element, this.#timer);
  }

  /** @param area of the stage that is free for it, in CSS pixels. @param video is laid behind the opening. */
  layOut({ x, y, width, height }: Rect, video: HTMLVideoElement): void {
    const ring = Math.max(0, Math.min(width - 2 * kAside, height - kBelow));
    const [left, top] = [x + (width - ring) / 2, y + (height - kBelow - ring) / 2];
    const opening = ring * kOpening;
    const inset = (ring - opening) / 2;
    place(this.#ring.element, left, top, ring);
    place(video, left + inset, top + inset, opening);
    Object.assign(this.#timer.style, { left: px(x + width / 2), top: px(top + ring + kBelow / 2) });
  }

  /** @param count of actions; 0 before they are known. @param label of the ring, for those who hear it. */
  divide(count: number, label: string): void {
    this.#ring.divide(count);
    this.#ring.label(label);
  }

  /** @param sentence says so many seconds. */
  show({ state, actionIndex, progress, stateLeftMs }: ChallengeStatus, sentence: (seconds: number) => string): void {
    const acting = state === 'action';
    this.#ring.show(actionIndex, acting ? progress : 0);
    const step = `${state} ${actionIndex}`;
    if (step !== this.#step) this.#wholeMs = 0;
    this.#step = step;
    this.#wholeMs = Math.max(this.#wholeMs, stateLeftMs);
    this.#timer.hidden = !acting;
    if (!acting || this.#wholeMs <= 0) return;
    const share = Math.max(0, stateLeftMs) / this.#wholeMs;
    this.#time.style.transform = `scaleX(${share.toFixed(2)})`;
    const label = sentence(Math.max(0, Math.ceil(stateLeftMs / 1000)));
    if (this.#timer.getAttribute('aria-label') !== label) this.#timer.setAttribute('aria-label', label);
  }

  clear(): void {
    this.#step = '';
    this.#timer.hidden = true;
    this.#ring.show(0, 0);
  }
}

function place(element: ElementCSSInlineStyle, left: number, top: number, size: number): void {
  Object.assign(element.style, { left: px(left), top: px(top), width: px(size), height: px(size) });
}

export const openingStyles = `${segmentStyles}
.opening { position: absolute; inset: 0; pointer-events: none; }
[data-kind="liveness"] video { inset: auto; border-radius: 50%; background: rgb(255 255 255 / 8%); }
.time-left { position: absolute; width: 96px; height: 3px; margin: -1px -48px; border-radius: 2px; background: rgb(255 255 255 / 14%); overflow: hidden; }
.time-left i { position: absolute; inset: 0; border-radius: inherit; background: rgb(255 255 255 / 58%); transform-origin: 50% 50%; transition: transform 200ms linear; }
@media (prefers-reduced-motion: reduce) { .time-left i { transition: none; } }
`;
