import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { kAnalysisLongSide } from '../common/geometry.js';
import { QujingError } from '../errors.js';
import { FrameTimes } from './frame_times.js';
import { pamImages, type RgbaImage } from './pam_images.js';

/** One frame of a film, upright. */
export interface VideoFrame extends RgbaImage {
  /** From the file, from its first frame on. */
  readonly timestampMs: number;
  /** Of the file's own picture, pixels for one of this. */
  readonly scale: number;
}

export interface VideoOptions {
  /** The file shows what a mirror does: left and right are changed back. */
  readonly mirrored: boolean;
  /** How long no frame may come. Default: a minute. */
  readonly silenceMs?: number;
}

type Decoder = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Decodes the first video stream of a file with ffmpeg.
 * @throws QujingError decoderMissing without ffmpeg; unreadableFile for a file that holds no film; timedOut when ffmpeg
 *   falls silent.
 */
export async function* videoFrames(
  file: string,
  { mirrored, silenceMs = 60_000 }: VideoOptions,
): AsyncGenerator<VideoFrame> {
  const decoder = decode(file, mirrored);
  const times = new FrameTimes(decoder.stderr);
  const ended = endOf(decoder, file, times);
  ended.catch(() => undefined);
  const silence = setInterval(() => decoder.kill('SIGKILL'), silenceMs);
  let count = 0;
  try {
    for await (const image of pamImages(decoder.stdout)) {
      silence.refresh();
      const { timestampMs, width } = await times.of(count);
      count += 1;
      yield { ...image, timestampMs, scale: width / image.width };
    }
    await ended;
    if (count === 0) throw new QujingError('unreadableFile', `${file} holds no film`);
  } finally {
    clearInterval(silence);
    decoder.kill('SIGKILL');
  }
}

function decode(file: string, mirrored: boolean): Decoder {
  const fit = `scale='min(iw,trunc(${kAnalysisLongSide}*min(1,iw/ih)))':-1:flags=area`;
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

/** Settles when ffmpeg ends; only videoFrames() kills it. */
function endOf(decoder: Decoder, file: string, times: FrameTimes): Promise<void> {
  return new Promise((resolve, reject) => {
    decoder.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      const missing = new QujingError('decoderMissing', 'ffmpeg is not installed');
      reject(code === 'ENOENT' ? missing : new QujingError('unreadableFile', `ffmpeg did not start: ${message}`));
    });
    decoder.on('close', (status, signal) => {
      if (status === 0) resolve();
      else if (signal === 'SIGKILL') reject(new QujingError('timedOut', `ffmpeg fell silent over ${file}`));
      else reject(new QujingError('unreadableFile', `${file} could not be decoded: ${times.lastWords}`));
    });
  });
}
