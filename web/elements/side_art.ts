import type { AskedSide } from '../sdk/index.js';
import { svg } from './dom.js';

/** Own drawings of what each side looks like, in tenths of a millimetre of ID-1. */
const kViewBox = '0 0 856 540';

export function sideArt(): SVGSVGElement {
  return svg('svg', { viewBox: kViewBox, class: 'side-art', 'aria-hidden': 'true' });
}

export function drawSide(art: SVGSVGElement, side: AskedSide): void {
  if (art.dataset['side'] === side) return;
  art.dataset['side'] = side;
  art.replaceChildren(...(side === 'portrait' ? portrait() : emblem()));
}

function portrait(): SVGElement[] {
  return [
    svg('rect', { x: '548', y: '86', width: '248', height: '312', rx: '20' }),
    svg('circle', { cx: '672', cy: '202', r: '58' }),
    svg('path', { d: 'M576 398c6-80 44-116 96-116s90 36 96 116' }),
    svg('path', { d: 'M72 110h180M72 178h90M234 178h96M72 246h270M72 314h390M72 366h310M72 456h628' }),
  ];
}

function emblem(): SVGElement[] {
  return [
    svg('circle', { cx: '172', cy: '168', r: '96' }),
    svg('path', { d: starPath(172, 132, 34) }),
    svg('path', { d: 'M106 206q66 44 132 0M122 232q50 30 100 0' }),
    svg('path', { d: 'M330 122h430M330 206h430M262 400h360M262 462h420' }),
  ];
}

function starPath(x: number, y: number, r: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const [angle, reach] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? r : r * 0.42];
    return `${(x + reach * Math.cos(angle)).toFixed(1)} ${(y + reach * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join('L')}Z`;
}

export const sideArtStyles = `
.panel .side-art { position: static; width: min(232px, 62%); height: auto; opacity: 1; stroke-width: 8; filter: none;
  stroke: rgb(255 255 255 / 62%); border-radius: 14px; background: rgb(255 255 255 / 6%); box-shadow: inset 0 0 0 2px rgb(255 255 255 / 26%); }
`;
