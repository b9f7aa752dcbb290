// What callers without TypeScript hand to qujing/node: each is a rejection by name, never a throw.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import sharp from 'sharp';
import { QujingError } from '../../web/sdk/errors.js';
import { analyzeImage, createCardEngine, type CardEngine, type RawFrame } from '../../web/sdk/node.js';
import { cardPixels, rgba } from './engine_under_test.js';

const wasmFile = new URL('../../build/wasm/qujing.wasm', import.meta.url);
const pixels = cardPixels(320, 240);
const layout = rgba(320, 240);

/** The rejection of `call`, which itself must not throw. */
async function rejectionOf(call: () => Promise<unknown>): Promise<[string, string]> {
  const promise = call();
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof QujingError, `got ${String(error)}`);
  return [error.code, error.message];
}

describe('analyzeImage', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qujing-input-'));
  const path = join(folder, 'a card.png');
  let bytes = Buffer.alloc(0);
  before(async () => {
    bytes = await sharp(pixels, { raw: { width: 320, height: 240, channels: 4 } })
      .png()
      .toBuffer();
    writeFileSync(path, bytes);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  test('reads a path, a file URL, a Buffer and the bytes of another realm', async () => {
    const foreign: unknown = runInNewContext('Uint8Array.from(bytes)', { bytes: [...bytes] });
    for (const input of [path, pathToFileURL(path), bytes, new Uint8Array(bytes), foreign as Uint8Array]) {
      assert.equal((await analyzeImage(input, { wasmFile })).found, true);
    }
  });

  for (const [input, given] of [
    [null, 'null'],
    [undefined, 'undefined'],
    [42, 'the number 42'],
    ['', 'an empty string'],
    ['a\0b', 'a string that is no path'],
    [{}, 'an object'],
    [new Blob(['a']), 'an object of the class Blob'],
    [new ArrayBuffer(8), 'an object of the class ArrayBuffer'],
    [new Uint16Array(8), 'an object of the class Uint16Array'],
    [new URL('https://example.org/a.jpg'), 'a URL that begins with https:'],
  ] as const) {
    test(`refuses ${given}`, async () => {
      const need = 'need a path, a file: URL, or the bytes of a file as a Buffer or Uint8Array';
      const rejection = await rejectionOf(() => analyzeImage(input as unknown as string, { wasmFile }));
      assert.deepEqual(rejection, ['unreadableFile', `got ${given}, ${need}`]);
    });
  }
});

describe('an engine of createCardEngine', () => {
  let engine: CardEngine;
  before(async () => {
    engine = await createCardEngine({ wasmFile });
  });
  after(() => {
    engine.close();
    assert.equal(engine.openHandles, 0);
  });

  test('takes a Buffer and a Uint8ClampedArray, also as a part of a larger buffer', async () => {
    const larger = new Uint8ClampedArray(pixels.length + 12);
    larger.set(pixels, 12);
    for (const same of [Buffer.from(pixels), larger.subarray(12)]) {
      await engine.reset();
      assert.equal((await engine.analyze({ pixels: same, layout }, 0)).found, true);
    }
  });

  for (const [frame, given] of [
    [undefined, 'undefined, need a frame of pixels and layout'],
    [null, 'null, need a frame of pixels and layout'],
    [{ layout }, 'undefined as pixels, need a Buffer, Uint8Array or Uint8ClampedArray'],
    [
      { pixels: new Float32Array(320 * 240), layout },
      'an object of the class Float32Array as pixels, need a Buffer, Uint8Array or Uint8ClampedArray',
    ],
    [
      { pixels: new Uint16Array(320 * 240 * 2), layout },
      'an object of the class Uint16Array as pixels, need a Buffer, Uint8Array or Uint8ClampedArray',
    ],
  ] as const) {
    test(`refuses ${given.split(',')[0]} and goes on`, async () => {
      const quad = { topLeft: { x: 0, y: 0 } };
      const calls = [
        () => engine.analyze(frame as unknown as RawFrame),
        () => engine.rectify(frame as unknown as RawFrame, quad as never, 16, 10),
      ];
      for (const call of calls) assert.deepEqual(await rejectionOf(call), ['emptyFrame', `got ${given}`]);
      await engine.reset();
      assert.equal((await engine.analyze({ pixels, layout }, 0)).found, true);
    });
  }

  test('a frame without a layout is refused by name as well', async () => {
    const [code] = await rejectionOf(() => engine.analyze({ pixels } as unknown as RawFrame));
    assert.equal(code, 'emptyFrame');
  });
});

test('a wasm that is not Qujing rejects', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qujing-stranger-'));
  const stranger = join(folder, 'empty.wasm');
  writeFileSync(stranger, Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const [code] = await rejectionOf(() => createCardEngine({ wasmFile: stranger }));
  assert.equal(code, 'wasmLoadFailed');
  rmSync(folder, { recursive: true });
});
