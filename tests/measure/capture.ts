// Does <qujing-card> take both sides by itself within 4 s each, and never a faulty one, and does its hint name the fault?
//
// Films (tests/data/capture_recording.ts) play as Chromium's camera on the candidate's page. `good`: a card comes in, is
// held, turned over and held again; the time of a side runs from the first hint on a card that is wholly in view to
// `captured`. The other kinds show one fault for 10 s; the hint named is the one shown longest.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { capturedFilm } from '../data/capture_file.js';
import type { CaptureKind } from '../data/capture_script.js';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { openPage } from '../browser/chromium.js';
import type { GuidanceCode } from '../../web/sdk/types.js';
import { tell } from './bench_site_lib.js';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const kSideLimitMs = 4_000;
const kFaultMs = 10_000;
const kFilmMs = 25_000;
const kFaults: Readonly<Partial<Record<CaptureKind, GuidanceCode>>> = {
  blur: 'blurred',
  glare: 'glare',
  cut: 'partlyOutside',
  finger: 'occluded',
  wrongSide: 'wrongSide',
  photocopy: 'photocopy',
  tooFar: 'tooFar',
  tooDark: 'tooDark',
  tilted: 'tilted',
};
const phone = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 } as const;

interface Hint {
  readonly guidance: GuidanceCode;
  readonly atMs: number;
}

/** The hints from the camera's first picture on, until `enough` says so or the time is over. */
async function hintsOf(film: string, limitMs: number, captures: number): Promise<Hint[]> {
  const { page, close } = await openPage({
    path: '/card.html',
    context: phone,
    y4mFile: film,
  });
  try {
    await page.evaluate(() => {
      const hints: Hint[] = [];
      Object.assign(window, { hints });
      document.addEventListener('qujing-guidance', (event) => {
        hints.push({ guidance: (event as CustomEvent<Hint>).detail.guidance, atMs: performance.now() });
      });
    });
    await page.click('qujing-card >> button.start');
    await page.waitForFunction(() => (window as unknown as { hints: Hint[] }).hints.length > 0, null, {
      timeout: 30_000,
    });
    await page
      .waitForFunction(
        (wanted) =>
          (window as unknown as { hints: Hint[] }).hints.filter(({ guidance }) => guidance === 'captured').length >=
          wanted,
        captures,
        { timeout: limitMs },
      )
      .catch(() => undefined);
    return await page.evaluate(() => [
      ...(window as unknown as { hints: Hint[] }).hints,
      { guidance: 'searching' as const, atMs: performance.now() },
    ]);
  } finally {
    await close();
  }
}

/** Milliseconds from the first hint on a card in view to each capture. */
function captureTimes(hints: readonly Hint[]): number[] {
  const times: number[] = [];
  let sinceMs: number | null = null;
  for (const { guidance, atMs } of hints) {
    if (guidance === 'captured') {
      times.push(atMs - (sinceMs ?? atMs));
      sinceMs = null;
    } else if (['searching', 'partlyOutside', 'turnOver'].includes(guidance)) sinceMs = null;
    else sinceMs ??= atMs;
  }
  return times;
}

/** The hint that was shown longest. */
function longestHint(hints: readonly Hint[]): GuidanceCode {
  const shown = new Map<GuidanceCode, number>();
  hints.slice(0, -1).forEach(({ guidance, atMs }, i) => {
    shown.set(guidance, (shown.get(guidance) ?? 0) + (hints[i + 1]?.atMs ?? atMs) - atMs);
  });
  return [...shown].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'searching';
}

async function onFilm<T>(kind: CaptureKind, seed: number, work: (film: string) => Promise<T>): Promise<T> {
  const film = await capturedFilm(kind, `measure${seed}`);
  try {
    return await work(film);
  } finally {
    // 250 MB each.
    if (!values.keep) rmSync(film);
  }
}

await fetchBackgrounds(console.error);
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => i);
const set = `Chromium, <qujing-card> 390x760 on films of 720x1280, 15 frames a second, ${seeds.length} of each kind`;
if (values.only === undefined || values.only === 'good') {
  const times: number[] = [];
  for (const seed of seeds) {
    const hints = await onFilm('good', seed, (film) => hintsOf(film, kFilmMs, 2));
    const mine = captureTimes(hints);
    if (mine.length < 2) console.log(hints.map(({ guidance }) => guidance).join(' '));
    console.log(`good ${seed}: ${mine.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(', ')}`);
    times.push(...mine);
  }
  const wanted = 2 * seeds.length;
  tell('capture: sides taken unaided', times.length, `of ${wanted}`, set, wanted, times.length >= wanted);
  const slowest = Math.max(0, ...times) / 1000;
  tell('capture: slowest side (at most 4)', slowest, 's', set, times.length, slowest * 1000 <= kSideLimitMs);
}
for (const [kind, expected] of Object.entries(kFaults) as [CaptureKind, GuidanceCode][]) {
  if (values.only !== undefined && values.only !== kind) continue;
  let taken = 0;
  let named = 0;
  for (const seed of seeds) {
    const hints = await onFilm(kind, seed, (film) => hintsOf(film, kFaultMs, 1));
    const longest = longestHint(hints);
    taken += Number(hints.some(({ guidance }) => guidance === 'captured'));
    named += Number(longest === expected);
    console.log(`${kind} ${seed}: ${longest}`);
  }
  tell(`capture: ${kind}, taken within 10 s (none)`, taken, '', set, seeds.length, taken === 0);
  tell(
    `capture: ${kind}, the hint names the fault`,
    named,
    `of ${seeds.length}`,
    set,
    seeds.length,
    named === seeds.length,
  );
}
