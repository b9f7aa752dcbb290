import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kCardAspect, rectifiedSize, seenWidth } from '../../web/sdk/common/card_shape.js';
import type { Quad } from '../../web/sdk/types.js';

function upright(width: number, height: number): Quad {
  return {
    topLeft: { x: 10, y: 20 },
    topRight: { x: 10 + width, y: 20 },
    bottomRight: { x: 10 + width, y: 20 + height },
    bottomLeft: { x: 10, y: 20 + height },
  };
}

test('a card seen from the front is cut out 1.2 times as wide as it is seen', () => {
  const size = rectifiedSize(upright(500, 500 / kCardAspect));
  assert.deepEqual(size, { width: 600, height: Math.round(600 / kCardAspect) });
});

test('foreshortened along its width, the height as seen decides, the longer of the two edges', () => {
  assert.equal(seenWidth(upright(200, 300)), 300 * kCardAspect);
  const tilted: Quad = { ...upright(200, 300), bottomRight: { x: 210, y: 420 } };
  assert.equal(seenWidth(tilted), 400 * kCardAspect);
  assert.equal(rectifiedSize(upright(200, 300)).width, Math.round(300 * kCardAspect * 1.2));
});

test('foreshortened along its height, the width as seen decides', () => {
  assert.equal(seenWidth(upright(500, 100)), 500);
});

test('no card is cut out larger than 1600 x 1009, whichever side is seen large, none smaller than a pixel', () => {
  for (const [width, height] of [
    [4000, 100],
    [100, 4000],
    [4000, 4000],
  ] as const) {
    assert.deepEqual(rectifiedSize(upright(width, height)), { width: 1600, height: 1009 });
  }
  assert.deepEqual(rectifiedSize(upright(0, 0)), { width: 1, height: 1 });
});
