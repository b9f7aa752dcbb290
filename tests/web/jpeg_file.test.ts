import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { filledJpeg, finishedJpeg } from '../../web/sdk/photo/jpeg_file.js';

const rule = { width: 48, height: 64, dpi: 300 };
const markers = { app0: 0xe0, app1: 0xe1, app14: 0xee, com: 0xfe };

/** A colourful picture. */
function picture(width = rule.width, height = rule.height) {
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, i) => (i * 37 + (i >> 5) * 11) & 255));
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The markers before the first scan. */
function markersOf(file: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = 2; file[at + 1] !== 0xda; at += 2 + (((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0)))
    found.push(file[at + 1] ?? 0);
  return found;
}

const segment = (marker: number, ...payload: number[]) => [0xff, marker, 0, payload.length + 2, ...payload];
const behindStart = (file: Uint8Array, ...bytes: number[]) =>
  Uint8Array.of(...file.subarray(0, 2), ...bytes, ...file.subarray(2));
const adobe = (transform: number) =>
  segment(markers.app14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform);
const pixelsOf = (file: Uint8Array) => sharp(file).raw().toBuffer();

test('exactly one APP0 with the resolution, no metadata, the same pixels', async () => {
  for (const progressive of [false, true]) {
    const encoded = await picture()
      .withMetadata({ density: 72, exif: { IFD0: { Copyright: 'somebody' } } })
      .jpeg({ progressive, quality: 90 })
      .toBuffer();
    assert.ok(markersOf(encoded).includes(markers.app1));
    const file = finishedJpeg(Uint8Array.of(...encoded, 1, 2, 3), rule);
    const apps = markersOf(file).filter(
      (marker) => (marker >= markers.app0 && marker <= 0xef) || marker === markers.com,
    );
    assert.deepEqual(apps, [markers.app0]);
    const said = await sharp(file).metadata();
    assert.deepEqual([said.width, said.height, said.density, said.exif, said.icc], [48, 64, 300, undefined, undefined]);
    assert.deepEqual(await pixelsOf(file), await pixelsOf(encoded));
    assert.deepEqual(file.subarray(-2), Uint8Array.of(0xff, 0xd9));
  }
});

test('finishing twice changes nothing, fill bytes before markers go', async () => {
  const file = finishedJpeg(await picture().jpeg().toBuffer(), rule);
  assert.deepEqual(finishedJpeg(file, rule), file);
  assert.deepEqual(finishedJpeg(behindStart(file, 0xff, 0xff), rule), file);
});

test('comments and an Adobe segment that says YCbCr are left out', async () => {
  const encoded = await picture().jpeg().toBuffer();
  const plain = finishedJpeg(encoded, rule);
  const talkative = behindStart(encoded, ...segment(markers.com, 104, 105), ...adobe(1));
  assert.deepEqual(finishedJpeg(talkative, rule), plain);
});

test('what is no photo of the rule is refused by name', async () => {
  const good = await picture().jpeg().toBuffer();
  const refused: readonly [Uint8Array, RegExp][] = [
    [new Uint8Array(0), /begin/],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47), /begin/],
    [good.subarray(0, good.length - 2), /within a scan/],
    [good.subarray(0, 100), /cut off|too early/],
    [Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), /coding/],
    [await picture(64, 48).jpeg().toBuffer(), /got 64x48, need 48x64/],
    [await picture().toColourspace('b-w').jpeg().toBuffer(), /1 components/],
    [await picture().toColourspace('cmyk').jpeg().toBuffer(), /4 components/],
    [behindStart(good, ...adobe(0)), /YCbCr/],
  ];
  for (const [bytes, message] of refused)
    assert.throws(() => finishedJpeg(bytes, rule), { code: 'captureFailed', message });
});

test('every cut and many a damaged file end in a named error or in a file, never otherwise', async () => {
  const good = await picture().jpeg({ progressive: true }).toBuffer();
  for (let at = 0; at < good.length; at += 3) {
    const damaged = Uint8Array.from(good);
    damaged[at] = (at * 7) & 255;
    for (const bytes of [good.subarray(0, at), damaged])
      try {
        finishedJpeg(bytes, rule);
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'captureFailed');
      }
  }
});

test('a filled file has exactly the bytes, ends with EOI and shows the same picture', async () => {
  const file = finishedJpeg(await picture().jpeg().toBuffer(), rule);
  for (const more of [0, 1, 2, 1001]) {
    const filled = filledJpeg(file, file.length + more);
    assert.equal(filled.length, file.length + more);
    assert.deepEqual(filled.subarray(-2), Uint8Array.of(0xff, 0xd9));
    assert.deepEqual(await pixelsOf(filled), await pixelsOf(file));
    assert.deepEqual(finishedJpeg(filled, rule), file);
  }
});
