import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { recordedCamera, type Recording } from './camera_file.js';
import { openPage, type OpenOptions, type OpenPage } from './chromium.js';
import { figure, textOf } from './lab_page.js';

let recording: Recording;
before(async () => {
  recording = await recordedCamera();
});

async function withPage(options: OpenOptions, work: (opened: OpenPage) => Promise<void>): Promise<void> {
  const opened = await openPage(options);
  try {
    await work(opened);
    assert.deepEqual(opened.complaints, [], 'the page complained');
  } finally {
    await opened.close();
  }
}

/** Resolves when the corners on the page move on, as the recorded card does. */
async function newResult(page: Page): Promise<void> {
  const before = await textOf(page, 'corner-rows');
  const moved = (old: string): boolean => document.getElementById('corner-rows')?.textContent !== old;
  await page.waitForFunction(moved, before, { timeout: 10_000 });
}

describe('the camera of the testing page', () => {
  test('a refused permission is told in words, with a way to try again and a way around', async () => {
    await withPage({ y4mFile: recording.y4mFile, permission: 'denied' }, async ({ page }) => {
      await page.click('#start');
      await page.waitForSelector('#problem:not([hidden])');
      assert.match(await textOf(page, 'problem'), /没有相机权限.*cameraDenied/);
      assert.equal(await textOf(page, 'start'), '重试');
      assert.equal(await page.locator('#file').isEnabled(), true);
    });
  });

  test('a camera that is taken away is told in words, and comes back at a click', async () => {
    await withPage({ y4mFile: recording.y4mFile }, async ({ page }) => {
      await page.click('#start');
      await page.waitForSelector('#stage[data-face="camera"]');
      await page.evaluate(() => {
        const stream = document.querySelector('video')?.srcObject as MediaStream;
        const [track] = stream.getVideoTracks();
        track?.stop();
        track?.dispatchEvent(new Event('ended'));
      });
      await page.waitForSelector('#problem:not([hidden])');
      assert.match(await textOf(page, 'problem'), /相机已断开.*cameraLost/);
      await page.click('#start');
      await page.waitForSelector('#stage[data-face="camera"]');
      assert.equal(await page.locator('#problem').isHidden(), true);
    });
  });

  test('stopping gives the camera back, and it starts again', async () => {
    await withPage({ y4mFile: recording.y4mFile }, async ({ page }) => {
      for (let round = 0; round < 3; round++) {
        await page.click('#start');
        await page.waitForSelector('#stage[data-face="camera"]');
        await page.click('#stop');
        assert.equal(await page.locator('#stage').getAttribute('data-face'), 'empty');
        assert.equal(await page.evaluate(() => document.querySelector('video')?.srcObject), null);
      }
    });
  });

  test('a slow phone (processor throttled six times) goes on giving results', async () => {
    await withPage({ y4mFile: recording.y4mFile }, async ({ page }) => {
      await page.click('#start');
      await page.waitForSelector('#stage[data-face="camera"]');
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      // The rate covers the last three seconds: after four of them it says nothing of the time before.
      await page.waitForTimeout(4_000);
      for (let round = 0; round < 3; round++) await newResult(page);
      assert.ok((await figure(page, 'rate')) > 0, await textOf(page, 'rate'));
    });
  });
});
