import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import { largeStill, recordedCamera, type Recording } from './camera_file.js';
import { openPage, type OpenPage } from './chromium.js';
import { cornersOnPage, figure, nearestCorner, screenshot, textOf } from './lab_page.js';

let recording: Recording;
before(async () => {
  recording = await recordedCamera();
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

describe('the testing page with a recorded camera', () => {
  let lab: OpenPage;
  before(async () => {
    lab = await openPage({ y4mFile: recording.y4mFile });
  });
  after(async () => {
    await lab.close();
    assert.deepEqual(lab.complaints, [], 'the page complained');
  });

  test('says that live capture works here and loads its engine before it is asked to', async () => {
    await lab.page.waitForFunction(() => document.getElementById('engine-state')?.textContent === '就绪');
    assert.equal(await textOf(lab.page, 'verdict'), '支持实时取景');
    await screenshot(lab.page, 'lab_start');
  });

  test('finds the card in the live picture, within 8 px of where it is', async () => {
    await lab.page.click('#start');
    await lab.page.waitForSelector('#found[data-found="yes"]', { timeout: 15_000 });
    await lab.page.waitForTimeout(2_000);
    const corners = await cornersOnPage(lab.page);
    assert.ok(nearestCorner(corners, recording.quads) <= 8, JSON.stringify(corners));
    await screenshot(lab.page, 'lab_live');
  });

  test('reads frames without a canvas and follows the camera at twenty results a second or more', async () => {
    await lab.page.waitForTimeout(2_000);
    assert.equal(await textOf(lab.page, 'engine-path'), 'VideoFrame 直接复制');
    assert.ok((await figure(lab.page, 'rate')) >= 20, await textOf(lab.page, 'rate'));
  });

  test('an engine that traps is replaced while the camera goes on', async () => {
    await lab.page.click('#fault');
    await lab.page.waitForFunction(() => document.getElementById('fault-note')?.dataset['tone'] === 'good');
    await lab.page.waitForSelector('#found[data-found="yes"]');
    await screenshot(lab.page, 'lab_recovered', '#fault-note');
  });

  test('a saved replay gives the same results when it is loaded again', async () => {
    await lab.page.click('label.switch');
    await lab.page.waitForFunction(() => Number(document.querySelector<HTMLOutputElement>('#recorded')?.value) >= 10);
    const download = lab.page.waitForEvent('download');
    await lab.page.click('#save-replay');
    const file = inBuild('screenshots', 'saved.qjreplay');
    await (await download).saveAs(file);
    await lab.page.setInputFiles('#load-replay', file);
    await lab.page.waitForFunction(() => {
      const note = document.getElementById('replay-result');
      return note?.dataset['tone'] === 'good' && note.innerText.includes('完全一致');
    });
    assert.equal(await lab.page.locator('#replay-differences li').count(), 0);
  });

  test('speaks English at a click, on a phone as well', async () => {
    await lab.page.click('#language');
    assert.equal(await lab.page.title(), 'Qujing · Lab');
    await lab.page.setViewportSize({ width: 390, height: 844 });
    await lab.page.click('#start');
    await lab.page.waitForSelector('#found[data-found="yes"]');
    const overflow = await lab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px wider than the phone`);
    await screenshot(lab.page, 'lab_phone');
  });
});

describe('the testing page with a file', () => {
  let lab: OpenPage;
  before(async () => {
    lab = await openPage();
  });
  after(async () => {
    await lab.close();
    assert.deepEqual(lab.complaints, [], 'the page complained');
  });

  test('finds the card in a photograph of 24 megapixels, in its own pixels', async () => {
    const { file, quad } = await largeStill();
    await lab.page.setInputFiles('#file', file);
    await lab.page.waitForSelector('#found[data-found="yes"]', { timeout: 30_000 });
    assert.equal(await textOf(lab.page, 'frame-size'), '6528 × 3672');
    assert.ok(nearestCorner(await cornersOnPage(lab.page), [quad]) <= 40);
    await screenshot(lab.page, 'lab_still');
  });

  test('a file that is no picture is told in words, and the next one works', async () => {
    await lab.page.setInputFiles('#file', { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await lab.page.waitForSelector('#problem:not([hidden])');
    assert.match(await textOf(lab.page, 'problem'), /无法读取此文件.*unreadableFile/);
    const { file } = await largeStill();
    await lab.page.setInputFiles('#file', file);
    await lab.page.waitForSelector('#stage[data-face="still"]', { timeout: 30_000 });
    assert.equal(await lab.page.locator('#problem').isHidden(), true);
  });

  test('without a camera it says so and leaves the way to a file open', async () => {
    await lab.page.click('#start');
    await lab.page.waitForSelector('#problem:not([hidden])');
    assert.match(await textOf(lab.page, 'problem'), /没有找到相机.*cameraNotFound/);
    assert.equal(await lab.page.locator('#start').textContent(), '重试');
  });

  test('a file that is no replay is told in words', async () => {
    const buffer = Buffer.from('no replay');
    await lab.page.setInputFiles('#load-replay', { name: 'a.qjreplay', mimeType: 'application/octet-stream', buffer });
    await lab.page.waitForFunction(() => document.getElementById('replay-result')?.dataset['tone'] === 'bad');
  });
});
