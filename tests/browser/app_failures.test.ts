// What a candidate is told where the flow does not go straight on, and what the way out is.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { kPeople, type Behaviour } from '../../sandbox/people.js';
import { createSigner } from '../../web/sdk/browser/create_signer.js';
import { portraitFrame } from '../data/face/portrait_frames.js';
import type { Person } from '../data/person.js';
import { cardOf, registeredAs } from '../server/candidates.js';
import type { Client } from '../server/client.js';
import type { ServerUnderTest } from '../server/server_under_test.js';
import {
  cardHandedIn,
  flowIn,
  passFace,
  pastCard,
  pastNotice,
  pastPortrait,
  portraitHandedIn,
} from '../server/steps.js';
import { arrive, assertAccessible, onPhone, type OpenApp, press, signIn, startApp, stopApp } from './app_page.js';
import { choosePortrait, uploadPortrait } from './app_steps.js';
import { screenshot } from './lab_page.js';

let server: ServerUnderTest;
before(async () => {
  server = await startApp({ policeTimeoutMs: 1500 });
});
after(() => stopApp(server));

/** The phone of somebody whose steps so far were made elsewhere. */
function asCandidate(
  behaviour: Behaviour,
  work: (opened: OpenApp) => Promise<void>,
  extraFlags: readonly string[] = [],
): Promise<void> {
  server.forward(61_000);
  return onPhone(server, { extraFlags }, async (opened) => {
    await opened.page.route('https://exam.example/**', (route) =>
      route.fulfill({ body: '', contentType: 'text/html' }),
    );
    await signIn(opened, registeredAs(behaviour).phone);
    await work(opened);
  });
}

const isOffered = (page: Page, button: string): Promise<boolean> =>
  page.getByRole('button', { name: button, exact: true }).isVisible();

describe('a card that is not the registration’s', () => {
  const withCard = async (behaviour: Behaviour, change: Partial<Person>): Promise<Client> => {
    const client = await pastNotice(server, behaviour);
    flowIn(await cardHandedIn(client, cardOf(registeredAs(behaviour), change)));
    return client;
  };

  test('by name: the candidate corrects it in the registration system, and is led there', async () => {
    const client = await withCard('serverError', { name: '样本丁' });
    flowIn(await client.post('/card/reading/confirmation'));
    await asCandidate('serverError', async ({ page }) => {
      await arrive(page, '身份信息比对');
      await page.getByText('若需修改姓名，请退出，登录注册报考系统自行修改后').waitFor();
      assert.equal(await page.locator('.compared.differs').count(), 1, 'the name alone differs');
      assert.equal(await isOffered(page, '确认无误进入下一步'), false);
      await assertAccessible(page, 'name differs');
      await screenshot(page, 'app_name_differs');
      await press(page, '退出并前往报考系统');
      await page.waitForURL('https://exam.example/');
    });
  });

  test('by number, of a card that has expired: both are told, and the card is uploaded again', async () => {
    const { idNumber } = registeredAs('slow');
    await withCard('qualityBad', { idNumber, validity: '2009.06.01-2019.06.01' });
    await asCandidate('qualityBad', async ({ page }) => {
      await arrive(page, '请确认上传的身份证信息');
      await page.getByText('身份证已过有效期限').waitFor();
      await assertAccessible(page, 'expired');
      await press(page, '确认无误');
      await arrive(page, '身份信息比对');
      await page.getByText('请确认上传的身份证照片是否正确并重新上传').waitFor();
      await page.getByText('身份证已过有效期限').waitFor();
      assert.equal(await isOffered(page, '确认无误进入下一步'), false);
      await screenshot(page, 'app_number_differs');
      await press(page, '重新上传身份证');
      await arrive(page, '身份证信息采集');
    });
  });
});

describe('a portrait', () => {
  test('that is refused says why; after the fifteenth there is no sixteenth, and when there will be', async () => {
    const client = await pastCard(server, 'livenessRisk');
    const dark = await sharp(await portraitFrame('p01'))
      .linear(0.13, 0)
      .jpeg()
      .toBuffer();
    await asCandidate('livenessRisk', async ({ page }) => {
      await arrive(page, '人像采集');
      await choosePortrait(page, dark);
      await uploadPortrait(page);
      await page.getByText('脸部太暗。请到明亮处').waitFor();
      await page.getByText('今天还可上传 14 次').waitFor();
      assert.equal(await isOffered(page, '满意并提交'), false);
      assert.equal(await isOffered(page, '调整这张照片'), true);
      await assertAccessible(page, 'refused portrait');
      await screenshot(page, 'app_portrait_refused');
      const grey = await sharp({ create: { width: 240, height: 320, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer();
      for (let upload = 2; upload <= 15; upload++) flowIn(await portraitHandedIn(client, grey));
      await page.reload();
      await arrive(page, '照片检测结果');
      await page.getByText(/今天的 15 次上传已用完，\d+月\d+日 00:00 后恢复/).waitFor();
      for (const way of ['重新上传', '调整这张照片', '满意并提交'])
        assert.equal(await isOffered(page, way), false, way);
      assert.equal(await isOffered(page, '申请现场或人工审核'), true);
      await screenshot(page, 'app_uploads_spent');
    });
  });
});

describe('a candidate whose face and police checks do not go straight on', () => {
  const registered = registeredAs('match');
  let client: Client;
  before(async () => {
    client = await pastPortrait(server, 'match', 'p01');
  });

  /** What the service does for the candidate from now on. */
  const scripted = (behaviour: Behaviour): void => {
    const others = kPeople.filter(({ phone }) => phone !== registered.phone);
    server.sandbox.script.change({ people: [{ ...registered, behaviour }, ...others] });
  };
  const tenMinutesOn = async (): Promise<void> => {
    server.forward(11 * 60_000);
    const { refreshToken } = client;
    Object.assign(client, (await client.post('/sign-in/refresh', { refreshToken })).body);
  };

  test('has a pause after six challenges in ten minutes, counted down, that costs nothing', async () => {
    for (let challenge = 1; challenge <= 6; challenge++) {
      const { publicKey, keyProtected } = await createSigner();
      assert.equal((await client.post('/challenges', { publicKey, keyProtected })).status, 200);
    }
    const flags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    await asCandidate(
      'match',
      async ({ page }) => {
        await arrive(page, '身份认证');
        await press(page, '开始身份认证');
        await arrive(page, '请稍后再试', 60_000);
        // A minute of the ten went by before the code was sent.
        await page.getByText(/还需等待 8 分 \d+ 秒/).waitFor();
        assert.equal(await page.locator('.failures').count(), 0);
        await assertAccessible(page, 'pause');
        await screenshot(page, 'app_pause');
      },
      flags,
    );
  });

  test('is told of a service that is down, uncounted; waits for a slow one, which is asked again by itself', async () => {
    await tenMinutesOn();
    await passFace(client);
    scripted('sourceDown');
    await asCandidate('match', async ({ page }) => {
      await arrive(page, '公安部身份认证');
      await press(page, '提交公安部认证');
      await page.getByRole('alert').getByText('认证服务暂时不可用，请稍后再提交。不计入失败次数。').waitFor();
      await assertAccessible(page, 'down');
      scripted('slow');
      server.sandbox.script.change({ slowMs: 3000 });
      await press(page, '提交公安部认证');
      await page.getByText(/公安部还没有答复，\d 秒后自动再次查询。不计入失败次数/).waitFor();
      assert.equal(await page.locator('.failures').count(), 0);
      await assertAccessible(page, 'pending');
      await screenshot(page, 'app_pending');
      scripted('faceMismatch');
      await arrive(page, '认证失败', 90_000);
    });
  });

  test('is told of a no, which is counted, and has three ways on; after the fifth there is the exam office', async () => {
    await tenMinutesOn();
    await asCandidate('match', async ({ page }) => {
      await arrive(page, '认证失败');
      await page.getByText('照片与公安部留存的照片比对不一致').waitFor();
      await page.getByText('认证失败 1 次，满 5 次后不能继续采集').waitFor();
      await assertAccessible(page, 'not confirmed');
      await screenshot(page, 'app_police_no');
      for (const way of ['重新认证', '重新采集照片', '重新上传身份证']) assert.ok(await isOffered(page, way), way);
      await press(page, '重新认证');
      await page.getByText('已用的次数不会恢复').waitFor();
      await page.locator('dialog').getByRole('button', { name: '重新认证' }).click();
      await arrive(page, '身份认证');
      for (let failures = 2; failures <= 5; failures++) {
        await passFace(client);
        assert.equal(flowIn(await client.once('/verifications')).failures, failures);
        await tenMinutesOn();
        if (failures < 5) flowIn(await client.post('/flow/restart', { from: 'face' }));
      }
      await page.reload();
      await arrive(page, '不能继续采集');
      await page.getByText('认证失败已满 5 次').waitFor();
      await page.getByRole('link', { name: '010-00000000' }).waitFor();
      await assertAccessible(page, 'locked');
      await screenshot(page, 'app_locked');
    });
  });
});
