import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { registeredAs } from '../server/candidates.js';
import type { ServerUnderTest } from '../server/server_under_test.js';
import { arrive, assertAccessible, focusedHeading, onPhone, press, signIn, startApp, stopApp } from './app_page.js';

describe('a candidate who signs in', () => {
  let server: ServerUnderTest;
  before(async () => {
    server = await startApp();
  });
  after(() => stopApp(server));

  test('does it by keyboard alone: number, code, both texts read, the box ticked', async () => {
    await onPhone(server, {}, async ({ page }) => {
      await assertAccessible(page, 'sign in');
      const { phone } = registeredAs('match');
      const press = (key: string): Promise<void> => page.keyboard.press(key);
      const focused = (): Promise<string> =>
        page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.id !== '' ? (activeElement?.id ?? '') : activeElement.textContent;
        });
      const tabTo = async (wanted: string): Promise<void> => {
        for (let steps = 0; steps < 12; steps++) {
          await press('Tab');
          if ((await focused()) === wanted) return;
        }
        assert.fail(`${wanted} is not reached by Tab`);
      };
      assert.equal(await focusedHeading(page), '登录采集系统');
      await tabTo('phone');
      await page.keyboard.type(phone);
      const sent = server.sandbox.inbox.all().length;
      await tabTo('获取验证码');
      await press('Enter');
      // The code's own field is next.
      await page.waitForFunction(() => document.activeElement?.id === 'code');
      await page.waitForTimeout(300);
      assert.ok(server.sandbox.inbox.all().length > sent, 'a code was sent');
      await page.keyboard.type(server.sandbox.inbox.all()[0]?.code ?? '');
      await tabTo('agreement');
      assert.equal(await page.locator('#agreement').isChecked(), false, 'nothing is ticked beforehand');
      await press('Space');
      await tabTo('《用户协议》');
      await press('Enter');
      await page.locator('dialog').getByText('您应为报名考生本人').waitFor();
      await assertAccessible(page, 'agreement');
      await press('Escape');
      assert.equal(await focused(), '《用户协议》', 'the focus is back where it was');
      await tabTo('登录');
      await press('Enter');
      await arrive(page, '采集须知');
      assert.equal(await focusedHeading(page), '采集须知');
    });
  });

  test('is told in words what is missing, and a wrong code costs nothing but another try', async () => {
    await onPhone(server, {}, async ({ page }) => {
      const alert = page.getByRole('alert');
      await press(page, '登录');
      await alert.getByText('请输入 11 位手机号').waitFor();
      await page.getByLabel('手机号').fill(registeredAs('noPhoto').phone);
      await page.getByLabel('短信验证码').fill('000000');
      await press(page, '登录');
      await alert.getByText('请先阅读并勾选同意').waitFor();
      await page.getByRole('checkbox').check();
      await press(page, '登录');
      await alert.getByText('验证码不正确或已过期').waitFor();
      await assertAccessible(page, 'a wrong code');
      assert.equal(await page.getByLabel('手机号').inputValue(), registeredAs('noPhoto').phone, 'nothing is lost');
    });
  });

  test('reads English and large type, keeps both, and runs over no edge of a small phone', async () => {
    const context = { viewport: { width: 320, height: 568 }, bypassCSP: true } as const;
    await onPhone(server, { context }, async ({ page }) => {
      await page.getByLabel('手机号').fill('19900000001');
      await press(page, 'English');
      await press(page, 'Large type');
      await arrive(page, 'Sign in');
      assert.equal(await page.getByLabel('Mobile number').inputValue(), '19900000001', 'what was typed stays');
      await page.reload();
      await arrive(page, 'Sign in');
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
      assert.equal(await page.getByRole('button', { name: 'Large type' }).getAttribute('aria-pressed'), 'true');
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '20px');
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(over, 0, 'nothing is scrolled sideways');
      await assertAccessible(page, 'English, large');
    });
  });

  test('without a network is told so, loses nothing, and goes on when it is back', async () => {
    await onPhone(
      server,
      {},
      async (opened) => {
        const { page } = opened;
        await signIn(opened, registeredAs('faceMismatch').phone);
        await arrive(page, '采集须知');
        await page.context().setOffline(true);
        await page.getByText('网络已断开').waitFor();
        await press(page, '确认');
        await page.waitForTimeout(500);
        await page.context().setOffline(false);
        await arrive(page, '身份证信息采集');
        assert.equal(await page.getByText('网络已断开').count(), 0);
      },
      /Failed to load resource: net::ERR_INTERNET_DISCONNECTED|failed: /,
    );
  });

  test('stays within the page with the browser’s back button, and signs out only on purpose', async () => {
    await onPhone(server, {}, async (opened) => {
      const { page } = opened;
      await signIn(opened, registeredAs('nameMismatch').phone);
      await arrive(page, '采集须知');
      for (let times = 0; times < 3; times++)
        await page.evaluate(() => {
          history.back();
        });
      await page.getByText('进度已保存。如需离开').waitFor();
      assert.ok(page.url().startsWith(server.url), page.url());
      await press(page, '申请现场或人工审核');
      await assertAccessible(page, 'manual review');
      await press(page, '提交申请');
      await page.locator('footer').getByText('已申请人工审核').waitFor();
      await press(page, '安全退出');
      await arrive(page, '登录采集系统');
      await page.reload();
      await arrive(page, '登录采集系统');
    });
  });

  test('after the access has run out goes on without noticing', async () => {
    await onPhone(server, {}, async (opened) => {
      const { page } = opened;
      await signIn(opened, registeredAs('suspected').phone);
      await arrive(page, '采集须知');
      server.forward(16 * 60_000);
      await press(page, '确认');
      await arrive(page, '身份证信息采集');
    });
  });
});
