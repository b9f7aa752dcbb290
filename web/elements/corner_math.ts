import type { Point, Quad } from '../sdk/index.js';
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
