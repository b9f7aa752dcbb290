import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Sharp, SharpOptions } from 'sharp';
import { refuseThinPicture } from '../common/frame_limits.js';
import { fitWithin, type Size } from '../common/geometry.js';
import { QujingError } from '../errors.js';
import type { DecodedImage } from '../platform/ports.js';
import type { Quad } from '../types.js';
import { boxAround, seenWidth, type Box } from '../common/card_shape.js';
import { readingProblem } from './reading_problem.js';

type SharpFactory = (input: string | Uint8Array, options: SharpOptions) => Sharp;

const kMaxPixels = 120e6;
const kMaxFileBytes = 256e6;
/** A rectified card is at most this wide; more pixels across the card than that serve nobody. */
const kMaxCardPixels = 1600;
/** Around the card, of its width: room to look for its edges. */
const kRoomShare = 0.06;
const photographFormats = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif', 'heif', 'avif']);

/** A still on disk or in memory, read through sharp, upright after its EXIF rotation. Decodes anew at every call. */
export class SharpImage implements Size {
  readonly #open: () => Sharp;
  readonly width: number;
  readonly height: number;

  private constructor(open: () => Sharp, size: Size) {
    this.#open = open;
    this.width = size.width;
    this.height = size.height;
  }

  /** @throws QujingError decoderMissing, unreadableFile, fileTooLarge, animatedImage */
  static async open(input: string | Uint8Array): Promise<SharpImage> {
    const sharp = await importSharp();
    await refuseLargeFile(input);
    const open = (): Sharp => sharp(input, { limitInputPixels: kMaxPixels, failOn: 'error' });
    // Reads the header only: the limit on pixels is told with the size, before anything is decoded.
    return new SharpImage(open, await uprightSize(sharp(input, { limitInputPixels: false, failOn: 'error' })));
  }

  /** The whole image, its longer side at most `longSide`. */
  decode(longSide: number): Promise<DecodedImage> {
    return this.#read({ left: 0, top: 0, width: this.width, height: this.height }, fitWithin(this, longSide));
  }

  /** What lies around the card, at the image's own resolution or just enough for a rectified card. */
  async decodeAround(quad: Quad): Promise<{ readonly image: DecodedImage; readonly box: Box }> {
    const box = boxAround(quad, this, Math.ceil(kRoomShare * seenWidth(quad)));
    const factor = Math.min(1, kMaxCardPixels / seenWidth(quad));
    const size = fitWithin(box, Math.round(Math.max(box.width, box.height) * factor));
    return { image: await this.#read(box, size), box };
  }

  /** A part, `size` large. */
  decodeBox(box: Box, size: Size): Promise<DecodedImage> {
    return this.#read(box, size);
  }

  async #read(box: Box, { width, height }: Size): Promise<DecodedImage> {
    const pipeline = this.#open().rotate().extract(box).resize(width, height, { fit: 'fill' });
    const rgba = pipeline
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' });
    const { data, info } = await rgba.toBuffer({ resolveWithObject: true }).catch(refuseReading);
    const need = width * height * 4;
    if (data.byteLength !== need) {
      throw new QujingError(
        'unreadableFile',
        `got ${data.byteLength} bytes in ${info.channels} channels, need ${need}`,
      );
    }
    return {
      pixels: new Uint8Array(data),
      layout: { width, height, rowStride: width * 4, format: 'rgba' },
      fullWidth: this.width,
      fullHeight: this.height,
    };
  }
}

/** RGBA pixels, rows packed, as a JPEG for people and for reading. */
export async function encodeJpeg(pixels: Uint8Array, { width, height }: Size): Promise<Uint8Array> {
  const sharp = await importSharp();
  const image = sharp(pixels, { raw: { width, height, channels: 4 } });
  return image.removeAlpha().jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** RGBA pixels, rows packed, as a photo's JPEG at any quality of 0..1. */
export function jpegEncoder(pixels: Uint8Array, { width, height }: Size): (quality: number) => Promise<Uint8Array> {
  return async (quality) => {
    const sharp = await importSharp();
    const image = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
    // As browsers write it: the rules' bytes are few.
    return image.jpeg({ quality: Math.round(quality * 100), chromaSubsampling: '4:2:0' }).toBuffer();
  };
}

async function importSharp(): Promise<SharpFactory> {
  try {
    return (await import('sharp')).default;
  } catch (error) {
    throw new QujingError('decoderMissing', 'images are read through sharp: run "npm install sharp"', error);
  }
}

async function refuseLargeFile(input: string | Uint8Array): Promise<void> {
  const bytes = typeof input === 'string' ? await fileBytes(input) : input.byteLength;
  if (bytes === 0) throw new QujingError('unreadableFile', 'the file is empty');
  if (bytes > kMaxFileBytes) throw new QujingError('fileTooLarge', `got ${bytes} bytes, at most ${kMaxFileBytes}`);
}

async function fileBytes(path: string): Promise<number> {
  const refuse = (error: unknown): never => {
    throw readingProblem(error, path);
  };
  const facts = await stat(path).catch(refuse);
  if (!facts.isFile()) {
    throw new QujingError(
      'unreadableFile',
      `got ${facts.isDirectory() ? 'a folder' : 'no regular file'}, need a file: ${path}`,
    );
  }
  await access(path, constants.R_OK).catch(refuse);
  return facts.size;
}

async function uprightSize(image: Sharp): Promise<Size> {
  const { format, width, height, orientation, pages } = await image.metadata().catch(refuseReading);
  if (!photographFormats.has(format)) {
    throw new QujingError('unreadableFile', `got a file of the form ${format}, need a photograph`);
  }
  const pixels = width * height;
  if (pixels > kMaxPixels) {
    const megapixels = (pixels / 1e6).toFixed(1);
    throw new QujingError(
      'fileTooLarge',
      `got ${width}x${height}, ${megapixels} megapixels, at most ${kMaxPixels / 1e6}`,
    );
  }
  if ((pages ?? 1) > 1 && format !== 'heif') {
    if (format === 'tiff') throw new QujingError('unreadableFile', `got a TIFF of ${pages} pages, need one page`);
    throw new QujingError('animatedImage', `got an animation of ${pages} pictures, need one picture`);
  }
  // EXIF orientations 5 to 8 lie on their side.
  const upright = (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };
  refuseThinPicture(upright);
  return upright;
}

function refuseReading(error: unknown): never {
  throw readingProblem(error);
}
