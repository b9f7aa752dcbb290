import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { packaged } from './face_cache.js';

/** Files a candidate may pick from an album: whole ones of unusual kinds, and ones that cannot be read. */
export interface OddFile {
  name: string;
  bytes: Buffer;
  /** What is to be expected: a picture that is judged, or an error in words. */
  readable: boolean;
  what: string;
}

const kSource = 'volt/src/assets/img/team/profile-picture-1.jpg';
/** Magic of an HEIC file: a 24-byte ftyp box; nothing of a picture follows. */
const kHeicHead = Buffer.from('00000018667479706865696300000000686569636d696631', 'hex');

export async function oddFiles(): Promise<OddFile[]> {
  const source = sharp(packaged(kSource));
  const jpeg = await source.clone().jpeg({ quality: 90 }).toBuffer();
  const png = await source.clone().png().toBuffer();
  const middle = jpeg.length >> 1;
  const scrambled = Buffer.from(jpeg);
  for (let i = 600; i < scrambled.length - 2; i += 97) scrambled[i] = (i * 31) & 0x7f;
  const one = (name: string, readable: boolean, what: string, bytes: Buffer): OddFile => ({
    name,
    bytes,
    readable,
    what,
  });
  return [
    one('progressive.jpg', true, 'a progressive JPEG', await source.clone().jpeg({ progressive: true }).toBuffer()),
    one('cmyk.jpg', true, 'a JPEG of four inks', await source.clone().toColourspace('cmyk').jpeg().toBuffer()),
    one('grey.jpg', true, 'a JPEG of one channel', await source.clone().toColourspace('b-w').jpeg().toBuffer()),
    one('alpha.png', true, 'a PNG with alpha', await source.clone().ensureAlpha(0.9).png().toBuffer()),
    one('picture.webp', true, 'a WebP', await source.clone().webp().toBuffer()),
    one('turned.jpg', true, 'a JPEG whose EXIF says turn by 90 degrees', await turnedByExif()),
    one(
      '24_megapixels.jpg',
      true,
      '6000x4000',
      await source.clone().resize(6000, 4000).jpeg({ quality: 80 }).toBuffer(),
    ),
    one('tiny.jpg', true, '24x32, too small for a face', await source.clone().resize(24, 32).jpeg().toBuffer()),
    one('one_pixel.png', true, '1x1', await source.clone().resize(1, 1).png().toBuffer()),
    one('jpeg_named.heic', true, 'a JPEG with the name of an HEIC', jpeg),
    one(
      'heic_named.jpg',
      false,
      'an HEIC head with the name of a JPEG',
      Buffer.concat([kHeicHead, Buffer.alloc(4096)]),
    ),
    one('truncated.jpg', false, 'half a JPEG', jpeg.subarray(0, middle)),
    one('truncated.png', false, 'half a PNG', png.subarray(0, png.length >> 1)),
    one('scrambled.jpg', false, 'a JPEG with bytes changed all through', scrambled),
    one('head_only.jpg', false, 'the first 20 bytes of a JPEG', jpeg.subarray(0, 20)),
    one('text.jpg', false, 'words with the name of a JPEG', Buffer.from('this is not a picture\n'.repeat(40))),
    one('empty.jpg', false, 'no byte at all', Buffer.alloc(0)),
  ];
}

/** Pixels lie on their side, the EXIF orientation 6 sets them up. */
function turnedByExif(): Promise<Buffer> {
  return sharp(packaged(kSource)).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
}

/** Writes all of them and returns their paths. */
export async function writeOddFiles(folder: string): Promise<(OddFile & { path: string })[]> {
  mkdirSync(folder, { recursive: true });
  return (await oddFiles()).map((file) => {
    const path = join(folder, file.name);
    writeFileSync(path, file.bytes);
    return { ...file, path };
  });
}
