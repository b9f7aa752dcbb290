import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BlackWatch } from '../../web/sdk/camera/black_watch.js';
import { lumaRange } from '../../web/sdk/worker/analyzer_worker/luma_range.js';

const black = { least: 16, most: 16 };
const room = { least: 30, most: 200 };

describe('a camera that runs and shows nothing', () => {
  test('is told after three seconds of black, not before', () => {
    const watch = new BlackWatch();
    assert.deepEqual(
      [0, 1000, 2900, 3000].map((nowMs) => watch.add(black, nowMs)),
      [false, false, false, true],
    );
  });

  test('one frame with something in it begins the time anew', () => {
    const watch = new BlackWatch();
    watch.add(black, 0);
    watch.add(room, 2900);
    assert.equal(watch.add(black, 3100), false);
    assert.equal(watch.add(black, 6100), true);
  });

  test('one even colour is a dead picture too, a white wall in the sun and a dark room with noise are not', () => {
    const told = [
      { least: 135, most: 135 },
      { least: 255, most: 255 },
      { least: 8, most: 21 },
    ].map((luma) => {
      const watch = new BlackWatch();
      watch.add(luma, 0);
      return watch.add(luma, 5000);
    });
    assert.deepEqual(told, [true, false, false]);
  });

  test('the range is that of the whole frame, by its green, and of gray frames', () => {
    const [width, height] = [48, 48];
    const rgba = new Uint8Array(width * height * 4).fill(40);
    rgba[(47 * width + 1) * 4 + 1] = 220;
    assert.deepEqual(lumaRange(rgba, { width, height, rowStride: width * 4, format: 'rgba' }), {
      least: 40,
      most: 220,
    });
    const gray = new Uint8Array(width * height).fill(9);
    assert.deepEqual(lumaRange(gray, { width, height, rowStride: width, format: 'gray' }), { least: 9, most: 9 });
  });
});
