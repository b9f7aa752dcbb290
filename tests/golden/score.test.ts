import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intersectionOverUnion, type Quad } from '../data/geometry.js';
import { cornerError, rowOf } from './score.js';

const square: Quad = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

test('intersection over union of shifted squares', () => {
  const shifted = square.map(([x, y]) => [x + 5, y]) as Quad;
  assert.ok(Math.abs(intersectionOverUnion(square, shifted) - 1 / 3) < 1e-9);
  assert.equal(intersectionOverUnion(square, square), 1);
  assert.equal(intersectionOverUnion(square, square.map(([x, y]) => [x + 20, y]) as Quad), 0);
});

test('corners may be named from any corner, either way round', () => {
  const turned: Quad = [square[2], square[3], square[0], square[1]];
  const mirrored: Quad = [square[1], square[0], square[3], square[2]];
  assert.equal(cornerError(turned, square), 0);
  assert.equal(cornerError(mirrored, square), 0);
  assert.equal(cornerError(square.map(([x, y]) => [x + 3, y + 4]) as Quad, square), 5);
});

test('corner error is averaged over the hits only', () => {
  const score = { id: '', category: 'clean' as const, found: true, confidence: 1, partlyOutside: false };
  const row = rowOf('clean', [
    { ...score, iou: 0.95, cornerError: 2 },
    { ...score, iou: 0.5, cornerError: 90 },
  ]);
  assert.equal(row.hitShare, 0.5);
  assert.equal(row.meanCornerError, 2);
});
