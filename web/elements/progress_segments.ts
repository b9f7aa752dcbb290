import { svg } from './dom.js';

/** Degrees between two segments. */
const kGap = 7;
/** Of a finer step nothing is seen. */
const kSteps = 90;

/** A ring around a circle, one segment for each thing to be done; each fills clockwise, the first from the top. */
export class ProgressSegments {
  readonly element = svg('svg', {
    viewBox: '-100 -100 200 200',
    class: 'segments',
    part: 'progress',
    role: 'img',
  });
  #fills: SVGElement[] = [];
  #shown: number[] = [];

  /** @param label for those who hear it. */
  label(label: string): void {
    if (this.element.getAttribute('aria-label') !== label) this.element.setAttribute('aria-label', label);
  }

  /** @param count 0: nothing is known yet, a plain ring is shown. */
  divide(count: number): void {
    if (this.#fills.length === count && this.element.childElementCount > 0) return;
    const arcs = Array.from({ length: Math.max(1, count) }, (_, i) => arcOf(i, count));
    this.#fills = count === 0 ? [] : arcs.map((d) => svg('path', { class: 'fill', d, pathLength: '100' }));
    this.#shown = this.#fills.map(() => -1);
    this.element.replaceChildren(...arcs.map((d) => svg('path', { class: 'track', d })), ...this.#fills);
  }

  /** @param done segments that are whole. @param progress of the next one, 0..1. */
  show(done: number, progress: number): void {
    this.#fills.forEach((fill, i) => {
      const share = i < done ? 1 : i > done ? 0 : Math.max(0, Math.min(1, progress));
      const step = Math.round(share * kSteps);
      if (step === this.#shown[i]) return;
      this.#shown[i] = step;
      fill.style.strokeDashoffset = String(100 - (100 * step) / kSteps);
      fill.dataset['state'] = step === 0 ? 'none' : i < done ? 'whole' : 'part';
    });
  }
}

/** On the unit ring of 100, seen from its middle. */
function arcOf(index: number, count: number): string {
  if (count <= 1) return 'M0-95A95 95 0 1 1 -0.01-95';
  const span = 360 / count;
  const [from, to] = [index * span + kGap / 2, (index + 1) * span - kGap / 2];
  return `M${onRing(from)}A95 95 0 ${to - from > 180 ? 1 : 0} 1 ${onRing(to)}`;
}

/** @param degrees clockwise from the top. */
function onRing(degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  return `${(95 * Math.sin(angle)).toFixed(2)} ${(-95 * Math.cos(angle)).toFixed(2)}`;
}

export const segmentStyles = `
.segments { position: absolute; pointer-events: none; fill: none; stroke-width: 6; stroke-linecap: round; }
.segments .track { stroke: rgb(255 255 255 / 24%); }
.segments .fill { stroke: var(--qujing-accent); stroke-dasharray: 100 200; transition: stroke-dashoffset 120ms linear; }
.segments .fill[data-state="none"] { opacity: 0; }
@media (prefers-reduced-motion: reduce) { .segments .fill { transition: none; } }
`;
