// Is each gating check of a portrait right: on pictures that clearly fail it and on others that clearly do not, of people
// on whom nothing was tuned?
import { parseArgs } from 'node:util';
import { mustRun } from '../../scripts/lib/run.js';
import { figure, share } from '../golden/check_answers.js';
import { isRight, portraitAnswers, verdictOn, type PortraitAnswer } from '../golden/portrait_answers.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';

const { values } = parseArgs({
  options: {
    split: { type: 'string', default: 'test' },
    count: { type: 'string', default: '100' },
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
});
const split = (['tune', 'spent'] as const).find((name) => name === values.split) ?? 'test';
const kLeastCaught = 95;
const kMostRefused = 5;

function tellMiss({ sample, said }: PortraitAnswer): void {
  const check = verdictOn(said, sample.check);
  const raw = said.face === null ? 'no face' : `${check?.code ?? ''} ${check?.raw?.toFixed(3) ?? 'unsaid'}`;
  console.log(`miss ${sample.id} ${sample.kind} ${sample.person.id} ${JSON.stringify(sample.truth)}: ${raw}`);
}

function people(answers: readonly PortraitAnswer[]): number {
  return new Set(answers.map(({ sample }) => sample.person.id)).size;
}

/** People who are harder than most: they must not be refused for what they are. */
function reportTraits(good: readonly PortraitAnswer[]): void {
  for (const trait of ['darkSkin', 'narrowEyes'] as const) {
    const theirs = good.filter(({ sample }) => sample.person.traits.includes(trait));
    const refused = theirs.filter((answer) => !isRight(answer)).length;
    const set = `faces ${split}, ${people(theirs)} people`;
    figure(`good pictures refused, ${trait}`, share(refused, theirs.length), '%', set, theirs.length);
  }
}

function report(all: readonly PortraitAnswer[]): string[] {
  const broken: string[] = [];
  for (const check of new Set(all.map(({ sample }) => sample.check))) {
    const of = (expected: string): PortraitAnswer[] =>
      all.filter(({ sample }) => sample.check === check && sample.expected === expected);
    const [good, bad] = [of('good'), of('bad')];
    const refused = share(good.filter((answer) => !isRight(answer)).length, good.length);
    const caught = share(bad.filter(isRight).length, bad.length);
    figure(`${check}: good refused`, refused, '%', `faces ${split}, ${people(good)} people`, good.length);
    figure(`${check}: bad caught`, caught, '%', `faces ${split}, ${people(bad)} people`, bad.length);
    if (refused > kMostRefused) broken.push(`${check}: ${refused.toFixed(1)} % of the good refused`);
    if (caught < kLeastCaught) broken.push(`${check}: ${caught.toFixed(1)} % of the bad caught`);
  }
  reportTraits(all.filter(({ sample }) => sample.expected === 'good'));
  return broken;
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const all: PortraitAnswer[] = [];
const only = values.only === undefined ? {} : { only: values.only.split(',') };
for await (const answer of portraitAnswers({ split, count: Number(values.count), ...only })) {
  all.push(answer);
  if (values.misses && !isRight(answer)) tellMiss(answer);
}
await closeMeshes();
await closeMattes();
const broken = report(all);
for (const line of broken) console.log(`broken: ${line}`);
process.exitCode = broken.length > 0 ? 1 : 0;
