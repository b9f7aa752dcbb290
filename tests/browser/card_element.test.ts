import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import type { FileDetail } from '../../web/sdk/types.js';
import { largeStill, recordedCamera, type Recording } from './camera_file.js';
import { heard, inside, textIn, withCard } from './card_page.js';
import { screenshot } from './lab_page.js';

let recording: Recording;
before(async () => {
  recording = await recordedCamera();
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

describe('<qujing-card> on a candidate’s page', () => {
  test('opens by keyboard alone, tells the page what it guides to, and takes the first side', async () => {
    // The recorded camera lies: a phone held upright would see no more than a part of its card.
    const context = { viewport: { width: 900, height: 760 } };
    await withCard({ y4mFile: recording.y4mFile, context }, async (opened) => {
      const { page } = opened;
      await screenshot(page, 'card_start');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector(inside('.card-outline[data-shown="yes"]'), { timeout: 15_000 });
      assert.equal(await page.locator(inside('.hint')).getAttribute('aria-live'), 'polite');
      await page.waitForSelector(inside('.window[data-card="taken"]'), { timeout: 15_000 });
      const codes = (await heard(opened)).map(({ detail }) => detail.guidance);
      assert.ok(codes.includes('hold') || codes.includes('captured'), codes.join());
      await page.waitForSelector(inside('.stage[data-guidance="turnOver"]'), { timeout: 10_000 });
      assert.equal(await textIn(opened, '.hint'), '请翻到国徽面');
      assert.match(await textIn(opened, '.title'), /2\/2\s*请拍摄国徽面/);
    });
  });

  test('a photo from the album goes through the same checks, and says in words why it does not pass', async () => {
    await withCard({}, async (opened) => {
      const { page } = opened;
      const { file } = await largeStill();
      await page.locator('qujing-card').evaluate((element) => {
        element.setAttribute('lang', 'en');
      });
      await page.setInputFiles(inside('input[type=file]'), file);
      const outcome = await page.waitForSelector(inside('.accept:visible, .stage[data-face="panel"] .step'), {
        timeout: 60_000,
      });
      await outcome.dispose();
      if (await page.locator(inside('.accept')).isVisible()) {
        assert.ok((await page.locator(inside('.reasons li')).count()) > 0, 'no reason is given');
        await screenshot(page, 'card_judged');
        await page.click(inside('.accept'));
      }
      await page.waitForFunction(() => {
        const title = document.querySelector('qujing-card')?.shadowRoot?.querySelector('.title');
        return title?.textContent.includes('2/2');
      });
    });
  });

  test('speaks the language of its lang attribute', async () => {
    await withCard({}, async (opened) => {
      await opened.page.locator('qujing-card').evaluate((element) => {
        element.setAttribute('lang', 'en');
      });
      assert.equal(await textIn(opened, 'button.start'), 'Open camera');
    });
  });

  test('taken out of the page it gives the camera back', async () => {
    await withCard({ y4mFile: recording.y4mFile }, async ({ page }) => {
      await page.click(inside('button.start'));
      await page.waitForFunction(() => {
        const video = document.querySelector('qujing-card')?.shadowRoot?.querySelector('video');
        return (video?.videoWidth ?? 0) > 0;
      });
      const ended = await page.evaluate(async () => {
        const card = document.querySelector('qujing-card');
        const stream = card?.shadowRoot?.querySelector('video')?.srcObject as MediaStream;
        card?.remove();
        await new Promise((resolve) => setTimeout(resolve, 100));
        return stream.getTracks().every(({ readyState }) => readyState === 'ended');
      });
      assert.equal(ended, true);
    });
  });

  test('a browser without SIMD gets a clear sentence and the way to a photo, not a camera that leads nowhere', async () => {
    await withCard({}, async (opened) => {
      const { page } = opened;
      await page.addInitScript(() => {
        WebAssembly.validate = () => false;
      });
      await page.reload();
      assert.match(await textIn(opened, '.panel'), /不支持实时识别|版本较旧/);
      assert.equal(await page.locator(inside('button.start')).isVisible(), false);
      assert.equal(await page.locator(inside('.file')).isVisible(), true);
      const handed = page.evaluate(async () => {
        const event = await new Promise<Event>((resolve) => {
          document.addEventListener('qujing-file', resolve, { once: true });
        });
        const { file } = (event as CustomEvent<FileDetail>).detail;
        return { name: file.name, bytes: file.size };
      });
      const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('for the server') };
      await page.setInputFiles(inside('input[type=file]'), photo);
      assert.deepEqual(await handed, { name: photo.name, bytes: photo.buffer.byteLength });
      assert.match(await textIn(opened, '.panel'), /照片将由服务器检查/);
    });
  });
});
