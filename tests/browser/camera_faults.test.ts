// Everything that can go wrong with a camera ends in words and a way on.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import { blackCamera, recordedCamera, type Recording } from './camera_file.js';
import { heard, inside, listenTo, textIn, withCard } from './card_page.js';
import type { OpenPage } from './chromium.js';
import { screenshot } from './lab_page.js';

let recording: Recording;
before(async () => {
  recording = await recordedCamera();
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

/** The problem is told in words and by code; a retry and a photo are offered. */
async function isTold(opened: OpenPage, code: string, words: RegExp): Promise<void> {
  const { page } = opened;
  await page.waitForSelector(inside('.stage[data-face="problem"]'), { timeout: 15_000 });
  assert.match(await textIn(opened, '.panel'), words);
  assert.equal((await heard(opened)).at(-1)?.detail.code, code);
  assert.equal(await textIn(opened, 'button.retry'), '重试');
  assert.equal(await page.locator(inside('button.retry')).isVisible(), true);
  assert.equal(await page.locator(inside('.file')).isVisible(), true);
}

/** What getUserMedia answers with, from the next call on. */
async function refuseWith({ page }: OpenPage, name: string): Promise<void> {
  await page.evaluate((errorName) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('made by the test', errorName));
  }, name);
}

async function endTrack({ page }: OpenPage): Promise<void> {
  await page.evaluate(() => {
    const video = document.querySelector('qujing-card')?.shadowRoot?.querySelector('video');
    const [track] = (video?.srcObject as MediaStream).getVideoTracks();
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  });
}

async function setVisibility({ page }: OpenPage, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((visibilityState) => {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

const live = inside('.stage[data-face="camera"]');

describe('a camera of <qujing-card>', () => {
  test('that is refused is told, with what to do', async () => {
    await withCard({ y4mFile: recording.y4mFile, permission: 'denied' }, async (opened) => {
      await opened.page.click(inside('button.start'));
      await isTold(opened, 'cameraDenied', /没有相机权限.*设置/);
      await screenshot(opened.page, 'card_denied');
    });
  });

  test('that is not there is told', async () => {
    await withCard({}, async (opened) => {
      await opened.page.click(inside('button.start'));
      await isTold(opened, 'cameraNotFound', /没有找到相机/);
    });
  });

  test('that another program has is told, and opens at a click once it is free', async () => {
    await withCard({ y4mFile: recording.y4mFile }, async (opened) => {
      const { page } = opened;
      await refuseWith(opened, 'NotReadableError');
      await page.click(inside('button.start'));
      await isTold(opened, 'cameraBusy', /被其他应用占用/);
      await page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia'));
      await page.click(inside('button.retry'));
      await page.waitForSelector(live);
    });
  });

  test('that is taken away is told, and comes back at a click', async () => {
    await withCard({ y4mFile: recording.y4mFile }, async (opened) => {
      await opened.page.click(inside('button.start'));
      await opened.page.waitForSelector(live);
      await endTrack(opened);
      await isTold(opened, 'cameraLost', /相机已断开/);
      await opened.page.click(inside('button.retry'));
      await opened.page.waitForSelector(live);
    });
  });

  test('that shows black is told within five seconds', async () => {
    await withCard({ y4mFile: blackCamera() }, async (opened) => {
      await opened.page.click(inside('button.start'));
      await opened.page.waitForSelector(live);
      const sinceMs = Date.now();
      await isTold(opened, 'cameraBlack', /相机画面是黑的.*镜头/);
      assert.ok(Date.now() - sinceMs < 5_000);
      await screenshot(opened.page, 'card_black');
    });
  });

  test('that is lost while the page is hidden comes back by itself with the page', async () => {
    await withCard({ y4mFile: recording.y4mFile }, async (opened) => {
      const { page } = opened;
      await page.click(inside('button.start'));
      await page.waitForSelector(live);
      await setVisibility(opened, 'hidden');
      await endTrack(opened);
      await page.waitForSelector(inside('.stage[data-face="problem"]'));
      await setVisibility(opened, 'visible');
      await page.waitForSelector(live);
    });
  });

  test('of a page without https is not asked for: the page says so and takes a photo', async () => {
    await withCard({}, async (opened) => {
      const { page } = opened;
      await page.addInitScript(() => {
        Object.defineProperty(window, 'isSecureContext', { value: false });
        Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
      });
      await page.reload();
      await listenTo(opened);
      assert.match(await textIn(opened, '.panel'), /https/);
      assert.equal(await page.locator(inside('.file')).isVisible(), true);
      assert.equal(await page.locator(inside('button.start')).isVisible(), false);
    });
  });
});
