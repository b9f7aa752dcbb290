import sharp from 'sharp';
import type { FacePicture } from './face_chip.js';

/** More pixels serve nobody: a face of a third of them is three times the chip. */
const kLongSide = 1280;
const kMostPixels = 50e6;

/**
 * A picture's file as upright sRGB pixels, its longer side at most 1280.
 * @throws Error of sharp for what is no picture, or one of more than 50 megapixels.
 */
export async function readFacePicture(file: string | Uint8Array): Promise<FacePicture> {
  const image = sharp(file, { limitInputPixels: kMostPixels, failOn: 'error' }).rotate();
  const { data, info } = await image
    .resize(kLongSide, kLongSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8Array(data), width: info.width, height: info.height };
}
