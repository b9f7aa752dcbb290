import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { answers, checkOf, type Answer } from './check_answers.js';

/** An odd step: both sides of the card come up. */
const kEvery = 19;

/** Refused for the check's own reason: by the check, or because no whole card of that size is seen. */
function refused({ sample, analysis }: Answer): boolean {
  if (!analysis.found) return true;
  if (sample.check === 'size') return ['size', 'resolution'].some((id) => passedOf(analysis, id) === false);
  return passedOf(analysis, sample.check) === false;
}

function passedOf(analysis: Answer['analysis'], id: string): boolean | null {
  return checkOf(analysis, id as Parameters<typeof checkOf>[1])?.passed ?? null;
}

function isRight(answer: Answer): boolean {
  const { sample, analysis } = answer;
  if (sample.check === 'side') {
    const upright = sample.truth.side === null || analysis.rotation === sample.truth.rotation;
    return !analysis.found || (analysis.side === (sample.truth.side ?? 'unknown') && upright);
  }
  return sample.expected === 'bad' ? refused(answer) : analysis.found && passedOf(analysis, sample.check) === true;
}

describe('the checks of the card on a nineteenth of the tune set', () => {
  const all: Answer[] = [];
  before(async () => {
    await fetchBackgrounds(() => undefined);
    for await (const answer of answers('check-tune', { every: kEvery })) all.push(answer);
  });

  const [, ...lines] = readFileSync(new URL('card_checks/expected.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    const [check = '', good = '', bad = ''] = line.split(',');
    for (const [expected, bound] of Object.entries({ good, bad })) {
      test(`${check} is right on at least ${bound} of the ${expected} frames`, () => {
        const mine = all.filter(({ sample }) => sample.check === check && sample.expected === expected);
        const misses = mine.filter((answer) => !isRight(answer)).map(({ sample }) => `${sample.id} ${sample.kind}`);
        assert.ok(mine.length > 4, `only ${mine.length} frames`);
        const right = (mine.length - misses.length) / mine.length;
        assert.ok(right >= Number(bound), `${right.toFixed(2)} of ${mine.length} right, missed ${misses.join(', ')}`);
      });
    }
  }

  test('no frame that shows a fault is called faultless', () => {
    const passed = all.filter(({ sample, analysis }) => sample.expected === 'bad' && analysis.passed);
    assert.ok(passed.length <= 2, passed.map(({ sample }) => sample.id).join(', '));
  });
});
