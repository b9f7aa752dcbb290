// How much memory does a photograph of 24 megapixels take in the page, and does it go again?
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { largeStill } from '../browser/camera_file.js';
import { openPage } from '../browser/chromium.js';
import { tell } from './bench_site_lib.js';

const kMaxPeakMiB = 200;
const kSettleMs = 3_000;
const set =
  'testing page in Chromium, a JPEG of 6528x3672, resident memory of the page and its worker over what it was';

/** The process that holds the page and its worker: of those Chromium calls renderers, the one in the most use. */
function rendererFolder(): string {
  const renderers = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => `/proc/${pid}`)
    .filter((folder) => commandOf(folder).includes('--type=renderer'));
  const [largest] = renderers.sort((a, b) => residentMiB(b) - residentMiB(a));
  if (largest === undefined) throw new Error('no renderer runs');
  return largest;
}

/** Empty when the process has ended meanwhile. */
function commandOf(folder: string): string {
  try {
    return readFileSync(`${folder}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function statusMiB(folder: string, field: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`${folder}/status`, 'utf8'));
  if (line === null) throw new Error(`no ${field} in ${folder}/status`);
  return Number(line[1]) / 1024;
}

const residentMiB = (folder: string): number => statusMiB(folder, 'VmRSS');

/** From now on VmHWM is the peak since this call (Linux, Documentation/filesystems/proc: clear_refs 5). */
function forgetPeak(folder: string): void {
  writeFileSync(`${folder}/clear_refs`, '5');
}

const { file } = await largeStill();
const { page, close } = await openPage({ extraFlags: ['--js-flags=--expose-gc'] });
try {
  await page.waitForFunction(() => document.getElementById('engine-state')?.textContent === '就绪');
  await page.waitForTimeout(kSettleMs);
  const renderer = rendererFolder();
  const beforeMiB = residentMiB(renderer);
  forgetPeak(renderer);
  await page.setInputFiles('#file', file);
  await page.waitForSelector('#stage[data-face="still"]', { timeout: 60_000 });
  const peakMiB = statusMiB(renderer, 'VmHWM') - beforeMiB;
  await page.evaluate(() => {
    (globalThis as { gc?: () => void }).gc?.();
  });
  await page.waitForTimeout(kSettleMs);
  tell('large still: peak (at most 200)', peakMiB, 'MiB', set, 1, peakMiB <= kMaxPeakMiB);
  tell('large still: left afterwards, with the shown picture', residentMiB(renderer) - beforeMiB, 'MiB', set, 1);
} finally {
  await close();
}
