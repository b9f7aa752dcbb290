// Does a phone six times slower than this machine still get eight results a second and a preview that never stalls?
import { recordedCamera } from '../browser/camera_file.js';
import { openPage } from '../browser/chromium.js';
import { figure } from '../browser/lab_page.js';
import { threadTimes } from '../browser/main_thread.js';
import { tell } from './bench_site_lib.js';

const kThrottle = 6;
const kLookMs = 6_000;
/** DevTools slow the page's thread only; the worker's share is reckoned from its own time, with a seventh to spare. */
const kSpare = 1.15;
const set = `testing page in Chromium, recorded camera 1280x720, page throttled ${kThrottle} times, ${kLookMs} ms`;

const { y4mFile } = await recordedCamera();
const opened = await openPage({ y4mFile });
try {
  const { page } = opened;
  await page.click('#start');
  await page.waitForSelector('#stage[data-face="camera"]');
  await page.waitForTimeout(1_500);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: kThrottle });
  const { longestTaskMs, workersMs } = await threadTimes(page, kLookMs);
  const rate = await figure(page, 'rate');
  const workerMs = workersMs / ((rate * kLookMs) / 1000);
  const slowRate = 1000 / (workerMs * kThrottle * kSpare);
  tell('results a second on the throttled page (at least 8)', rate, '/s', set, 1, rate >= 8);
  tell('results a second of a worker six times slower (at least 8)', slowRate, '/s', set, 1, slowRate >= 8);
  tell('longest task of the page (at most 50)', longestTaskMs, 'ms', set, 1, longestTaskMs <= 50);
} finally {
  await opened.close();
}
