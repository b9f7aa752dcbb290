import sharp from 'sharp';

/** A picture: rows packed, three bytes a pixel. */
export interface RgbImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a rectified card's file, as `analyzeImage(…, { rectify: true })` hands it over. */
export async function decodeCard(jpeg: Uint8Array): Promise<RgbImage> {
  const pipeline = sharp(jpeg, { limitInputPixels: 8e6 }).toColourspace('srgb').removeAlpha();
  const { data, info } = await pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`got ${info.channels} channels, need 3`);
  return { data, width: info.width, height: info.height };
}

/** @throws RangeError naming both sides, for a picture that is not what it says, or too small to read. */
export function checkImage({ data, width, height }: RgbImage): void {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < kLeastWidth || height < kLeastHeight)
    throw new RangeError(`got ${width}x${height}, need at least ${kLeastWidth}x${kLeastHeight}`);
  if (data.length !== width * height * 3) throw new RangeError(`got ${data.length} bytes, need ${width}x${height}x3`);
}

/** Less than the engine's least: 5.4 px/mm (card_thresholds.json, resolution). */
const kLeastWidth = 400;
const kLeastHeight = 252;
