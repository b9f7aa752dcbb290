import sharp from 'sharp';
import { Problem } from '../../common/problem.js';
import type { PictureFacts } from '../vision.js';

/** Decoded to this long side: a picture that is broken further on is found out now, in little memory. */
const kLookSide = 256;

/** @throws Problem pictureUnreadable, pictureTooLarge */
export async function inspectPicture(bytes: Uint8Array, mostPixels: number): Promise<PictureFacts> {
  const options = { limitInputPixels: mostPixels, failOn: 'truncated', animated: false } as const;
  const {
    width,
    height,
    pages = 1,
  } = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(unreadable);
  if (width * height > mostPixels)
    throw new Problem('pictureTooLarge', `${width}x${height}, at most ${Math.floor(mostPixels / 1e6)} megapixels`);
  if (pages > 1) throw new Problem('pictureUnreadable', 'several pictures in one file');
  await sharp(bytes, options).resize(kLookSide, kLookSide, { fit: 'inside' }).raw().toBuffer().catch(unreadable);
  return { width, height };
}

function unreadable(): never {
  throw new Problem('pictureUnreadable', 'the picture cannot be decoded');
}
