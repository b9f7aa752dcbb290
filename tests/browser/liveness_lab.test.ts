import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import { playActor } from './acted_camera.js';
import { openPage } from './chromium.js';
import { screenshot, textOf } from './lab_page.js';

test('liveness’ testing page shows pose and movements live, and what a challenge put together by hand leaves', async () => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
  const lab = await openPage({ path: '/liveness_lab.html', prepare: (page) => playActor(page) });
  const { page } = lab;
  try {
    await page.click('#order-actions button:nth-child(2)');
    await page.click('#order-actions button:nth-child(4)');
    assert.equal(await textOf(page, 'order'), '向左转头 → 抬头');
    await page.click('#start');
    await page.waitForSelector('#found[data-found="yes"]', { timeout: 60_000 });
    await page.waitForFunction(() => /°/.test(document.getElementById('pose')?.textContent ?? ''));
    await page.click('#challenge');
    await page.waitForSelector('#stage[data-action="turnLeft"]', { timeout: 30_000 });
    await page.waitForSelector('#challenge-note[data-tone="good"]', { timeout: 60_000 });
    await page.waitForSelector('#manifest:not([hidden])', { timeout: 30_000 });
    assert.equal(await page.locator('#evidence canvas').count(), 7, 'one at rest, three of each action');
    assert.match((await page.locator('#events li').allTextContents()).join('\n'), /抬头[\s\S]*向左转头/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#manifest')]);
    assert.equal(download.suggestedFilename(), 'manifest.json');
    await screenshot(page, 'liveness_lab');
    assert.deepEqual(lab.complaints, [], 'the page complained');
  } finally {
    await lab.close();
  }
});
