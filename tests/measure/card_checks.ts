// Is each check of the card right: on 100 frames that clearly fail it and on 100 that clearly do not?
import { parseArgs } from 'node:util';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import type { CheckSetName } from '../data/check_set.js';
import type { CheckName } from '../data/check_verdict.js';
import type { CheckId } from '../../web/sdk/types.js';
import { type Answer, answers, checkOf, figure, foundCard, share } from '../golden/check_answers.js';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'final' },
    every: { type: 'string', default: '1' },
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
});
const kLeastRight = 95;
const kLeastPrecision = 98;
/** A frame that is too small fails either of two. */
const kIds: Partial<Record<CheckName, readonly CheckId[]>> = { size: ['size', 'resolution'] };
const name = `card check-${values.set}`;

/** What the engine says of the check; null: not assessed. */
function said({ sample, analysis }: Answer): boolean | null {
  const verdicts = (kIds[sample.check] ?? [sample.check as CheckId]).map((id) => checkOf(analysis, id)?.passed ?? null);
  if (verdicts.includes(false)) return false;
  if (sample.check === 'completeness' && analysis.partlyOutside) return false;
  return verdicts.every((verdict) => verdict === true) ? true : null;
}

function isRight(answer: Answer): boolean {
  return said(answer) === (answer.sample.expected === 'good');
}

interface Row {
  check: CheckName;
  expected: string;
  kind: string;
  answers: Answer[];
}

function rowsOf(all: readonly Answer[], byKind: boolean): Row[] {
  const rows = new Map<string, Row>();
  for (const answer of all) {
    const { check, expected, kind } = answer.sample;
    const key = [check, expected, byKind ? kind : ''].join('/');
    const row = rows.get(key) ?? { check, expected, kind: byKind ? kind : 'all', answers: [] };
    row.answers.push(answer);
    rows.set(key, row);
  }
  return [...rows.values()];
}

function lineOf({ check, expected, kind, answers: list }: Row): string {
  const cell = (value: string | number, width: number): string => String(value).padStart(width);
  const right = list.filter(isRight).length;
  const unsaid = list.filter((answer) => said(answer) === null).length;
  return `${check.padEnd(14)}${expected.padEnd(6)}${kind.padEnd(16)}${cell(list.length, 6)}${cell(list.filter(foundCard).length, 7)}${cell(right, 7)}${cell(unsaid, 8)}${cell(`${share(right, list.length).toFixed(1)}%`, 9)}`;
}

function report(all: readonly Answer[]): string[] {
  const broken: string[] = [];
  console.log(`${'check'.padEnd(14)}${'truth'.padEnd(6)}${'kind'.padEnd(16)}frames  found  right  unsaid    share`);
  for (const row of rowsOf(all, true)) console.log(lineOf(row));
  for (const row of rowsOf(all, false)) {
    console.log(lineOf(row));
    const right = share(row.answers.filter(isRight).length, row.answers.length);
    figure(
      `${row.check}: right on ${row.expected} frames (at least ${kLeastRight})`,
      right,
      '%',
      name,
      row.answers.length,
    );
    if (right < kLeastRight) broken.push(`${row.check}: right on ${right.toFixed(1)} % of ${row.expected} frames`);
  }
  const refused = all.filter(({ sample }) => sample.expected === 'bad');
  figure(
    'bad frames that pass all checks',
    refused.filter(({ analysis }) => analysis.passed).length,
    '',
    name,
    refused.length,
  );
  const good = all.filter(({ sample }) => sample.expected === 'good');
  figure(
    'good frames that pass all checks',
    share(good.filter(({ analysis }) => analysis.passed).length, good.length),
    '%',
    name,
    good.length,
  );
  return [...broken, ...reportCopies(all)];
}

/** Of the frames called a photocopy, how many are one; on the check's own frames, and over all. */
function reportCopies(all: readonly Answer[]): string[] {
  const called = all.filter(({ analysis }) => checkOf(analysis, 'photocopy')?.passed === false);
  const own = called.filter(({ sample }) => sample.check === 'photocopy');
  if (all.every(({ sample }) => sample.check !== 'photocopy')) return [];
  const precision = share(own.filter(({ sample }) => sample.truth.photocopy).length, own.length);
  figure(`photocopy: precision (at least ${kLeastPrecision})`, precision, '%', name, own.length);
  figure(
    'photocopy: called one wrongly, all frames',
    called.filter(({ sample }) => !sample.truth.photocopy).length,
    '',
    name,
    all.length,
  );
  return precision < kLeastPrecision ? [`photocopy: precision ${precision.toFixed(1)} %`] : [];
}

function tellMiss(answer: Answer): void {
  const { sample, analysis } = answer;
  const ids = kIds[sample.check] ?? [sample.check];
  const raws = ids.map((id) => `${id} ${checkOf(analysis, id)?.raw?.toFixed(3) ?? 'unsaid'}`);
  console.log(`miss ${sample.id} ${sample.kind}: ${raws.join(', ')}, found ${analysis.found}, side ${analysis.side}`);
}

await fetchBackgrounds(console.error);
const all: Answer[] = [];
// The sides have a measure of their own.
const options = {
  without: 'side',
  every: Number(values.every),
  ...(values.only ? { only: values.only } : {}),
} as const;
for await (const answer of answers(`check-${values.set}` as CheckSetName, options)) {
  all.push(answer);
  if (values.misses && !isRight(answer)) tellMiss(answer);
}
const broken = report(all);
for (const line of broken) console.log(`broken: ${line}`);
process.exitCode = broken.length > 0 ? 1 : 0;
