import type { LivenessAction } from '../sdk/index.js';
import { svg } from './dom.js';

/** Own drawing of a head, 120 x 120, that does what is asked for. */
export class ActionArt {
  readonly element: SVGSVGElement;

  /** @param still shows the movement at its farthest, with an arrow, and does not move. */
  constructor({ still = false } = {}) {
    this.element = svg('svg', {
      viewBox: '0 0 120 120',
      class: 'action-art',
      'aria-hidden': 'true',
      'data-still': still ? 'yes' : 'no',
    });
    this.element.append(...head(), ...arrows());
  }

  /** @param action null: a head that looks straight. */
  show(action: LivenessAction | null): void {
    const shown = action ?? 'none';
    if (this.element.dataset['shows'] !== shown) this.element.dataset['shows'] = shown;
  }
}

const kSkull = 'M60 19c18 0 28 13 28 33 0 23-12 42-28 42S32 75 32 52c0-20 10-33 28-33z';

function head(): SVGElement[] {
  const eye = (x: number): SVGElement => svg('ellipse', { class: 'eye', cx: String(x), cy: '53', rx: '4', ry: '5' });
  const face = svg(
    'g',
    { class: 'face' },
    svg('path', { d: 'M42.500 43q6-4 11 0M66.500 43q5-4 11 0M50 77q10 6 20 0' }),
    eye(48),
    eye(72),
    svg('path', { class: 'lids', d: 'M43 53q5 4 10 0M67 53q5 4 10 0' }),
    svg('path', { class: 'nose', d: 'M60 55l-4 11h6' }),
  );
  return [
    svg('path', { d: 'M16 118c3-15 15-20 31-22M104 118c-3-15-15-20-31-22' }),
    svg('path', { class: 'ears', d: 'M33 48c-9-5-9 17 0 15M87 48c9-5 9 17 0 15' }),
    svg('path', { class: 'skull', d: kSkull }),
    svg('path', { class: 'hair', d: 'M33 64V52c0-20 9-33 27-33s27 13 27 33v12z' }),
    svg('path', { class: 'brow', d: 'M32.500 54c4-15 12-19 27.500-19s23.500 4 27.500 19v18h-55z' }),
    svg('path', { d: kSkull }),
    face,
  ];
}

/** Of a turn: drawn to the right, and mirrored for the other side. Of a nod: beside the head. */
function arrows(): SVGElement[] {
  return [
    svg('path', { class: 'arrow aside', d: 'M99 58h17M108 49l9 9-9 9' }),
    svg('path', { class: 'arrow up', d: 'M110 66V40M101 49l9-9 9 9' }),
    svg('path', { class: 'arrow down', d: 'M110 42v26M101 59l9 9 9-9' }),
  ];
}

/*
 * --aside: -1 where the drawn head turns to the left of the screen. The preview of a camera that looks at the person is
 * a mirror: his own left is on the left of the screen, and so turnLeft goes to the left. Where the picture is shown
 * as it is, the sides change places.
 */
export const actionArtStyles = `
.action-art { --aside: 0; --lift: 0; --wide: 1; --high: 1; --eye: 1; --mirror: 1; display: block; overflow: visible; fill: none; stroke: currentColor; stroke-width: 3.4;
  stroke-linecap: round; stroke-linejoin: round; }
[data-mirrored="no"] .action-art { --mirror: -1; }
.action-art[data-shows="turnLeft"] { --aside: calc(-1 * var(--mirror)); }
.action-art[data-shows="turnRight"] { --aside: calc(1 * var(--mirror)); }
.action-art[data-shows="raise"] { --lift: 1; }
.action-art[data-shows="lower"] { --lift: -1; }
.action-art :is(.skull, .brow) { fill: var(--qujing-ground); stroke: none; }
.action-art .hair, .action-art .eye { fill: currentColor; stroke: none; }
.action-art .hair { fill-opacity: 0.85; }
.action-art .face { transform-origin: 60px 60px; }
.action-art .eye { transform-box: fill-box; transform-origin: 50% 60%; }
.action-art .lids { opacity: 0; }
.action-art .arrow { stroke: var(--qujing-accent); stroke-width: 5; opacity: 0; transform-origin: 60px 60px; }
.action-art .aside { transform: scaleX(var(--aside)); }
.action-art .face { --pose: translate(calc(var(--aside) * 9px), calc(var(--lift) * -8px)) scale(var(--wide), var(--high)); }
.action-art .nose { --pose: translate(calc(var(--aside) * 5px), calc(var(--lift) * -4px)); }
.action-art .ears { --pose: translate(calc(var(--aside) * -5px), calc(var(--lift) * 5px)); }
.action-art .brow { --pose: translateY(calc(var(--lift) * -7px)); }
.action-art .eye { --pose: scaleY(var(--eye)); }
.action-art :is(.face, .nose, .ears, .brow, .eye) { transform: var(--pose); }
.action-art[data-shows^="turn"] { --wide: 0.78; }
.action-art:is([data-shows="raise"], [data-shows="lower"]) { --high: 0.86; }
.action-art[data-shows="blink"] { --eye: 0.1; }
.action-art[data-shows="blink"] .lids, .action-art[data-shows^="turn"] .aside, .action-art[data-shows="raise"] .up, .action-art[data-shows="lower"] .down { opacity: 1; }
@media (prefers-reduced-motion: no-preference) {
  [data-still="no"]:not([data-shows="none"]) :is(.face, .nose, .ears, .brow) { animation: pose 2.6s ease-in-out infinite; }
  [data-still="no"][data-shows="blink"] .eye { animation: shut 2.6s ease-in-out infinite; }
  [data-still="no"][data-shows="blink"] .lids { animation: lids 2.6s ease-in-out infinite; }
}
@keyframes pose { 0%, 14%, 86%, 100% { transform: none; } 40%, 58% { transform: var(--pose); } }
@keyframes shut { 0%, 28%, 40%, 60%, 72%, 100% { transform: none; } 32%, 36%, 64%, 68% { transform: var(--pose); } }
@keyframes lids { 0%, 30%, 38%, 62%, 70%, 100% { opacity: 0; } 32%, 36%, 64%, 68% { opacity: 1; } }
`;
