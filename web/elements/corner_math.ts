import type { Point, Quad, Rect } from '../sdk/index.js';
import type { Extent } from './picture_fit.js';

export const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
export type CornerName = (typeof cornerNames)[number];

const kCardAspect = 85.6 / 53.98;
const kStartShare = 0.8;

/** Where the corners are put when nobody knows better: ID-1 across the middle. */
export function middleQuad(picture: Extent): Quad {
  const width = Math.min(picture.width, picture.height * kCardAspect) * kStartShare;
  const [halfWidth, halfHeight] = [width / 2, width / kCardAspect / 2];
  const corner = (right: number, down: number): Point => ({
    x: picture.width / 2 + right * halfWidth,
    y: picture.height / 2 + down * halfHeight,
  });
  return { topLeft: corner(-1, -1), topRight: corner(1, -1), bottomRight: corner(1, 1), bottomLeft: corner(-1, 1) };
}

/** The quad with one corner moved, kept within the picture; unchanged where it would no longer be a convex quad. */
export function moveCorner(quad: Quad, name: CornerName, to: Point, picture: Extent): Quad {
  const x = Math.min(picture.width, Math.max(0, to.x));
  const y = Math.min(picture.height, Math.max(0, to.y));
  const moved = { ...quad, [name]: { x, y } };
  return isConvex(moved) ? moved : quad;
}

/** Clockwise from topLeft, every corner a turn to the right. */
export function isConvex(quad: Quad): boolean {
  const corners = cornerNames.map((name) => quad[name]);
  return corners.every((b, i) => {
    const a = corners[(i + 3) % 4] ?? b;
    const c = corners[(i + 1) % 4] ?? b;
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0;
  });
}

/** What an arrow key moves a corner by, in pixels of the picture; null for another key. */
export function keyStep(key: string, large: boolean, picture: Extent): Point | null {
  const step = (Math.max(picture.width, picture.height) / 1000) * (large ? 10 : 1);
  switch (key) {
    case 'ArrowLeft':
      return { x: -step, y: 0 };
    case 'ArrowRight':
      return { x: step, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -step };
    case 'ArrowDown':
      return { x: 0, y: step };
    default:
      return null;
  }
}

/** The part of a picture that holds the quad and a third of its size around it. */
export function partAround(quad: Quad, picture: Rect): Rect {
  const xs = cornerNames.map((name) => quad[name].x);
  const ys = cornerNames.map((name) => quad[name].y);
  const margin = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) / 3;
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const right = Math.min(picture.width, Math.ceil(Math.max(...xs) + margin));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...ys) + margin));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function movedBy(quad: Quad, { x, y }: Point): Quad {
  const moved = (name: CornerName): Point => ({ x: quad[name].x + x, y: quad[name].y + y });
  return {
    topLeft: moved('topLeft'),
    topRight: moved('topRight'),
    bottomRight: moved('bottomRight'),
    bottomLeft: moved('bottomLeft'),
  };
}
