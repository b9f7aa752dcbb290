import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FaceLandmark } from 'qujing/node';
import { chipTensor, eyeDistanceOf, kChipSide, mirrored, pictureFromChip } from '../../server/matching/face_chip.js';
import { fitSimilarity, moved, type Place } from '../../server/matching/similarity_transform.js';

const kSquare: readonly Place[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

function isNear(actual: readonly number[], expected: readonly number[], within = 1e-9): void {
  for (const [at, value] of expected.entries())
    assert.ok(Math.abs((actual[at] ?? NaN) - value) <= within, `got ${actual.join()}, need ${expected.join()}`);
}

/** A mesh whose alignment points lie where the template has them, each place moved by `to`. */
function meshAt(to: (place: Place) => Place): FaceLandmark[] {
  const mesh = Array.from({ length: 468 }, (): FaceLandmark => [0, 0, 0]);
  const put = (index: number, place: Place): void => {
    mesh[index] = [...to(place), 0];
  };
  // Corners of an eye lie 5 to either side of its middle.
  put(33, [33.2946, 51.6963]);
  put(133, [43.2946, 51.6963]);
  put(362, [68.5318, 51.5014]);
  put(263, [78.5318, 51.5014]);
  put(1, [56.0252, 71.7366]);
  put(61, [41.5493, 92.3655]);
  put(291, [70.7299, 92.2041]);
  return mesh;
}

describe('a face is brought upright', () => {
  test('a square shifted, turned by a quarter and doubled is found as just that', () => {
    // A quarter clockwise in a picture, where y is down: (x, y) -> (-y, x).
    const seen = kSquare.map(([x, y]): Place => [5 - 2 * y, 7 + 2 * x]);
    const { a, b, right, down } = fitSimilarity(kSquare, seen);
    isNear([a, b, right, down], [0, 2, 5, 7]);
    isNear(moved([10, 0], { a, b, right, down }), [5, 27]);
  });

  test('a point that is off pulls the whole by its share, and no more', () => {
    const seen = kSquare.map(([x, y], at): Place => (at === 0 ? [x - 4, y] : [x, y]));
    // Four points: the middle moves by a quarter of 4.
    isNear(moved([5, 5], fitSimilarity(kSquare, seen)), [4, 5]);
  });

  test('what has no direction is refused', () => {
    assert.throws(() => fitSimilarity([[1, 1]], [[2, 2]]), /all places are one/);
    assert.throws(() => fitSimilarity(kSquare, []), /got 4 places for 0/);
    assert.throws(() => pictureFromChip([[0, 0, 0]]), /got 1 landmarks, need the 468/);
  });

  test('a face three times as large as the chip has eyes three times as far apart', () => {
    const place = pictureFromChip(meshAt(([x, y]) => [3 * x + 20, 3 * y + 10]));
    isNear([place.a, place.b, place.right, place.down], [3, 0, 20, 10], 1e-6);
    // 73.53 - 38.29 = 35.24 in the chip.
    isNear([eyeDistanceOf(place)], [105.7], 0.05);
  });
});

describe('the chip', () => {
  const side = 300;
  /** Red grows to the right, green downwards, blue is 255. */
  const pixels = Uint8Array.from({ length: 4 * side * side }, (_, at) => {
    const pixel = at >> 2;
    return [Math.min(255, pixel % side), Math.min(255, Math.floor(pixel / side)), 255, 255][at & 3] ?? 0;
  });
  const picture = { pixels, width: side, height: side };
  const redAt = (chip: Float32Array, x: number, y: number): number => (chip[y * kChipSide + x] ?? NaN) * 128 + 127.5;

  test('of its own size is the picture itself, cut out', () => {
    const chip = chipTensor(picture, { a: 1, b: 0, right: 30, down: 40 });
    assert.equal(chip.length, 3 * 112 * 112);
    isNear([redAt(chip, 0, 0), redAt(chip, 100, 7)], [30, 130], 1e-3);
    const [green, blue] = [chip.subarray(112 * 112), chip.subarray(2 * 112 * 112)];
    isNear([redAt(green, 5, 10)], [50], 1e-3);
    isNear([blue[0] ?? NaN], [127.5 / 128], 1e-6);
  });

  test('of half the size is the mean of what lies under each pixel', () => {
    const chip = chipTensor(picture, { a: 2, b: 0, right: 0, down: 0 });
    // Pixel 10 covers the picture's 20 and 21.
    isNear([redAt(chip, 10, 0)], [20.5], 1e-3);
  });

  test("beyond the picture's border shows the border", () => {
    const chip = chipTensor(picture, { a: 1, b: 0, right: -50, down: 0 });
    isNear([redAt(chip, 0, 0), redAt(chip, 49, 0), redAt(chip, 60, 0)], [0, 0, 10], 1e-3);
  });

  test('mirrored twice is itself, and once has left for right in every plane', () => {
    const chip = chipTensor(picture, { a: 1, b: 0, right: 30, down: 40 });
    const other = mirrored(chip);
    isNear([redAt(other, 0, 0), redAt(other, 111, 3)], [141, 30], 1e-3);
    assert.deepEqual(mirrored(other), chip);
  });
});
