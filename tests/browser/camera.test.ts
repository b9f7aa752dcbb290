import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
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
      await page.waitForTimeout(3_000);
      assert.ok((await figure(page, 'rate')) > 0);
    });
  });
});
