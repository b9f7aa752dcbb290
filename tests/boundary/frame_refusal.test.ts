import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CardEngine } from '../../web/sdk/engine/card_engine.js';
import type { FrameLayout, Quad } from '../../web/sdk/types.js';
import { cardPixels, codeOf, openEngine, rgba } from './engine_under_test.js';

const kQuad: Quad = {
  topLeft: { x: 2, y: 2 },
  topRight: { x: 60, y: 2 },
  bottomRight: { x: 60, y: 40 },
  bottomLeft: { x: 2, y: 40 },
};

describe('a frame that is nonsense is refused by name, and the next good one is analysed', () => {
  let engine: CardEngine;
  let nowMs = 0;
  before(async () => {
    engine = await openEngine();
  });
  after(() => {
    engine.close();
    assert.equal(engine.openHandles, 0, 'a handle leaked');
  });

  const refusals: readonly (readonly [string, number, FrameLayout, string])[] = [
    ['no bytes', 0, rgba(64, 48), 'emptyFrame'],
    ['width 0', 64, rgba(0, 48), 'emptyFrame'],
    ['negative height', 64 * 48 * 4, { ...rgba(64, 48), height: -48 }, 'emptyFrame'],
    ['a side of 15', 15 * 48 * 4, rgba(15, 48), 'frameTooSmall'],
    ['a side of 4097', 4097 * 16 * 4, rgba(4097, 16), 'frameTooLarge'],
    ['a row stride shorter than a row', 64 * 48 * 4, { ...rgba(64, 48), rowStride: 255 }, 'badRowStride'],
    ['a truncated last row', 64 * 48 * 4 - 1, rgba(64, 48), 'bufferTooSmall'],
    ['half a frame', 64 * 24 * 4, rgba(64, 48), 'bufferTooSmall'],
    ['a stride that runs past the end', 64 * 48 * 4, { ...rgba(64, 48), rowStride: 300 }, 'bufferTooSmall'],
    ['a stride that overflows 32 bits', 64 * 48 * 4, { ...rgba(64, 48), rowStride: 2147483647 }, 'bufferTooSmall'],
    ['gray bytes called rgba', 64 * 48, rgba(64, 48), 'bufferTooSmall'],
  ];
  /** What only a caller without TypeScript can hand in. */
  const untyped: readonly (readonly [string, unknown, string])[] = [
    ['no layout at all', undefined, 'emptyFrame'],
    ['no width', { ...rgba(64, 48), width: undefined }, 'emptyFrame'],
    ['a height in words', { ...rgba(64, 48), height: '48' }, 'emptyFrame'],
    ['half a pixel of width', { ...rgba(64, 48), width: 63.5 }, 'emptyFrame'],
    ['an infinite height', { ...rgba(64, 48), height: Infinity }, 'emptyFrame'],
    ['no row stride', { width: 64, height: 48, format: 'rgba' }, 'badRowStride'],
    ['a row stride that is NaN', { ...rgba(64, 48), rowStride: NaN }, 'badRowStride'],
    ['half a byte of row stride', { ...rgba(64, 48), rowStride: 256.5 }, 'badRowStride'],
    ['a row stride beyond 32 bits', { ...rgba(64, 48), rowStride: 2 ** 40 }, 'badRowStride'],
    ['the format bgra', { ...rgba(64, 48), format: 'bgra' }, 'badPixelFormat'],
    ['no format', { ...rgba(64, 48), format: undefined }, 'badPixelFormat'],
    ['a format out of the prototype', { ...rgba(64, 48), format: 'toString' }, 'badPixelFormat'],
  ];
  const typed = untyped.map(([what, layout, code]) => [what, 64 * 48 * 4, layout as FrameLayout, code] as const);
  for (const [what, byteLength, layout, code] of [...refusals, ...typed]) {
    test(`${what}: ${code}`, async () => {
      const call = (): void => {
        engine.load(new Uint8Array(byteLength));
        engine.analyze(layout, ++nowMs);
      };
      assert.equal(await codeOf(call), code);
      assert.equal(await codeOf(() => engine.rectify(layout, kQuad, 16, 10)), code);
      assert.equal(engine.faulted, false);
      engine.load(cardPixels(320, 240));
      assert.equal(engine.analyze(rgba(320, 240), ++nowMs).found, true);
    });
  }

  for (const [what, quad, width, code] of [
    ['no quad', undefined, 16, 'badQuad'],
    ['a quad of three corners', { ...kQuad, bottomLeft: undefined }, 16, 'badQuad'],
    ['a corner that is no number', { ...kQuad, topLeft: { x: NaN, y: 2 } }, 16, 'badQuad'],
    ['a width of half a pixel', kQuad, 16.5, 'emptyFrame'],
    ['no width', kQuad, undefined, 'emptyFrame'],
  ] as const) {
    test(`cutting out with ${what}: ${code}`, async () => {
      engine.load(cardPixels(320, 240));
      const call = (): unknown => engine.rectify(rgba(320, 240), quad as Quad, width as number, 10);
      assert.equal(await codeOf(call), code);
      assert.equal(engine.faulted, false);
    });
  }

  test('pixels that are no bytes: emptyFrame', async () => {
    const call = (): void => {
      engine.load(undefined as unknown as Uint8Array);
    };
    assert.equal(await codeOf(call), 'emptyFrame');
    assert.equal(engine.faulted, false);
  });

  test('a frame with padded rows gives the same answer as the packed one', () => {
    const packed = cardPixels(320, 240);
    const rowStride = 320 * 4 + 64;
    const padded = new Uint8Array(rowStride * 240).fill(170);
    for (let y = 0; y < 240; y++) padded.set(packed.subarray(y * 1280, (y + 1) * 1280), y * rowStride);
    engine.reset();
    engine.load(packed);
    const expected = engine.analyze(rgba(320, 240), 0);
    assert.equal(expected.found, true);
    engine.reset();
    engine.load(padded);
    assert.deepEqual(engine.analyze({ ...rgba(320, 240), rowStride }, 0), expected);
  });

  for (const [what, timestampMs] of [
    ['NaN', NaN],
    ['infinity', Infinity],
    ['in words', '1' as unknown as number],
    ['missing', undefined as unknown as number],
    ['a time before the last frame', -1e9],
  ] as const) {
    test(`a timestamp that is ${what}: badTimestamp`, async () => {
      engine.load(cardPixels(320, 240));
      assert.equal(await codeOf(() => engine.analyze(rgba(320, 240), timestampMs)), 'badTimestamp');
    });
  }

  test('after reset() the series may begin at any time', () => {
    engine.reset();
    engine.load(cardPixels(320, 240));
    assert.equal(engine.analyze(rgba(320, 240), 0).tracked, false);
  });

  for (const [what, byteLength, layout, message] of [
    ['too small', 640 * 8 * 4, rgba(640, 8), 'got 640x8, need at least 16x16'],
    ['too large', 4097 * 16 * 4, rgba(4097, 16), 'got 4097x16, at most 4096x4096'],
    [
      'a row stride too short',
      64 * 48 * 4,
      { ...rgba(64, 48), rowStride: 255 },
      'got a row stride of 255 bytes, need at least 256 for 64 pixels of rgba',
    ],
    [
      'a truncated buffer',
      64 * 48 * 4 - 1,
      { ...rgba(64, 48), rowStride: 260 },
      `got ${64 * 48 * 4 - 1} bytes, need ${260 * 47 + 256} for 64x48 rgba with a row stride of 260`,
    ],
  ] as const) {
    test(`${what}: the message says what came and what is needed`, () => {
      engine.load(new Uint8Array(byteLength));
      assert.throws(() => engine.analyze(layout, ++nowMs), { message });
    });
  }

  test('a time that runs back is told with the time of the frame before, also after a reset', () => {
    engine.reset();
    engine.load(cardPixels(320, 240));
    engine.analyze(rgba(320, 240), 40);
    const message = 'got 39 ms, need 40 ms or later, or a reset()';
    assert.throws(() => engine.analyze(rgba(320, 240), 39), { message });
    engine.reset();
    engine.analyze(rgba(320, 240), 39);
  });

  test('corners that are no quad are told one by one', () => {
    engine.load(cardPixels(320, 240));
    const bent = { ...kQuad, topLeft: { x: 90, y: 60 } };
    const message = 'got 90,60 60,2 60,40 2,40, need the four corners of a convex quad, clockwise from topLeft';
    assert.throws(() => engine.rectify(rgba(320, 240), bent, 16, 10), { message });
  });
});
