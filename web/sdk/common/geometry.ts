import type { Point, Quad, Rect } from '../types.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Longest side that a picture is read back or decoded at; the engine looks no closer than this anyway. */
export const kAnalysisLongSide = 1280;

/** The size with the same shape whose longer side is at most `longSide`. Never larger than the input. */
export function fitWithin({ width, height }: Size, longSide: number): Size {
  const factor = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

export function mapQuad(quad: Quad, map: (point: Point) => Point): Quad {
  return {
    topLeft: map(quad.topLeft),
    topRight: map(quad.topRight),
    bottomRight: map(quad.bottomRight),
    bottomLeft: map(quad.bottomLeft),
  };
}

/** The quad of a smaller or larger copy of the same picture. */
export function scaleQuad(quad: Quad, from: Size, to: Size): Quad {
  const scaleX = to.width / from.width;
  const scaleY = to.height / from.height;
  return mapQuad(quad, ({ x, y }) => ({ x: x * scaleX, y: y * scaleY }));
}

/** The rectangle of a smaller or larger copy of the same picture. */
export function scaleRect({ x, y, width, height }: Rect, from: Size, to: Size): Rect {
  const scaleX = to.width / from.width;
  const scaleY = to.height / from.height;
  return { x: x * scaleX, y: y * scaleY, width: width * scaleX, height: height * scaleY };
}
