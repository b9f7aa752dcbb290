import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { QujingError } from '../errors.js';

/** One frame of a film, upright; rows packed. */
export interface VideoFrame {
  /** From the file, from its first frame on. */
  readonly timestampMs: number;
  readonly width: number;
  readonly height: number;
  /** RGBA, valid until the next frame is asked for. */
  readonly pixels: Uint8Array;
  /** Of the file's own picture, pixels for one of this. */
  readonly scale: number;
}

export interface VideoOptions {
  /** The file shows what a mirror does: left and right are changed back. */
  readonly mirrored: boolean;
}

/** Larger frames cost time and show no more. */
const kLongestSide = 1280;
const kSilenceMs = 60_000;

type Decoder = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Decodes the first video stream of a file with ffmpeg.
 * @throws QujingError decoderMissing without ffmpeg; unreadableFile for a file that holds no film; timedOut when ffmpeg
 *   falls silent.
 */
export async function* videoFrames(file: string, { mirrored }: VideoOptions): AsyncGenerator<VideoFrame> {
  const decoder = decode(file, mirrored);
  const times = new FrameTimes(decoder.stderr);
  const failed = failureOf(decoder, file, times);
  failed.catch(() => undefined);
  const silence = setInterval(() => decoder.kill(), kSilenceMs);
  let count = 0;
  try {
    for await (const frame of pamImages(decoder.stdout)) {
      silence.refresh();
      const { ms, width } = await times.of(count);
      count += 1;
      yield { ...frame, timestampMs: ms, scale: width / frame.width };
    }
    await failed;
    if (count === 0) throw new QujingError('unreadableFile', `${file} holds no film`);
  } finally {
    clearInterval(silence);
    decoder.kill();
  }
}

function decode(file: string, mirrored: boolean): Decoder {
  const fit = `scale='min(iw,trunc(${kLongestSide}*min(1,iw/ih)))':-1:flags=area`;
  const filters = ['showinfo=checksum=0', ...(mirrored ? ['hflip'] : []), fit];
  const args = [
    '-hide_banner',
    '-nostdin',
    '-nostats',
    '-i',
    `file:${file}`,
    '-map',
    '0:v:0',
    '-vf',
    filters.join(','),
  ];
  const raw = ['-fps_mode', 'passthrough', '-c:v', 'pam', '-pix_fmt', 'rgba', '-f', 'image2pipe', 'pipe:1'];
  return spawn('ffmpeg', [...args, ...raw], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Settles when ffmpeg ends. */
function failureOf(decoder: Decoder, file: string, times: FrameTimes): Promise<void> {
  return new Promise((resolve, reject) => {
    decoder.on('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT';
      const code = missing ? 'decoderMissing' : 'unreadableFile';
      reject(new QujingError(code, missing ? 'ffmpeg is not installed' : `ffmpeg did not start: ${error.message}`));
    });
    decoder.on('close', (status, signal) => {
      if (status === 0) resolve();
      else if (signal !== null) reject(new QujingError('timedOut', `ffmpeg fell silent over ${file}`));
      else reject(new QujingError('unreadableFile', `${file} could not be decoded: ${times.lastWords}`));
    });
  });
}

/** What the showinfo filter says of each frame on its way. */
class FrameTimes {
  readonly #found: { readonly ms: number; readonly width: number }[] = [];
  #waiting: (() => void) | null = null;
  #ended = false;
  #rest = '';
  #firstMs: number | null = null;
  lastWords = 'no film';

  constructor(said: Readable) {
    said.setEncoding('utf8');
    said.on('data', (text: string) => {
      const lines = `${this.#rest}${text}`.split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.#hear(line);
      this.#waiting?.();
    });
    said.on('close', () => {
      this.#ended = true;
      this.#waiting?.();
    });
  }

  async of(index: number): Promise<{ readonly ms: number; readonly width: number }> {
    for (;;) {
      const found = this.#found[index];
      if (found !== undefined) return found;
      if (this.#ended) throw new QujingError('unreadableFile', `frame ${index} has no time`);
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    }
  }

  #hear(line: string): void {
    const [, seconds, width] = /\bpts_time:\s*(-?[\d.]+).*\bs:(\d+)x\d+/.exec(line) ?? [];
    if (seconds === undefined) {
      if (line.trim() !== '') this.lastWords = line.trim();
      return;
    }
    const ms = 1000 * Number(seconds);
    this.#firstMs ??= ms;
    this.#found.push({ ms: ms - this.#firstMs, width: Number(width) });
  }
}

type Image = Pick<VideoFrame, 'width' | 'height' | 'pixels'>;

const kHeaderEnd = 'ENDHDR\n';
const kLongestHeader = 256;

/** Netpbm's PAM, one after the other. */
async function* pamImages(stream: Readable): AsyncGenerator<Image> {
  let held = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let missing = 0;
  let size: { width: number; height: number } | null = null;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parts.push(chunk);
    missing -= chunk.length;
    if (missing > 0) continue;
    held = Buffer.concat([held, ...parts]);
    parts = [];
    for (;;) {
      size ??= sizeIn(held);
      if (size === null) break;
      const bytes = size.width * size.height * 4;
      const from = held.indexOf(kHeaderEnd) + kHeaderEnd.length;
      missing = from + bytes - held.length;
      if (missing > 0) break;
      yield { ...size, pixels: new Uint8Array(held.subarray(from, from + bytes)) };
      held = held.subarray(from + bytes);
      size = null;
      missing = 0;
    }
  }
}

/** Of the picture whose header begins here; null while the header is not whole. */
function sizeIn(held: Buffer): { width: number; height: number } | null {
  const end = held.subarray(0, kLongestHeader).indexOf(kHeaderEnd);
  if (end < 0) return null;
  const header = held.toString('latin1', 0, end);
  const number = (name: string): number => Number(new RegExp(`${name} (\\d+)`).exec(header)?.[1]);
  return { width: number('WIDTH'), height: number('HEIGHT') };
}
