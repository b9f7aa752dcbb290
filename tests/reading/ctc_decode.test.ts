import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeGreedy, decodeWithin } from '../../server/reading/ctc_decode.js';
import { logProbability, sharesAmong } from '../../server/reading/ctc_score.js';
import { kAlphabet, outputOf } from './lines.js';

function near(got: number, wanted: number): void {
  assert.ok(Math.abs(got - wanted) < 1e-6, `${got}, not ${wanted}`);
}

describe('what the recogniser says, step by step', () => {
  test('a character that lasts is one, and one after a gap is another', () => {
    const read = decodeGreedy(outputOf([{ 1: 0.9 }, { 1: 0.6 }, {}, { 1: 0.8 }, { 2: 0.7 }]), kAlphabet);
    assert.deepEqual(
      read.map(({ text, step }) => [text, step]),
      [
        ['1', 0],
        ['1', 3],
        ['2', 4],
      ],
    );
    near(read[0]?.probability ?? 0, 0.9);
  });

  test('the second best character is told with the best', () => {
    const [first] = decodeGreedy(outputOf([{ 侗: 0.6, 傣: 0.3 }]), kAlphabet);
    assert.equal(first?.text, '侗');
    near(first.runnerUp, 0.3);
  });

  test('a number is read in digits and X only: what other characters had is left out', () => {
    const [best] = decodeWithin(outputOf([{ 土: 0.6, 1: 0.3 }, {}, { X: 0.5, 汉: 0.4 }]), kAlphabet, '0123456789X');
    assert.equal(best?.text, '1X');
    // First step 0.3 of 0.3 + 0.1, third 0.5 of 0.5 + 0.1.
    near(best.probability, (0.3 / 0.4) * (0.5 / 0.6));
  });

  test('the likeliest reading may differ from the likeliest steps', () => {
    // 1 in either step or both: 0.4 * 0.6 + 0.6 * 0.4 + 0.4 * 0.4 = 0.64; nothing: 0.36.
    const [first, second] = decodeWithin(outputOf([{ 1: 0.4 }, { 1: 0.4 }]), kAlphabet, '12');
    assert.deepEqual([first?.text, second?.text], ['1', '']);
    near(first?.probability ?? 0, 0.64);
    near(second?.probability ?? 0, 0.36);
  });

  test('a model of other classes than the dictionary is refused', () => {
    assert.throws(() => decodeGreedy({ data: new Float32Array(3), dims: [1, 1, 3] }, kAlphabet), /3 classes/);
  });
});

describe('how likely a line says a word', () => {
  test('all ways to say it add up', () => {
    near(Math.exp(logProbability(outputOf([{ 1: 0.4 }, { 1: 0.4 }]), kAlphabet, '1')), 0.64);
    near(Math.exp(logProbability(outputOf([{ 1: 0.4 }, { 2: 0.5 }]), kAlphabet, '12')), 0.2);
  });

  test('a doubled character needs a gap between', () => {
    near(Math.exp(logProbability(outputOf([{ 1: 1 }, { 1: 0.2 }, { 1: 1 }]), kAlphabet, '11')), 0.8);
  });

  test('a character that the dictionary lacks is impossible', () => {
    assert.equal(logProbability(outputOf([{ 1: 1 }]), kAlphabet, '仫'), -Infinity);
  });

  test('two looks weigh a word twice', () => {
    const look = outputOf([{ 侗: 0.6, 傣: 0.2 }]);
    near(sharesAmong([look], kAlphabet, ['侗', '傣'])[0] ?? 0, 0.75);
    near(sharesAmong([look, look], kAlphabet, ['侗', '傣'])[0] ?? 0, 0.9);
  });
});
