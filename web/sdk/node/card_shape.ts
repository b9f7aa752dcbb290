import type { Size } from '../common/geometry.js';
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

/** Length in pixels of the longer of the two edges along the card's width. */
export function longEdge(quad: Quad): number {
  const length = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);
  return Math.max(length(quad.topLeft, quad.topRight), length(quad.bottomLeft, quad.bottomRight));
}

/** Size of the flat card: the resolution of the source, enlarged at most 1.2 times, at most 1600 x 1009. */
export function rectifiedSize(quad: Quad): Size {
  const width = Math.max(1, Math.min(kMaxRectifiedWidth, Math.round(longEdge(quad) * kMaxUpsampling)));
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
