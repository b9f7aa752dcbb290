// What does a frame cost with its side, checks and guidance, untracked and tracked, against the usual contour pipeline?
import type { bench, RunTimes } from './page/bench_page.js';
import { median, openBenchSite, tell } from './bench_site_lib.js';

const kRuns = 9;
const kFrames = 28;
const kMaxUntrackedRatio = 1.6;
const kMaxTrackedRatio = 1;

const site = await openBenchSite();
try {
  const page = await site.open('bench_page');
  const run = (count: number): Promise<RunTimes> =>
    page.evaluate((frames) => (globalThis as unknown as { bench: typeof bench }).bench.speedRun(frames), count);
  await run(kFrames);
  const runs: RunTimes[] = [];
  for (let index = 0; index < kRuns; index++) runs.push(await run(kFrames));
  const set = `Chromium, 1280x720 RGBA to quad, side, checks and guidance through a worker, median of ${kRuns} interleaved runs of ${kFrames}`;
  const of = (value: (run: RunTimes) => number): number => median(runs.map(value));
  const untrackedRatio = of(({ untrackedMs, contourMs }) => untrackedMs / contourMs);
  const trackedRatio = of(({ trackedMs, contourMs }) => trackedMs / contourMs);
  tell(
    'frame, untracked',
    of((times) => times.untrackedMs),
    'ms',
    set,
    kRuns,
  );
  tell(
    'frame, untracked, inside the engine',
    of((times) => times.engineMs),
    'ms',
    set,
    kRuns,
  );
  tell(
    'frame, tracked',
    of((times) => times.trackedMs),
    'ms',
    set,
    kRuns,
  );
  tell(
    'frame, contour pipeline on opencv.js at 640 px',
    of((times) => times.contourMs),
    'ms',
    set,
    kRuns,
  );
  tell(
    'frame, untracked / contour pipeline (at most 1.6)',
    untrackedRatio,
    '',
    set,
    kRuns,
    untrackedRatio <= kMaxUntrackedRatio,
  );
  tell('frame, tracked / contour pipeline (at most 1)', trackedRatio, '', set, kRuns, trackedRatio <= kMaxTrackedRatio);
  const tracked = of((times) => times.tracked / kFrames);
  tell('frames that were really tracked', tracked * 100, '%', set, kFrames, tracked >= 0.9);
} finally {
  await site.close();
}
