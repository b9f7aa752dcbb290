import type { ExampleName } from '../sdk/text/portrait_words.js';
import { svg } from './dom.js';

// Own drawings, 96 x 120: what a photo should look like, and what it should not.
const kSkin = '#f0c8a8';
const kHair = '#2c2724';
const kShirt = '#f5f6f8';
const kBlue = '#64c5ff';

type Attributes = Readonly<Record<string, string>>;

/** A photo of a drawn head. */
export function exampleArt(name: ExampleName): SVGSVGElement {
  const head = svg('g', name === 'tooFar' ? { transform: 'translate(26 62) scale(0.46)' } : {}, ...person(name));
  const children = [shape('M0 0h96v120H0z', kBlue), ...behind(name), head, ...over(name)];
  return svg('svg', { viewBox: '0 0 96 120', class: 'example-art', 'aria-hidden': 'true' }, ...children);
}

function shape(d: string, fill: string, more: Attributes = {}): SVGPathElement {
  return svg('path', { d, fill, ...more });
}

function line(d: string, width = '2', stroke = kHair): SVGPathElement {
  return svg('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round' });
}

function person(name: ExampleName): SVGElement[] {
  const aside = name === 'turned' ? { transform: 'translate(-7 0)' } : {};
  return [
    shape('M8 120c1-21 12-28 28-32h24c16 4 27 11 28 32z', kShirt),
    shape('M39 74h18v14c0 8-18 8-18 0z', '#dfb292'),
    shape('M38 89l10 9 10-9 5 3-9 14-6-5-6 5-9-14z', '#d4dae3'),
    ...(name === 'turned' ? [ear(72)] : [ear(25), ear(71)]),
    shape('M26 48c0-42 44-42 44 0 0 22-10 36-22 36S26 70 26 48z', kSkin),
    shape('M24 50c-4-44 52-44 48 0-2-9-5-14-8-17-12 3-24 1-30-3-4 4-8 10-10 20z', kHair),
    svg('g', aside, ...features(name)),
  ];
}

function ear(x: number): SVGElement {
  return svg('ellipse', { cx: String(x), cy: '53', rx: '4', ry: '7', fill: '#e2b595' });
}

function features(name: ExampleName): SVGElement[] {
  const eyes =
    name === 'eyesClosed'
      ? [line('M34 52q5 3 10 0M52 52q5 3 10 0', '1.8')]
      : [shape('M34 51q5-5 10 0-5 4-10 0M52 51q5-5 10 0-5 4-10 0', '#fff'), dot(39), dot(57)];
  const brows = line('M33 44q6-4 11-1M52 43q6-3 11 1', '2.2');
  return [brows, ...eyes, line('M48 54l-2 8q2 2 5 0', '1.5', '#c99473'), line('M42 71q6 2.500 12 0', '2', '#b8615a')];
}

function dot(x: number): SVGElement {
  return svg('circle', { cx: String(x), cy: '51', r: '2.3', fill: '#241c18' });
}

function behind(name: ExampleName): SVGElement[] {
  if (name !== 'busy') return [];
  return [
    shape('M0 0h96v120H0z', '#b9a78e'),
    shape('M4 8h38v44H4z', '#e9f3fb', { stroke: '#7c6a52', 'stroke-width': '3' }),
    line('M23 8v44M4 30h38', '2', '#7c6a52'),
    shape('M62 16h30v7H62zM62 40h30v6H62z', '#6d5a44'),
    shape('M65 2h5v14h-5zM72 5h6v11h-6zM80 1h4v15h-4zM66 27h7v13h-7zM78 30h9v10h-9z', '#a8433f'),
    shape('M78 84c-6-14 2-24 10-26 6 10 6 18 2 26z', '#4c8a4c'),
  ];
}

function over(name: ExampleName): SVGElement[] {
  const covers: Readonly<Partial<Record<ExampleName, () => SVGElement[]>>> = {
    hat: () => [shape('M22 38c0-40 52-40 52 0zM18 36q30-7 68 3-32 5-68-3z', '#c8453e')],
    glare: glasses,
    tooDark: () => [shape('M0 0h96v120H0z', 'rgb(4 6 14 / 66%)')],
    unevenLight: () => [shape('M48 13c-32 0-26 71 0 71v14L30 90C12 94 7 106 6 120h42z', 'rgb(8 6 10 / 56%)')],
  };
  return covers[name]?.() ?? [];
}

function glasses(): SVGElement[] {
  const [left, right] = ['30', '50'].map((x) => svg('rect', { x, y: '45', width: '16', height: '13', rx: '5' }));
  const white = { fill: 'rgb(255 255 255 / 78%)', stroke: '#20242a', 'stroke-width': '2.2' };
  const lenses = svg('g', white, ...[left, right].filter((lens) => lens !== undefined));
  return [lenses, line('M46 50q2-2 4 0M30 50l-5-2M66 50l5-2', '2', '#20242a')];
}

export const exampleStyles = `
.example-art { display: block; width: 100%; height: auto; border-radius: 8px; }
`;
