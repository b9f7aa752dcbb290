import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inBuild } from '../../scripts/lib/paths.js';
import { blackCamera } from './camera_file.js';
import { screenshot } from './lab_page.js';
import { heard, inside, stateOf, textIn, withLiveness } from './liveness_page.js';

before(() => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

describe('before the start', () => {
  test('drawn movements, what to mind and both ways on are shown, at 320 pixels as well', async () => {
    await withLiveness({ context: { viewport: { width: 320, height: 568 } } }, async (opened) => {
      const { page } = opened;
      await page.waitForSelector(inside('.movements'));
      assert.equal(await page.locator(inside('.movements .action-art')).count(), 5);
      assert.match(await textIn(opened, '.rules'), /口罩[\s\S]*只有您一个人[\s\S]*不会闪烁/);
      assert.equal(await textIn(opened, 'button.start'), '开始身份认证');
      for (const name of ['start', 'handOver']) {
        const box = await page.locator(inside(`.${name}`)).boundingBox();
        assert.ok(box !== null && box.height >= 44 && box.width >= 44 && box.y + box.height <= 568, name);
      }
      await screenshot(page, 'liveness_notes_small');
    });
  });

  test('speaks the language of its lang attribute', async () => {
    await withLiveness({}, async (opened) => {
      await opened.page.locator('qujing-liveness').evaluate((element) => {
        element.setAttribute('lang', 'en');
      });
      assert.equal(await textIn(opened, 'button.start'), 'Start identity check');
      assert.match(await textIn(opened, '.rules'), /mask/);
    });
  });

  test('manual review is chosen by keyboard, told to the page, and can be taken back', async () => {
    await withLiveness({}, async (opened) => {
      const { page } = opened;
      await page.locator(inside('button.handOver')).focus();
      await page.keyboard.press('Enter');
      await stateOf(opened, 'handedOver');
      assert.match(await textIn(opened, '.end'), /已选择人工审核/);
      const events = await heard(opened);
      assert.deepEqual(events.find(({ type }) => type === 'qujing-manual-review')?.detail, {
        outcome: null,
        attempts: 0,
      });
      await page.keyboard.press('Enter');
      await stateOf(opened, 'idle');
      assert.ok(await page.locator(inside('button.start')).isVisible(), 'the focus had moved to the one button');
    });
  });
});

test('what a page sets before the element is known is kept', async () => {
  const prepare = async (page: Page): Promise<void> => {
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        const element = document.querySelector('qujing-liveness');
        if (document.readyState !== 'interactive' || element === null) return;
        Object.assign(element, {
          requestOrder: () => ({ actions: ['raise', 'blink'], sessionId: 'early', nonce: '' }),
        });
      });
    });
  };
  await withLiveness({ path: '/liveness.html?actions=blink', prepare }, async ({ page }) => {
    const kept = page.locator('qujing-liveness').evaluate((element) => {
      const { requestOrder } = element as unknown as { readonly requestOrder: (() => unknown) | null };
      return requestOrder?.();
    });
    assert.deepEqual(await kept, { actions: ['raise', 'blink'], sessionId: 'early', nonce: '' });
  });
});

describe('where it cannot go on', () => {
  test('a camera that is refused is told in words, with both ways on', async () => {
    await withLiveness({ y4mFile: blackCamera(), permission: 'denied' }, async (opened) => {
      const { page } = opened;
      await page.click(inside('button.start'));
      await page.waitForSelector(inside('.stage[data-face="problem"]'));
      assert.match(await textIn(opened, '.panel'), /没有相机权限/);
      for (const name of ['retry', 'handOver']) assert.ok(await page.locator(inside(`.${name}`)).isVisible(), name);
    });
  });

  test('without SIMD it leads to manual review and nowhere else', async () => {
    await withLiveness({}, async (opened) => {
      const { page } = opened;
      await page.addInitScript(() => {
        WebAssembly.validate = () => false;
      });
      await page.reload();
      assert.match(await textIn(opened, '.panel'), /不支持动作识别[\s\S]*人工审核/);
      assert.deepEqual(await page.locator(inside('button:visible')).allTextContents(), ['人工审核']);
    });
  });
});
