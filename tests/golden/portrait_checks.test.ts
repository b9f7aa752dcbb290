import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { mustRun } from '../../scripts/lib/run.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { isRight, portraitAnswers, type PortraitAnswer } from './portrait_answers.js';

const kCount = 5;

const [, ...lines] = readFileSync(new URL('portrait_checks/expected.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const bounds = lines.map((line) => line.split(','));

describe('the checks of a portrait on five good and five bad pictures each', () => {
  const all: PortraitAnswer[] = [];
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    const only = bounds.map(([check = '']) => check);
    for await (const answer of portraitAnswers({ split: 'tune', count: kCount, only })) all.push(answer);
  });
  after(async () => {
    await closeMeshes();
    await closeMattes();
  });

  for (const [check = '', good = '', bad = ''] of bounds)
    for (const [expected, bound] of Object.entries({ good, bad })) {
      test(`${check} is right on at least ${bound} of the ${expected} pictures`, () => {
        const mine = all.filter(({ sample }) => sample.check === check && sample.expected === expected);
        const misses = mine.filter((answer) => !isRight(answer)).map(({ sample }) => `${sample.id} ${sample.kind}`);
        assert.equal(mine.length, kCount);
        const right = (mine.length - misses.length) / mine.length;
        assert.ok(right >= Number(bound), `${right.toFixed(2)} of ${mine.length} right, missed ${misses.join(', ')}`);
      });
    }
});
