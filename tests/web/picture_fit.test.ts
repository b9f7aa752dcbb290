import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guideIn, pictureToBox } from '../../web/elements/picture_fit.js';

test('cover: a wide picture in a tall box is cut at the sides, its middle stays the middle', () => {
  const toBox = pictureToBox({ width: 1920, height: 1080 }, { width: 300, height: 400 }, 'cover');
  assert.deepEqual(toBox({ x: 960, y: 540 }), { x: 150, y: 200 });
  assert.equal(toBox({ x: 0, y: 0 }).y, 0);
  assert.ok(toBox({ x: 0, y: 0 }).x < 0);
});

test('contain: the same picture is shown whole, with bars above and below', () => {
  const toBox = pictureToBox({ width: 1920, height: 1080 }, { width: 320, height: 400 }, 'contain');
  assert.deepEqual(toBox({ x: 0, y: 0 }), { x: 0, y: 110 });
  assert.deepEqual(toBox({ x: 1920, y: 1080 }), { x: 320, y: 290 });
});

test('the guide has the shape of a card and lies inside the box, upright and lying', () => {
  for (const box of [
    { width: 390, height: 520 },
    { width: 1280, height: 480 },
  ]) {
    const { x, y, width, height } = guideIn(box);
    assert.ok(Math.abs(width / height - 85.6 / 53.98) < 1e-9);
    assert.ok(x >= 0 && y >= 0 && x + width <= box.width && y + height <= box.height);
  }
});
