// A phone's webview is killed at every step: what is opened next is where the candidate was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { cardFrames } from '../data/card_frames.js';
import { portraitFrame } from '../data/face/portrait_frames.js';
import { cardOf, registeredAs } from '../server/candidates.js';
import { Client } from '../server/client.js';
import type { ServerUnderTest } from '../server/server_under_test.js';
import { passFace } from '../server/steps.js';
import { arrive, onPhone, press, signIn, startApp, stopApp } from './app_page.js';
import { recordedCamera } from './camera_file.js';
import { chooseCard, choosePortrait } from './app_steps.js';

const candidate = registeredAs('match');

let server: ServerUnderTest;
before(async () => {
  await cardFrames(cardOf(candidate));
  await portraitFrame('p01');
  server = await startApp();
});
after(() => stopApp(server));

/** The tab is gone with its own storage; cookies and what was kept on the phone are there. */
async function killed(page: Page, title: string | RegExp): Promise<Page> {
  const context = page.context();
  await page.close();
  const next = await context.newPage();
  await next.addInitScript('globalThis.__name = (named) => named;');
  await next.goto(server.url);
  await arrive(next, title, 60_000);
  return next;
}

/** The candidate's other phone, for steps that are not looked at here. */
async function otherPhone(): Promise<Client> {
  server.forward(61_000);
  return Client.signedIn(server, candidate.phone);
}

test('a page that is killed at any step comes back to it, with the pictures that were taken', async () => {
  await onPhone(server, {}, async (opened) => {
    let { page } = opened;
    await signIn(opened, candidate.phone);
    await arrive(page, '采集须知');
    page = await killed(page, '采集须知');
    await press(page, '确认');
    await arrive(page, '身份证信息采集');

    await chooseCard(page, await cardFrames(cardOf(candidate)));
    page = await killed(page, '身份证信息采集');
    await page.getByText('已恢复您上次拍摄的照片').waitFor();
    assert.equal(await page.locator('.slot.filled').count(), 2, 'both sides are there again');
    await press(page, '确定');
    await page.getByText('正在识别身份证信息').waitFor();
    // Killed while the server reads: the same request is answered once, and not asked for anew.
    page = await killed(page, /身份证信息采集|请确认上传的身份证信息/);
    await arrive(page, '请确认上传的身份证信息', 60_000);

    page = await killed(page, '请确认上传的身份证信息');
    await press(page, '确认无误');
    await arrive(page, '身份信息比对');
    page = await killed(page, '身份信息比对');
    await press(page, '确认无误进入下一步');
    await arrive(page, '人像采集');

    await choosePortrait(page, await portraitFrame('p01'));
    await page.click('qujing-portrait >> button.confirm');
    await page.getByText('正在检测照片是否合格').waitFor();
    page = await killed(page, /人像采集|照片检测结果/);
    await arrive(page, '照片检测结果', 60_000);
    await page.getByText('今天还可上传 14 次').waitFor();
    page = await killed(page, '照片检测结果');
    await press(page, '满意并提交');
    await arrive(page, '人脸识别');

    page = await killed(page, '人脸识别');
    const client = await otherPhone();
    const { version, sha256 } = server.services.texts.faceConsent;
    await client.post('/consents/face', { version, sha256 });
    page = await killed(page, '身份认证');
    await page.getByText('您已同意').waitFor();
    await passFace(client);
    page = await killed(page, '公安部身份认证');
    await press(page, '提交公安部认证');
    await arrive(page, '认证成功');
    await killed(page, '认证成功');
    assert.equal((await client.flow()).uploadsLeft, 14, 'one upload was counted once');
  });
});

test('the back button closes the camera’s page and keeps what was taken; 删除 takes it away', async () => {
  await onPhone(server, {}, async (opened) => {
    const { page } = opened;
    const other = registeredAs('noRecord');
    await signIn(opened, other.phone);
    await arrive(page, '采集须知');
    await press(page, '确认');
    await arrive(page, '身份证信息采集');
    const { portrait } = await cardFrames(cardOf(candidate));
    await page
      .locator('.slot.portrait input[type=file]')
      .setInputFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer: portrait });
    await page.locator('.slot.portrait.filled').waitFor({ timeout: 60_000 });
    await page.locator('.slot.emblem').getByRole('button', { name: '拍照上传' }).click();
    await page.locator('qujing-card').waitFor();
    await page.evaluate(() => {
      history.back();
    });
    await arrive(page, '身份证信息采集');
    assert.equal(await page.locator('.slot.filled').count(), 1);
    await press(page, '删除身份证人像面');
    await page.reload();
    await arrive(page, '身份证信息采集');
    assert.equal(await page.locator('.slot.filled').count(), 0, 'what was deleted stays deleted');
  });
});

test('a side of the card is taken by the camera unaided, and stands in its slot without being asked about', async () => {
  const { y4mFile } = await recordedCamera();
  // The recorded camera lies: a phone held upright would see no more than a part of its card.
  const context = { viewport: { width: 900, height: 760 } } as const;
  await onPhone(server, { y4mFile, context }, async (opened) => {
    const { page } = opened;
    await signIn(opened, registeredAs('noPhoto').phone);
    await arrive(page, '采集须知');
    await press(page, '确认');
    await page.locator('.slot.portrait').getByRole('button', { name: '拍照上传' }).click();
    await page.locator('.slot.portrait.filled img').waitFor({ timeout: 60_000 });
    await arrive(page, '身份证信息采集');
    const running = await page.evaluate(() => document.querySelectorAll('qujing-card').length);
    assert.equal(running, 0, 'the camera is given back');
  });
});
