import { type Extent, guideIn, pictureToBox } from '../../web/elements/picture_fit.js';
import type { Rectangle } from './capture_stage.js';

/** The element's guide in pixels of the frame that it shows with object-fit: cover in a box of CSS pixels. */
export function guideInFrame(frame: Extent, box: Extent): Rectangle {
  const { x, y, width, height } = guideIn(box);
  const toBox = pictureToBox(frame, box, 'cover');
  const origin = toBox({ x: 0, y: 0 });
  const scale = toBox({ x: 1, y: 0 }).x - origin.x;
  return { x: (x - origin.x) / scale, y: (y - origin.y) / scale, width: width / scale, height: height / scale };
}
