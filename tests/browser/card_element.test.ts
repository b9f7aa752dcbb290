import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import type { FileDetail } from '../../web/sdk/types.js';
import { largeStill, recordedCamera, type Recording } from './camera_file.js';
import { openPage, type OpenOptions, type OpenPage } from './chromium.js';
import { screenshot } from './lab_page.js';

const phone = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 } as const;
let recording: Recording;
before(async () => {
  recording = await recordedCamera();
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

async function withCard(options: OpenOptions, work: (opened: OpenPage) => Promise<void>): Promise<void> {
  const opened = await openPage({ path: '/card.html', context: phone, ...options });
  try {
    await opened.page.evaluate(() => {
      const events: unknown[] = [];
      Object.assign(window, { events });
      for (const type of ['qujing-guidance', 'qujing-error']) {
        document.addEventListener(type, (event) =>
          events.push({ type, detail: (event as CustomEvent).detail as unknown }),
        );
      }
    });
    await work(opened);
    assert.deepEqual(opened.complaints, [], 'the page complained');
  } finally {
    await opened.close();
  }
}

interface Heard {
  readonly type: string;
  readonly detail: { readonly code?: string; readonly guidance?: string };
}

async function heard({ page }: OpenPage): Promise<readonly Heard[]> {
  return page.evaluate(() => (window as unknown as { events: Heard[] }).events);
}

describe('<qujing-card> on a candidate’s page', () => {
  test('opens by keyboard alone, tells the page what it guides to, and outlines the card', async () => {
    await withCard({ y4mFile: recording.y4mFile }, async (opened) => {
      const { page } = opened;
      await screenshot(page, 'card_start');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('qujing-card >> .stage[data-guidance="hold"]', { timeout: 15_000 });
      assert.equal(await page.locator('qujing-card >> .hint').textContent(), '已对准，请保持不动');
      assert.equal(await page.locator('qujing-card >> .hint').getAttribute('aria-live'), 'polite');
      assert.equal((await heard(opened)).at(-1)?.detail.guidance, 'hold');
      assert.equal(await page.locator('qujing-card >> .card-outline').getAttribute('data-shown'), 'yes');
      await screenshot(page, 'card_live');
    });
  });

  test('without permission it says so, offers a retry and a photo', async () => {
    await withCard({ y4mFile: recording.y4mFile, permission: 'denied' }, async (opened) => {
      const { page } = opened;
      await page.click('qujing-card >> button.main');
      await page.waitForFunction(() => (window as unknown as { events: Heard[] }).events.length > 0);
      assert.deepEqual(
        (await heard(opened)).map(({ detail }) => detail.code),
        ['cameraDenied'],
      );
      assert.match((await page.locator('qujing-card >> .panel').textContent()) ?? '', /没有相机权限/);
      assert.equal(await page.locator('qujing-card >> button.main').textContent(), '重试');
      assert.equal(await page.locator('qujing-card >> .file').isVisible(), true);
      await screenshot(page, 'card_denied');
    });
  });

  test('a photo from the album is looked at and outlined', async () => {
    await withCard({}, async ({ page }) => {
      const { file } = await largeStill();
      await page.setInputFiles('qujing-card >> input[type=file]', file);
      await page.waitForSelector('qujing-card >> .stage[data-guidance="hold"]', { timeout: 30_000 });
      assert.equal(await page.locator('qujing-card >> .card-outline').getAttribute('data-shown'), 'yes');
      await screenshot(page, 'card_still');
    });
  });

  test('speaks the language of its lang attribute', async () => {
    await withCard({}, async ({ page }) => {
      await page.locator('qujing-card').evaluate((element) => {
        element.setAttribute('lang', 'en');
      });
      assert.equal(await page.locator('qujing-card >> button.main').textContent(), 'Open camera');
    });
  });

  test('taken out of the page it gives the camera back', async () => {
    await withCard({ y4mFile: recording.y4mFile }, async ({ page }) => {
      await page.click('qujing-card >> button.main');
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
    await withCard({}, async ({ page }) => {
      await page.addInitScript(() => {
        WebAssembly.validate = () => false;
      });
      await page.reload();
      assert.match((await page.locator('qujing-card >> .panel').textContent()) ?? '', /不支持实时识别/);
      assert.equal(await page.locator('qujing-card >> button.main').isVisible(), false);
      assert.equal(await page.locator('qujing-card >> .file').isVisible(), true);
      const handed = page.evaluate(async () => {
        const event = await new Promise<Event>((resolve) => {
          document.addEventListener('qujing-file', resolve, { once: true });
        });
        const { file } = (event as CustomEvent<FileDetail>).detail;
        return { name: file.name, bytes: file.size };
      });
      const photo = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('for the server') };
      await page.setInputFiles('qujing-card >> input[type=file]', photo);
      assert.deepEqual(await handed, { name: photo.name, bytes: photo.buffer.byteLength });
      assert.match((await page.locator('qujing-card >> .panel').textContent()) ?? '', /照片将由服务器检查/);
    });
  });
});
