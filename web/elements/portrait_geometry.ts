import type { PhotoSpecName, PixelRange, Rect } from '../sdk/index.js';

export interface HeadOval {
  /** Its middle, and half its width and height. */
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
}

/** From the eyes to the chin in widths of a face: 112 of 140 mm. */
const kChinShare = 0.8;

/** The head that the rule would like best, in a photo of this place and size: crown, eyes and cheeks mid-range. */
export function headOval({ width, height, face }: PhotoSpecName, photo: Rect): HeadOval {
  const scale = photo.width / width;
  const crown = middle(face.crownToTop);
  const cheeks = middle(face.width);
  const chin = Math.min(height, middle(face.eyesToTop) + kChinShare * cheeks);
  return {
    x: photo.x + photo.width / 2,
    y: photo.y + ((crown + chin) / 2) * scale,
    across: (cheeks / 2) * scale,
    down: ((chin - crown) / 2) * scale,
  };
}

function middle([least, most]: PixelRange): number {
  return (least + most) / 2;
}
