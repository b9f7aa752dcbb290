// What does a live frame cost with everything that is judged on it, against Google's refined face mesh and human's?
import type { faceBench, FaceTimes } from './page/face_bench.js';
import { median, tell } from './bench_site_lib.js';
import { openFaceSite } from './face_site_lib.js';

const kRuns = 7;
const kFrames = 25;
const kMostOfGoogle = 0.5;
const kMostOfHuman = 0.7;

const site = await openFaceSite(kFrames);
try {
  const page = await site.open('face_bench');
  const run = (count: number): Promise<FaceTimes> =>
    page.evaluate(
      (frames) => (globalThis as unknown as { faceBench: typeof faceBench }).faceBench.speedRun(frames),
      count,
    );
  await run(kFrames);
  const runs: FaceTimes[] = [];
  for (let index = 0; index < kRuns; index++) runs.push(await run(kFrames));
  const set = `Chromium, 1280x720, a held face, one thread each, median of ${kRuns} interleaved runs of ${kFrames} frames of a film of 25/s`;
  const of = (value: (run: FaceTimes) => number): number => median(runs.map(value));
  const figure = (name: string, value: (run: FaceTimes) => number, unit: string, holds = true): void => {
    tell(name, of(value), unit, set, kRuns, holds);
  };
  figure('portrait frame, all checks, from RGBA in the page', ({ oursMs }) => oursMs, 'ms');
  figure('portrait frame, inside the worker', ({ engineMs }) => engineMs, 'ms');
  figure('face_mesh refined, CPU', ({ googleMs }) => googleMs, 'ms');
  figure('human, wasm mesh without iris', ({ humanMs }) => humanMs, 'ms');
  const ofGoogle = ({ oursMs, googleMs }: FaceTimes): number => oursMs / googleMs;
  const ofHuman = ({ oursMs, humanMs }: FaceTimes): number => oursMs / humanMs;
  figure(`portrait / face_mesh (at most ${kMostOfGoogle})`, ofGoogle, '', of(ofGoogle) <= kMostOfGoogle);
  figure(`portrait / human (at most ${kMostOfHuman})`, ofHuman, '', of(ofHuman) <= kMostOfHuman);
  figure('frames tracked', ({ tracked }) => (100 * tracked) / kFrames, '%');
  figure('frames with a face, face_mesh', ({ googleFound }) => (100 * googleFound) / kFrames, '%');
  figure('frames with a face, human', ({ humanFound }) => (100 * humanFound) / kFrames, '%');
} finally {
  await site.close();
}
