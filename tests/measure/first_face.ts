// How long from navigation to the first face, against the same page on human?
import { median, tell, type BenchSite } from './bench_site_lib.js';
import { openFaceSite } from './face_site_lib.js';

const kRuns = 7;
const kMostRatio = 0.9;

async function firstFaceMs(
  site: BenchSite<'first_face_ours' | 'first_face_human' | 'face_bench'>,
  name: 'first_face_ours' | 'first_face_human',
): Promise<number> {
  const page = await site.open(name);
  await page.waitForFunction(() => 'firstResultMs' in globalThis, null, { timeout: 120_000 });
  const { firstResultMs, found } = await page.evaluate(() => {
    const said = globalThis as unknown as { firstResultMs: number; found: boolean };
    return { firstResultMs: said.firstResultMs, found: said.found };
  });
  await page.context().close();
  if (!found) throw new Error(`${name} found no face`);
  return firstResultMs;
}

const site = await openFaceSite(1);
try {
  const runs: { oursMs: number; humanMs: number }[] = [];
  for (let index = 0; index < kRuns; index++) {
    const oursMs = await firstFaceMs(site, 'first_face_ours');
    runs.push({ oursMs, humanMs: await firstFaceMs(site, 'first_face_human') });
  }
  const set = 'Chromium, fresh profile each, navigation to the first face on one 1280x720 frame, interleaved';
  const ratio = median(runs.map(({ oursMs, humanMs }) => oursMs / humanMs));
  tell('first face', median(runs.map(({ oursMs }) => oursMs)), 'ms', set, kRuns);
  tell('first face, human', median(runs.map(({ humanMs }) => humanMs)), 'ms', set, kRuns);
  tell(`first face / human (at most ${kMostRatio})`, ratio, '', set, kRuns, ratio <= kMostRatio);
} finally {
  await site.close();
}
