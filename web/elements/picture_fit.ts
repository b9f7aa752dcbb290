import type { Point, Quad } from '../sdk/index.js';

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** How CSS object-fit lays a picture into a box. */
export type Fit = 'cover' | 'contain';

/** Maps a point of the picture to the box that shows it, both in pixels with their origin at the top left. */
export function pictureToBox(picture: Extent, box: Extent, fit: Fit): (point: Point) => Point {
  const scales = [box.width / picture.width, box.height / picture.height] as const;
  const scale = fit === 'cover' ? Math.max(...scales) : Math.min(...scales);
  const left = (box.width - picture.width * scale) / 2;
  const top = (box.height - picture.height * scale) / 2;
  return ({ x, y }) => ({ x: left + x * scale, y: top + y * scale });
}

/** The quad's corners in the box, topLeft first. */
export function cornersInBox(quad: Quad, toBox: (point: Point) => Point): [Point, Point, Point, Point] {
  return [toBox(quad.topLeft), toBox(quad.topRight), toBox(quad.bottomRight), toBox(quad.bottomLeft)];
}

/** ID-1 laid across the middle of the box, as large as leaves room for the hint and the buttons. */
export function guideIn(box: Extent): Extent & Point {
  const aspect = 85.6 / 53.98;
  const width = Math.min(box.width * 0.88, box.height * 0.62 * aspect);
  const height = width / aspect;
  return { x: (box.width - width) / 2, y: (box.height - height) / 2 - box.height * 0.03, width, height };
}
