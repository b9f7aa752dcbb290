import type { Point, Quad, Rect } from '../sdk/index.js';

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** How CSS object-fit lays a picture into a box. */
export type Fit = 'cover' | 'contain';

const kCardAspect = 85.6 / 53.98;
/** The guide leaves a rim, so that a card that covers it is still seen whole. */
const kGuideShare = 0.92;

interface Placing {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function place(picture: Extent, box: Extent, fit: Fit): Placing {
  const scales = [box.width / picture.width, box.height / picture.height] as const;
  const scale = fit === 'cover' ? Math.max(...scales) : Math.min(...scales);
  return { scale, left: (box.width - picture.width * scale) / 2, top: (box.height - picture.height * scale) / 2 };
}

/** Maps a point of the picture to the box that shows it, both in pixels with their origin at the top left. */
export function pictureToBox(picture: Extent, box: Extent, fit: Fit): (point: Point) => Point {
  const { scale, left, top } = place(picture, box, fit);
  return ({ x, y }) => ({ x: left + x * scale, y: top + y * scale });
}

/** The other way round. */
export function boxToPicture(picture: Extent, box: Extent, fit: Fit): (point: Point) => Point {
  const { scale, left, top } = place(picture, box, fit);
  return ({ x, y }) => ({ x: (x - left) / scale, y: (y - top) / scale });
}

/** A rectangle of the box, in pixels of the picture that it shows. */
export function rectInPicture(rect: Rect, picture: Extent, box: Extent, fit: Fit): Rect {
  const { x, y } = boxToPicture(picture, box, fit)(rect);
  const { scale } = place(picture, box, fit);
  return { x, y, width: rect.width / scale, height: rect.height / scale };
}

/** The quad's corners in the box, topLeft first. */
export function cornersInBox(quad: Quad, toBox: (point: Point) => Point): [Point, Point, Point, Point] {
  return [toBox(quad.topLeft), toBox(quad.topRight), toBox(quad.bottomRight), toBox(quad.bottomLeft)];
}

/** ID-1, or something of another aspect, laid across the middle of an area, as large as it fits. */
export function guideInArea(area: Rect, aspect = kCardAspect, share = kGuideShare): Rect {
  const width = Math.min(area.width, area.height * aspect) * share;
  const height = width / aspect;
  return { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
}

/** CSS pixels that title, hint and buttons take at the usual size of type: the element measures, others may guess. */
const kUsual = { head: 56, foot: 90, bar: 102, side: 106 } as const;
export const kWideShape = 1.2;

/** The guide in a box of this size, at the usual size of type. */
export function guideIn({ width, height }: Extent): Rect {
  const wide = width > height * kWideShape;
  const left = height - kUsual.head - kUsual.foot - (wide ? 0 : kUsual.bar);
  return guideInArea({ x: 0, y: kUsual.head, width: wide ? width - kUsual.side : width, height: Math.max(140, left) });
}
