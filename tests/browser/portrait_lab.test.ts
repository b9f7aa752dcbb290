import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import { faceFilmFile } from '../data/face/film_file.js';
import { portraitCheckIds } from '../../web/sdk/types.js';
import { openPage } from './chromium.js';
import { screenshot, textOf } from './lab_page.js';

test('the portrait’s testing page shows every check live, pose and eyes, and the photo by the rule that was chosen', async () => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
  const lab = await openPage({ path: '/portrait_lab.html', y4mFile: await faceFilmFile('good') });
  const { page } = lab;
  try {
    await page.waitForSelector('#spec option[value="zikao-white"]', { state: 'attached', timeout: 60_000 });
    await page.selectOption('#spec', 'zikao-white');
    await page.click('#start');
    await page.waitForSelector('#found[data-found="yes"]', { timeout: 60_000 });
    assert.equal(await page.locator('#check-rows tr').count(), portraitCheckIds.length);
    await page.waitForFunction(() => /°/.test(document.getElementById('pose')?.textContent ?? ''));
    await page.waitForSelector('#check-rows tr[data-state="good"]');
    await page.click('#shoot');
    await page.waitForSelector('#photos:not([hidden])', { timeout: 60_000 });
    await page.waitForFunction(() => /zikao-white/.test(document.getElementById('photo-note')?.textContent ?? ''));
    assert.match(await textOf(page, 'photo-note'), /300 DPI · Q\d+ · [\d.]+ KB/);
    await screenshot(page, 'portrait_lab');
    assert.deepEqual(lab.complaints, [], 'the page complained');
  } finally {
    await lab.close();
  }
});
