// The whole flow on one phone. The camera's person reads what the page asks for; the product knows nothing of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { cardFrames } from '../data/card_frames.js';
import { portraitFrame } from '../data/face/portrait_frames.js';
import { cardOf, registeredAs } from '../server/candidates.js';
import type { ServerUnderTest } from '../server/server_under_test.js';
import { pastPortrait } from '../server/steps.js';
import { answerWith, playActor, type Answers } from './acted_camera.js';
import {
  arrive,
  assertAccessible,
  focusedHeading,
  onPhone,
  type OpenApp,
  press,
  signIn,
  startApp,
  stopApp,
} from './app_page.js';
import { chooseCard, choosePortrait, faceEnd, passFaceCheck, uploadPortrait } from './app_steps.js';
import { screenshot } from './lab_page.js';

/** Portrait and film are of the same person. */
const kPerson = 'p01';
const candidate = registeredAs('match');
/** Whatever movement of the head is asked for, another is made. */
const kWrong: Answers = { turnLeft: 'turnRight', turnRight: 'turnLeft', raise: 'lower', lower: 'raise' };

let server: ServerUnderTest;
before(async () => {
  await cardFrames(cardOf(candidate));
  await portraitFrame(kPerson);
  server = await startApp();
});
after(() => stopApp(server));

/** A page as it must be: its heading has the focus, axe finds nothing, and it can be looked at. */
async function arrived(page: Page, title: string, picture: string): Promise<void> {
  await arrive(page, title, 60_000);
  assert.equal(await focusedHeading(page), title, 'the focus is at the heading');
  await assertAccessible(page, title);
  await screenshot(page, `app_${picture}`);
}

async function cardStep({ page }: OpenApp): Promise<void> {
  await arrived(page, '身份证信息采集', 'card');
  await press(page, '确定');
  await page.getByRole('alert').getByText('请先上传身份证人像面和国徽面').waitFor();
  await chooseCard(page, await cardFrames(cardOf(candidate)));
  await assertAccessible(page, 'both sides chosen');
  await screenshot(page, 'app_card_chosen');
  await press(page, '确定');
  await arrived(page, '请确认上传的身份证信息', 'reading');
  const values = await page.locator('.fields .value').allTextContents();
  assert.deepEqual([values[0], values[1]], [candidate.name, candidate.idNumber]);
  await press(page, '确认无误');
  await arrived(page, '身份信息比对', 'comparison');
  await page.getByText('身份证信息与报名信息一致').waitFor();
  await press(page, '确认无误进入下一步');
}

async function portraitStep({ page }: OpenApp): Promise<void> {
  await arrived(page, '人像采集', 'portrait');
  await choosePortrait(page, await portraitFrame(kPerson));
  await assertAccessible(page, 'the element’s own review');
  assert.equal(await page.getByText('满意并提交').count(), 0, 'nobody is asked twice whether they are satisfied');
  await uploadPortrait(page);
  await page.getByText('今天还可上传 14 次').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.pair img').length === 2);
  await arrived(page, '照片检测结果', 'portrait_checked');
  await press(page, '满意并提交');
}

async function faceStep({ page }: OpenApp): Promise<void> {
  await arrived(page, '人脸识别', 'face_intro');
  await press(page, '前去人脸识别');
  await arrived(page, '身份认证', 'face_consent');
  const box = page.getByRole('checkbox');
  assert.equal(await box.isChecked(), false, 'the consent is not ticked beforehand');
  await press(page, '开始身份认证');
  await page.getByRole('alert').getByText('请先阅读并勾选同意').waitFor();
  await box.check();
  await press(page, '开始身份认证');
  assert.equal(await faceEnd(page), 'wrongAction');
  await assertAccessible(page, 'another movement than asked for');
  await screenshot(page, 'app_face_wrong');
  await answerWith(page, {});
  await page.click('qujing-liveness >> button.retry');
  await passFaceCheck(page);
}

test('a candidate goes from sign-in to 认证成功, after one wrong movement that is not counted', async () => {
  const prepare = (page: Page): Promise<void> => playActor(page, kWrong, kPerson);
  await onPhone(server, { prepare }, async (opened) => {
    const { page } = opened;
    await page.route('https://exam.example/**', (route) =>
      route.fulfill({ body: '报名系统', contentType: 'text/html' }),
    );
    await arrived(page, '登录采集系统', 'sign_in');
    await signIn(opened, candidate.phone);
    await arrived(page, '采集须知', 'notice');
    await press(page, '确认');
    await cardStep(opened);
    await portraitStep(opened);
    await faceStep(opened);
    await arrived(page, '公安部身份认证', 'police');
    assert.equal(await page.locator('.failures').count(), 0, 'nothing was counted');
    await press(page, '提交公安部认证');
    await page.waitForSelector('.certificate img', { timeout: 30_000 });
    await arrived(page, '认证成功', 'done');
    const kept = await page.evaluate(() => ({ tab: Object.keys(sessionStorage), device: Object.keys(localStorage) }));
    assert.deepEqual(kept, { tab: ['qujing.csrf'], device: [] }, 'nothing of the hand-ins is left on the phone');
    await press(page, '安全退出');
    await page.waitForURL('https://exam.example/');
  });
});

test('another person than on the portrait is told so, it is counted, and a new portrait is offered', async () => {
  const { phone } = registeredAs('garbage');
  await pastPortrait(server, 'garbage', 'p02');
  server.forward(61_000);
  await onPhone(server, { prepare: (page) => playActor(page, {}, kPerson) }, async (opened) => {
    const { page } = opened;
    await signIn(opened, phone);
    await arrive(page, '身份认证');
    await press(page, '开始身份认证');
    await passFaceCheck(page);
    await arrived(page, '认证没有通过', 'face_other');
    await page.getByText('人像证件照与动作认证的人脸比对没有通过').waitFor();
    await page.getByText('认证失败 1 次，满 5 次后不能继续采集').waitFor();
    await press(page, '重新采集照片');
    await arrive(page, '人像采集');
  });
});
