import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.js';

test('a seed gives the same numbers on every machine', () => {
  const random = new Random('qujing');
  const drawn = Array.from({ length: 4 }, () => Math.floor(random.next() * 1e9));
  assert.deepEqual(drawn, [3702791, 743441137, 917153796, 338095367]);
});

test('a fork does not depend on what was drawn before it', () => {
  const a = new Random('seed');
  const b = new Random('seed');
  b.next();
  assert.equal(a.fork('x').next(), b.fork('x').next());
  assert.notEqual(a.fork('x').next(), a.fork('y').next());
});

test('numbers are spread evenly', () => {
  const random = new Random('even');
  const bins = new Array<number>(10).fill(0);
  for (let i = 0; i < 20000; i++) {
    const bin = Math.floor(random.next() * 10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  for (const bin of bins) assert.ok(Math.abs(bin - 2000) < 200);
});
