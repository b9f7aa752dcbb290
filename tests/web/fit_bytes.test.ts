import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { fittedJpeg } from '../../web/sdk/photo/fit_bytes.js';

const size = { width: 48, height: 64, dpi: 300 };

/** Noise of a strength 0..1, and how often it was encoded. */
function encoderOf(strength: number) {
  const pixels = Buffer.from(
    Array.from({ length: size.width * size.height * 3 }, (_, i) => 128 + strength * (((i * 7919) % 251) - 125)),
  );
  const made = sharp(pixels, { raw: { width: size.width, height: size.height, channels: 3 } });
  const calls: number[] = [];
  const encode = async (quality: number) => {
    calls.push(quality);
    return new Uint8Array(
      await made
        .clone()
        .jpeg({ quality: Math.round(quality * 100) })
        .toBuffer(),
    );
  };
  return { encode, calls };
}

test('the highest quality that fits is found in at most eight encodes', async () => {
  const { encode, calls } = encoderOf(1);
  const sizes = new Map<number, number>();
  for (let percent = 60; percent <= 100; ++percent) {
    const free = { ...size, leastQuality: percent / 100, leastBytes: 0, mostBytes: 1e6 };
    sizes.set(percent, (await fittedJpeg(() => encode(percent / 100), free)).bytes.length);
  }
  for (const percent of [60, 61, 77, 99]) {
    calls.length = 0;
    const mostBytes = sizes.get(percent) ?? 0;
    const photo = await fittedJpeg(encode, { ...size, leastQuality: 0.6, leastBytes: 0, mostBytes });
    const next = sizes.get(Math.round(photo.quality * 100) + 1) ?? 0;
    assert.ok(photo.bytes.length <= mostBytes && next > mostBytes, `${String(percent)}: ${String(photo.quality)}`);
    assert.ok(calls.length <= 8 && Math.min(...calls) >= 0.6);
    assert.equal(photo.fill, 0);
  }
});

test('a picture that is small at the highest quality is filled up to the least', async () => {
  const { encode, calls } = encoderOf(0);
  const photo = await fittedJpeg(encode, { ...size, leastQuality: 0.6, leastBytes: 20_000, mostBytes: 40_000 });
  assert.equal(photo.bytes.length, 20_000);
  assert.ok(photo.fill > 0);
  assert.deepEqual(calls, [1]);
  assert.equal((await sharp(photo.bytes).metadata()).density, 300);
});

test('a picture that is too large at the least quality is refused by name, with both figures', async () => {
  const { encode, calls } = encoderOf(1);
  const rule = { ...size, leastQuality: 0.6, leastBytes: 100, mostBytes: 900 };
  await assert.rejects(fittedJpeg(encode, rule), {
    code: 'photoFileSize',
    message: /at quality 0\.6, need 100 to 900/,
  });
  assert.deepEqual(calls, [1, 0.6]);
});

test('what the encoder rejects with is passed on', async () => {
  const rule = { ...size, leastQuality: 0.6, leastBytes: 0, mostBytes: 900 };
  await assert.rejects(
    fittedJpeg(() => Promise.reject(new Error('no canvas')), rule),
    /no canvas/,
  );
});
