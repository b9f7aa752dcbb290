import type { Size } from './geometry.js';
import type { Point, Quad } from '../types.js';

/** ID-1: 85.60 x 53.98 mm (ISO/IEC 7810). */
export const kCardAspect = 85.6 / 53.98;

const kMaxRectifiedWidth = 1600;
const kMaxUpsampling = 1.2;

/** Left, top, width and height in whole pixels. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

export function cornersOf(quad: Quad): readonly [Point, Point, Point, Point] {
  return [quad.topLeft, quad.topRight, quad.bottomRight, quad.bottomLeft];
}

/**
 * How many pixels wide the card was seen: the longest of its two long edges and of its two short ones times the ID-1
 * aspect, so that a card foreshortened along its width keeps what is seen along its height.
 */
export function seenWidth({ topLeft, topRight, bottomRight, bottomLeft }: Quad): number {
  const length = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);
  const along = Math.max(length(topLeft, topRight), length(bottomLeft, bottomRight));
  const across = Math.max(length(topLeft, bottomLeft), length(topRight, bottomRight));
  return Math.max(along, across * kCardAspect);
}

/** Size of the flat card: the resolution of the source, enlarged at most 1.2 times, at most 1600 x 1009. */
export function rectifiedSize(quad: Quad): Size {
  const width = Math.max(1, Math.min(kMaxRectifiedWidth, Math.round(seenWidth(quad) * kMaxUpsampling)));
  return { width, height: Math.max(1, Math.round(width / kCardAspect)) };
}

/** The part of an image that holds the quad and `margin` pixels around it. */
export function boxAround(quad: Quad, image: Size, margin: number): Box {
  const xs = cornersOf(quad).map(({ x }) => x);
  const ys = cornersOf(quad).map(({ y }) => y);
  const left = Math.max(0, Math.floor(Math.min(...xs)) - margin);
  const top = Math.max(0, Math.floor(Math.min(...ys)) - margin);
  const right = Math.min(image.width, Math.ceil(Math.max(...xs)) + margin);
  const bottom = Math.min(image.height, Math.ceil(Math.max(...ys)) + margin);
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
