import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { after, test } from 'node:test';
import { QujingError } from '../../web/sdk/errors.js';
import { FrameTimes } from '../../web/sdk/node/frame_times.js';
import { pamImages } from '../../web/sdk/node/pam_images.js';
import { videoFrames } from '../../web/sdk/node/video_frames.js';

const folder = mkdtempSync(join(tmpdir(), 'qujing-video-'));

after(() => {
  rmSync(folder, { recursive: true });
});

/** Of one row. */
function pam(pixels: readonly number[]): Buffer {
  const header = `P7\nWIDTH ${pixels.length / 4}\nHEIGHT 1\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n`;
  return Buffer.concat([Buffer.from(header), Buffer.from(pixels)]);
}

test('frames are whole however the pipe cuts them', async () => {
  const bytes = Buffer.concat([pam([1, 2, 3, 4]), pam([5, 6, 7, 8, 9, 10, 11, 12]), pam([13, 14, 15, 16])]);
  for (const step of [1, 7, 70, 90, 1000]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
      bytes.subarray(i * step, (i + 1) * step),
    );
    const seen: number[][] = [];
    for await (const { width, pixels } of pamImages(Readable.from(pieces))) seen.push([width, ...pixels]);
    assert.deepEqual(
      seen,
      [
        [1, 1, 2, 3, 4],
        [2, 5, 6, 7, 8, 9, 10, 11, 12],
        [1, 13, 14, 15, 16],
      ],
      `${step}`,
    );
  }
});

test('a frame’s time is waited for, counts from the first frame, and is refused when it never comes', async () => {
  const messages = new PassThrough();
  const times = new FrameTimes(messages);
  const second = times.of(1);
  messages.write(
    '[showinfo] n: 0 pts: 9 pts_time:1.5 duration: 1 fmt:yuv420p sar:0/1 s:640x480 i:P\n[showinfo] n: 1 pts_ti',
  );
  messages.end('me:1.54 fmt:yuv420p s:640x480 i:P\nlast words\n');
  assert.deepEqual(await second, { timestampMs: 1000 * 1.54 - 1500, width: 640 });
  await assert.rejects(times.of(2), { code: 'unreadableFile' });
  assert.equal(times.lastWords, 'last words');
});

test('a decoder that falls silent is stopped, and told from a file that is no film', async () => {
  const path = process.env['PATH'];
  writeFileSync(join(folder, 'ffmpeg'), '#!/bin/sh\nexec sleep 60\n');
  chmodSync(join(folder, 'ffmpeg'), 0o755);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  try {
    const frames = videoFrames('film.mp4', { mirrored: false, silenceMs: 100 });
    await assert.rejects(frames.next(), (error) => error instanceof QujingError && error.code === 'timedOut');
  } finally {
    process.env['PATH'] = path;
  }
});
