import { svg } from './dom.js';

/** Paths of 24 x 24, drawn as lines. */
const paths = {
  torch: 'M13 2 5 13.5h6L10 22l8-11.5h-6z',
  switchCamera: 'M20 11a8 8 0 0 0-14.5-3.5L3 10m0-6v6h6M4 13a8 8 0 0 0 14.5 3.5L21 14m0 6v-6h-6',
  file: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4L16 12l4 4M9 9.2a.8.8 0 1 1-1.600 0 .8.8 0 0 1 1.6 0',
  stop: 'M6 6l12 12M18 6 6 18',
  tick: 'M5 12.5l4.6 4.6L19.500 7',
  warn: 'M12 7.500v6M12 17v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.500 20.500c.8-4 3.700-6 7.500-6s6.700 2 7.500 6',
  attention: 'M12 5v9M12 18.500v.01',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  larger: 'M12 5v14M5 12h14',
  smaller: 'M5 12h14',
  turnLeft: 'M4 12a8 8 0 1 0 3-6.200L4 8M4 3v5h5',
  turnRight: 'M20 12a8 8 0 1 1-3-6.200L20 8M20 3v5h-5',
  undo: 'M4 9h10a5.500 5.500 0 0 1 0 11H9M8 4.500 3.500 9 8 13.500',
  reset: 'M5 5v14M9 12l8-7v14z',
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  return svg('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: paths[name] }));
}
