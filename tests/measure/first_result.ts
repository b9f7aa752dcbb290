// How long from navigation to the first quad, against the same page on opencv.js?
import { median, openBenchSite, tell, type BenchSite } from './bench_site_lib.js';

const kRuns = 9;
const kMaxRatio = 0.35;

async function firstResultMs(
  site: BenchSite<'first_ours' | 'first_contour' | 'bench_page'>,
  name: 'first_ours' | 'first_contour',
): Promise<number> {
  const page = await site.open(name);
  await page.waitForFunction(() => 'firstResultMs' in globalThis, null, { timeout: 120_000 });
  const tookMs = await page.evaluate(() => (globalThis as unknown as { firstResultMs: number }).firstResultMs);
  await page.context().close();
  return tookMs;
}

const site = await openBenchSite([], 1);
try {
  const runs: { oursMs: number; contourMs: number }[] = [];
  for (let index = 0; index < kRuns; index++) {
    const oursMs = await firstResultMs(site, 'first_ours');
    runs.push({ oursMs, contourMs: await firstResultMs(site, 'first_contour') });
  }
  const set = `Chromium, fresh profile each, navigation to first result on one 1280x720 frame, interleaved`;
  const ratio = median(runs.map(({ oursMs, contourMs }) => oursMs / contourMs));
  tell('first result', median(runs.map(({ oursMs }) => oursMs)), 'ms', set, kRuns);
  tell('first result, opencv.js page', median(runs.map(({ contourMs }) => contourMs)), 'ms', set, kRuns);
  tell('first result / opencv.js page (at most 0.35)', ratio, '', set, kRuns, ratio <= kMaxRatio);
} finally {
  await site.close();
}
