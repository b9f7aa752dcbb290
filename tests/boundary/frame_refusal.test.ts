import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CardEngine } from '../../web/sdk/engine/card_engine.js';
import type { FrameLayout } from '../../web/sdk/types.js';
import { cardPixels, codeOf, openEngine, rgba } from './engine_under_test.js';

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
  for (const [what, byteLength, layout, code] of refusals) {
    test(`${what}: ${code}`, async () => {
      const call = (): void => {
        engine.load(new Uint8Array(byteLength));
        engine.analyze(layout, ++nowMs);
      };
      assert.equal(await codeOf(call), code);
      engine.load(cardPixels(320, 240));
      assert.equal(typeof engine.analyze(rgba(320, 240), ++nowMs).found, 'boolean');
    });
  }

  test('a frame with padded rows gives the same answer as the packed one', () => {
    const packed = cardPixels(320, 240);
    const rowStride = 320 * 4 + 64;
    const padded = new Uint8Array(rowStride * 240).fill(170);
    for (let y = 0; y < 240; y++) padded.set(packed.subarray(y * 1280, (y + 1) * 1280), y * rowStride);
    engine.reset();
    engine.load(packed);
    const expected = engine.analyze(rgba(320, 240), 0);
    engine.reset();
    engine.load(padded);
    assert.deepEqual(engine.analyze({ ...rgba(320, 240), rowStride }, 0), expected);
  });

  for (const [what, timestampMs] of [
    ['NaN', NaN],
    ['infinity', Infinity],
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
});
