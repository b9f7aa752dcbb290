// Is the side of a resident card and its way up told right, and does any other card stay unknown?
import { parseArgs } from 'node:util';
import type { CheckSetName } from '../data/check_set.js';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { distance } from '../data/geometry.js';
import { type Answer, answers, cornersOf, figure, foundCard, share } from '../golden/check_answers.js';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'final' },
    every: { type: 'string', default: '1' },
    misses: { type: 'boolean', default: false },
  },
});
const kLeastRight = 99;
const kLeastUnknown = 98;
const kNearCorner = 20;
const name = `card check-${values.set}`;

function rightSide({ sample, analysis }: Answer): boolean {
  return analysis.side === sample.truth.side && analysis.rotation === sample.truth.rotation;
}

/** The quad begins at the corner that is printed as the top left one. */
function asPrinted({ sample, analysis }: Answer): boolean {
  const { quad } = analysis;
  return (
    quad !== null &&
    cornersOf(quad).every((corner, i) => distance(corner, sample.truth.quad[i] ?? [0, 0]) < kNearCorner)
  );
}

function tellTable(all: readonly Answer[]): void {
  for (const truth of ['portrait', 'emblem', null] as const) {
    const mine = all.filter(({ sample }) => sample.truth.side === truth);
    const count = (side: string): string => `${side} ${mine.filter(({ analysis }) => analysis.side === side).length}`;
    console.log(
      `${truth ?? 'other'}: ${mine.length} found, told ${['portrait', 'emblem', 'unknown'].map(count).join(', ')}`,
    );
  }
  for (const kind of new Set(all.map(({ sample }) => sample.kind))) {
    const mine = all.filter(({ sample }) => sample.kind === kind && sample.truth.side !== null);
    if (mine.length > 0) console.log(`${kind}: ${mine.filter(rightSide).length} of ${mine.length} right`);
  }
}

await fetchBackgrounds(console.error);
const found: Answer[] = [];
let frames = 0;
for await (const answer of answers(`check-${values.set}` as CheckSetName, {
  only: 'side',
  every: Number(values.every),
})) {
  frames++;
  if (!foundCard(answer)) continue;
  found.push(answer);
  const { sample, analysis } = answer;
  if (values.misses && (sample.truth.side === null ? analysis.side !== 'unknown' : !rightSide(answer)))
    console.log(
      `miss ${sample.id} ${sample.kind}: ${sample.truth.side ?? 'other'} ${sample.truth.rotation}, told ${analysis.side} ${analysis.rotation ?? ''}`,
    );
}
tellTable(found);
const residents = found.filter(({ sample }) => sample.truth.side !== null);
const others = found.filter(({ sample }) => sample.truth.side === null);
const right = share(residents.filter(rightSide).length, residents.length);
const unknown = share(others.filter(({ analysis }) => analysis.side === 'unknown').length, others.length);
figure('side: cards found', share(found.length, frames), '%', name, frames);
figure(`side: side and way up right (at least ${kLeastRight})`, right, '%', name, residents.length);
figure(
  'side: corners in printed order',
  share(residents.filter(asPrinted).length, residents.length),
  '%',
  name,
  residents.length,
);
figure(`side: unknown on other cards (at least ${kLeastUnknown})`, unknown, '%', name, others.length);
process.exitCode = right >= kLeastRight && unknown >= kLeastUnknown ? 0 : 1;
