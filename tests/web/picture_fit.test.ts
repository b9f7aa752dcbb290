import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxToQuad } from '../../web/elements/card_outline.js';
import { boxToPicture, guideIn, pictureToBox, rectInPicture } from '../../web/elements/picture_fit.js';

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

test('a point goes to the box and back, a rectangle keeps its shape', () => {
  const picture = { width: 1080, height: 1920 };
  for (const fit of ['cover', 'contain'] as const) {
    for (const box of [
      { width: 390, height: 520 },
      { width: 900, height: 506 },
    ]) {
      const there = pictureToBox(picture, box, fit)({ x: 333, y: 777 });
      const back = boxToPicture(picture, box, fit)(there);
      assert.ok(Math.hypot(back.x - 333, back.y - 777) < 1e-9);
      const { width, height } = rectInPicture(guideIn(box), picture, box, fit);
      assert.ok(Math.abs(width / height - 85.6 / 53.98) < 1e-9);
    }
  }
});

test('the guide of a phone’s portrait stream is 900 pixels wide and more, and lies in what is shown', () => {
  const box = { width: 360, height: 640 };
  const { x, y, width, height } = rectInPicture(guideIn(box), { width: 1080, height: 1920 }, box, 'cover');
  assert.ok(width >= 900, `${width} px`);
  assert.ok(x >= 0 && y >= 0 && x + width <= 1080 && y + height <= 1920);
});

test('the outline’s box is bent onto the four corners it is given', () => {
  const corners = [
    { x: 100, y: 50 },
    { x: 420, y: 80 },
    { x: 400, y: 300 },
    { x: 90, y: 260 },
  ] as const;
  const m = (/\((.*)\)/.exec(boxToQuad([...corners]))?.[1] ?? '').split(',').map(Number);
  const [w, h] = [856, 540];
  [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ].forEach(([x = 0, y = 0], index) => {
    const along = (row: number): number => (m[row] ?? 0) * x + (m[row + 4] ?? 0) * y + (m[row + 12] ?? 0);
    const at = { x: along(0) / along(3), y: along(1) / along(3) };
    assert.ok(Math.hypot(at.x - (corners[index]?.x ?? 0), at.y - (corners[index]?.y ?? 0)) < 0.01);
  });
});
