import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridOver, pixelsPerMillimetre, uprightRotation } from './card_map.js';
import type { Quad } from './geometry.js';

/** Clockwise as seen, from the top left corner of the picture of the card. */
const lying: Quad = [
  [100, 100],
  [956, 100],
  [956, 640],
  [100, 640],
];

test('a rotation is what has to be done to the picture', () => {
  const [a, b, c, d] = lying;
  assert.equal(uprightRotation([a, b, c, d]), 0);
  // The printed top left corner is seen at the top right: the text runs down, a quarter back brings it up.
  assert.equal(uprightRotation([b, c, d, a]), 270);
  assert.equal(uprightRotation([c, d, a, b]), 180);
  assert.equal(uprightRotation([d, a, b, c]), 90);
});

test('856 pixels for 85.6 mm are 10 a millimetre', () => {
  assert.ok(Math.abs(pixelsPerMillimetre(lying) - 10) < 1e-9);
});

test('a grid fills its rectangle evenly', () => {
  assert.deepEqual(gridOver(10, 20, 2, 1, 1), [
    [10.5, 20.5],
    [11.5, 20.5],
  ]);
});
