import type { Readable } from 'node:stream';

export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  /** Rows packed; valid until the next image is asked for. */
  readonly pixels: Uint8Array;
}

const kHeaderEnd = 'ENDHDR\n';
const kLongestHeader = 256;

/** Netpbm's PAM images of four channels, one after the other, as ffmpeg writes them. */
export async function* pamImages(stream: Readable): AsyncGenerator<RgbaImage> {
  let held = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let missing = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parts.push(chunk);
    missing -= chunk.length;
    if (missing > 0) continue;
    held = Buffer.concat([held, ...parts]);
    parts = [];
    for (;;) {
      const size = sizeIn(held);
      if (size === null) break;
      const { width, height, from } = size;
      const to = from + width * height * 4;
      missing = to - held.length;
      if (missing > 0) break;
      yield { width, height, pixels: held.subarray(from, to) };
      held = held.subarray(to);
    }
  }
}

/** Of the image whose header begins here, and where its pixels do; null while the header is not whole. */
function sizeIn(held: Buffer): { width: number; height: number; from: number } | null {
  const end = held.subarray(0, kLongestHeader).indexOf(kHeaderEnd);
  if (end < 0) return null;
  const header = held.toString('latin1', 0, end);
  const number = (name: string): number => Number(new RegExp(`${name} (\\d+)`).exec(header)?.[1]);
  return { width: number('WIDTH'), height: number('HEIGHT'), from: end + kHeaderEnd.length };
}
