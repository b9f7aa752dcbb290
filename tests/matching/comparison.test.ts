import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { meanDirection, similarityOf, unitOf } from '../../server/matching/face_description.js';
import { FaceMatcher } from '../../server/matching/face_matcher.js';
import { kMatchThresholds, matchPairs } from '../../server/matching/match_thresholds.js';

const numbers = (...values: number[]): Float32Array => Float32Array.from(values);

describe('numbers of a face', () => {
  test('3 and 4 are of length 5', () => {
    assert.deepEqual([...unitOf(numbers(3, 4))], [...numbers(0.6, 0.8)]);
  });

  test('the same direction is 1, a right angle 0, the opposite -1', () => {
    const east = numbers(1, 0);
    assert.deepEqual(
      [numbers(1, 0), numbers(0, 1), numbers(-1, 0)].map((other) => similarityOf(east, other)),
      [1, 0, -1],
    );
  });

  test('the mean of two directions lies between them, however long they are', () => {
    const [x = 0, y = 0] = meanDirection([numbers(100, 0), numbers(0, 1)]);
    assert.ok(Math.abs(x - Math.SQRT1_2) < 1e-6 && Math.abs(y - Math.SQRT1_2) < 1e-6, `${x} ${y}`);
  });

  test('what has no direction, or another length, is refused', () => {
    assert.throws(() => unitOf(numbers(0, 0)), /length 0/);
    assert.throws(() => unitOf(numbers(NaN, 1)), /no direction/);
    assert.throws(() => meanDirection([]), /no numbers/);
    assert.throws(() => similarityOf(numbers(1), numbers(1, 0)), /1 numbers and 2/);
  });
});

describe('a verdict', () => {
  let matcher: FaceMatcher;
  before(async () => {
    matcher = await FaceMatcher.open();
  });
  after(() => matcher.close());

  /** At this cosine from (1, 0). */
  const at = (cosine: number): { numbers: Float32Array; eyeDistance: number } => ({
    numbers: numbers(cosine, Math.sqrt(1 - cosine * cosine)),
    eyeDistance: 60,
  });

  for (const pair of matchPairs) {
    test(`${pair}: a hundredth over the threshold is one face, a hundredth under it is not`, () => {
      const { threshold, decisive } = kMatchThresholds[pair];
      const over = matcher.compare(at(1), at(threshold + 0.01), pair);
      const under = matcher.compare(at(1), at(threshold - 0.01), pair);
      assert.deepEqual([over.sameFace, under.sameFace], [true, false]);
      assert.deepEqual([over.threshold, over.decisive], [threshold, decisive]);
      assert.ok(Math.abs(over.similarity - threshold - 0.01) < 1e-6);
    });
  }

  test('what is printed on a card refuses nobody', () => {
    assert.equal(matcher.compare(at(1), at(-1), 'portraitCard').decisive, false);
  });

  test('a picture without a face has no description', async () => {
    const grey = { pixels: new Uint8Array(4 * 320 * 240).fill(128), width: 320, height: 240 };
    assert.equal(await matcher.describe(grey), null);
  });
});
