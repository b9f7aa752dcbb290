import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import sharp from 'sharp';
import { inBuild } from '../../scripts/lib/paths.js';
import { oddFiles } from '../data/face/broken_files.js';
import { packaged } from '../data/face/face_cache.js';
import { personOf } from '../data/face/people.js';
import type { QujingPortraitElement } from '../../web/elements/index.js';
import type { FileDetail } from '../../web/sdk/types.js';
import { blackCamera } from './camera_file.js';
import type { OpenPage } from './chromium.js';
import { screenshot } from './lab_page.js';
import { faceOf, heard, inside, textIn, withPortrait } from './portrait_page.js';

before(() => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

const head = (): string => packaged(personOf('p02').file);

async function choose(
  { page }: OpenPage,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.setInputFiles(inside('input[type=file]'), file);
}

async function left({ page }: OpenPage, uploads: number): Promise<void> {
  await page.locator('qujing-portrait').evaluate((element, number) => {
    element.setAttribute('uploads-left', String(number));
  }, uploads);
}

describe('before the start', () => {
  test('drawn examples, what to mind, the rule and the uploads that are left are shown, at 320 pixels as well', async () => {
    const context = { viewport: { width: 320, height: 568 } };
    await withPortrait({ context }, async (opened) => {
      const { page } = opened;
      await page.waitForSelector(inside('.rule'), { timeout: 60_000 });
      assert.equal(await page.locator(inside('.example-art')).count(), 9);
      assert.match(await textIn(opened, '.rules'), /请勿过度美颜[\s\S]*每天最多上传 15 次/);
      assert.match(await textIn(opened, '.rule'), /480 × 640 像素 · 蓝底 · 20–40 KB/);
      assert.match(await textIn(opened, '.title'), /今天还可上传 15 次/);
      const overflow = await page.locator(inside('.ui')).evaluate((ui) => ui.scrollWidth - ui.clientWidth);
      assert.equal(overflow, 0, 'it runs over to the side');
      for (const name of ['start', 'file']) {
        const box = await page.locator(inside(`.${name}`)).boundingBox();
        assert.ok(box !== null && box.height >= 44 && box.width >= 44 && box.y + box.height <= 568, name);
      }
      await screenshot(page, 'portrait_notes_small');
    });
  });

  test('with no upload left it says so and what to do, and offers nothing that would lead nowhere', async () => {
    await withPortrait({}, async (opened) => {
      await left(opened, 0);
      assert.match(await textIn(opened, '.panel'), /已用完[\s\S]*次日凌晨[\s\S]*自考办/);
      assert.equal(await opened.page.locator(inside('button:visible, .file:visible')).count(), 0);
    });
  });

  test('speaks the language of its lang attribute', async () => {
    await withPortrait({}, async (opened) => {
      await opened.page.locator('qujing-portrait').evaluate((element) => {
        element.setAttribute('lang', 'en');
      });
      assert.equal(await textIn(opened, 'button.start'), 'Take a photo');
      assert.match(await textIn(opened, '.rules'), /beauty filter/);
    });
  });
});

describe('the camera', () => {
  test('that is refused is told in words, with the way on and the album', async () => {
    await withPortrait({ y4mFile: blackCamera(), permission: 'denied' }, async (opened) => {
      const { page } = opened;
      await page.click(inside('button.start'));
      await faceOf(opened, 'problem');
      assert.match(await textIn(opened, '.panel'), /没有相机权限/);
      for (const name of ['retry', 'file']) assert.ok(await page.locator(inside(`.${name}`)).isVisible(), name);
    });
  });

  test('that shows black is told as such', async () => {
    await withPortrait({ y4mFile: blackCamera() }, async (opened) => {
      await opened.page.click(inside('button.start'));
      await faceOf(opened, 'problem');
      assert.match(await textIn(opened, '.panel'), /画面是黑的/);
    });
  });
});

describe('a photo from the album', () => {
  test('is made into the photo, moved and turned by keyboard alone, each change taken back, and submitted', async () => {
    await withPortrait({}, async (opened) => {
      const { page } = opened;
      await choose(opened, head());
      await faceOf(opened, 'review');
      await page.waitForTimeout(300);
      await screenshot(page, 'portrait_album');
      await page.click(inside('button.adjust'));
      await page.locator(inside('canvas.movable')).focus();
      const before = await photo(opened);
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
      await settled(opened);
      assert.notEqual(await photo(opened), before);
      await screenshot(page, 'portrait_adjust');
      for (let i = 0; i < 3; i++) await page.click(inside('button.undo'));
      await settled(opened);
      assert.equal(await photo(opened), before, 'it is as it was');
      await page.click(inside('button.finish'));
      await faceOf(opened, 'review');
    });
  });

  test('that the page hands over goes through the same checks, under the page’s own words', async () => {
    const bytes = readFileSync(head()).toString('base64');
    await withPortrait({}, async (opened) => {
      await opened.page.locator('qujing-portrait').evaluate((element) => {
        const own = document.createElement('qujing-portrait');
        own.texts = { actions: { confirm: '上传照片' }, status: { ready: '可以上传' } };
        element.replaceWith(own);
      });
      await opened.page.locator('qujing-portrait').evaluate((element, base64) => {
        const jpeg = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        void (element as QujingPortraitElement).choose(new File([jpeg], 'a.jpg', { type: 'image/jpeg' }));
      }, bytes);
      await faceOf(opened, 'review');
      assert.equal(await textIn(opened, 'button.confirm'), '上传照片');
    });
  });

  test('that lies on its side is told, turned, and found', async () => {
    const buffer = await sharp(head()).rotate(90).jpeg().toBuffer();
    await withPortrait({}, async (opened) => {
      await choose(opened, { name: 'side.jpg', mimeType: 'image/jpeg', buffer });
      const outcome = await opened.page.waitForSelector(inside('button.turn:visible, .stage[data-face="review"]'), {
        timeout: 60_000,
      });
      await outcome.dispose();
      for (let i = 0; i < 3 && (await opened.page.locator(inside('button.turn')).isVisible()); i++) {
        assert.match(await textIn(opened, '.reasons'), /没有找到人脸/);
        await opened.page.click(inside('button.turn'));
        await opened.page.waitForSelector(inside('button.turn:visible, .stage[data-face="review"]'), {
          timeout: 60_000,
        });
      }
      await faceOf(opened, 'review');
    });
  });

  test('that does not pass is not submitted silently: twice asked, once insisted', async () => {
    const buffer = await sharp(head()).linear(0.13, 0).jpeg().toBuffer();
    await withPortrait({}, async (opened) => {
      const { page } = opened;
      await choose(opened, { name: 'dark.jpg', mimeType: 'image/jpeg', buffer });
      await faceOf(opened, 'review');
      assert.match(await textIn(opened, '.title'), /暂不建议提交/);
      assert.match(await textIn(opened, '.attempts'), /用掉 1 次，今天还剩 15 次/);
      await page.click(inside('button.insist'));
      assert.match(await textIn(opened, '.title'), /仍要提交吗/);
      await screenshot(page, 'portrait_doubting');
      await page.click(inside('button.back'));
      await page.click(inside('button.insist'));
      await page.click(inside('button.insist'));
      assert.match(await textIn(opened, '.title'), /照片已确认/);
      assert.ok((await heard(opened)).some(({ type }) => type === 'qujing-capture'));
    });
  });

  test('that is no picture is a named error in words, and the next one is looked at', async () => {
    await withPortrait({}, async (opened) => {
      await choose(opened, { name: 'a.heic', mimeType: 'image/heic', buffer: Buffer.from('not a picture') });
      await faceOf(opened, 'problem');
      assert.match(await textIn(opened, '.panel'), /无法读取此文件/);
      await choose(opened, head());
      await faceOf(opened, 'review');
    });
  });

  test('of whatever kind, broken or huge, ends in a picture or in words, and the next one is looked at', async () => {
    await withPortrait({}, async (opened) => {
      for (const { name, readable, bytes } of await oddFiles()) {
        await opened.page.reload();
        await choose(opened, { name, mimeType: `image/${name.split('.').at(-1) ?? ''}`, buffer: bytes });
        const outcomes = '.stage[data-face="review"], .stage[data-face="problem"], button.turn:visible';
        const ended = await opened.page.waitForSelector(inside(outcomes), { timeout: 60_000 });
        await ended.dispose();
        const problem = await opened.page.locator(inside('.panel')).isVisible();
        assert.equal(problem, !readable || name === 'one_pixel.png', name);
        const refused = await opened.page.locator(inside('button.turn')).isVisible();
        const words = problem ? '.panel' : refused ? '.reasons' : '.title';
        assert.match(await textIn(opened, words), /[一-龥]{4}/, name);
        await choose(opened, head());
        await faceOf(opened, 'review');
      }
    });
  });

  test('goes to the page as it is where it cannot be looked at here', async () => {
    await withPortrait({}, async (opened) => {
      const { page } = opened;
      await page.addInitScript(() => {
        WebAssembly.validate = () => false;
      });
      await page.reload();
      assert.equal(await page.locator(inside('button.start')).isVisible(), false);
      const handed = page.evaluate(async () => {
        const event = await new Promise<Event>((resolve) => {
          document.addEventListener('qujing-file', resolve, { once: true });
        });
        return (event as CustomEvent<FileDetail>).detail.file.name;
      });
      await choose(opened, { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('for the server') });
      assert.equal(await handed, 'photo.jpg');
      assert.match(await textIn(opened, '.panel'), /照片将由服务器检查/);
    });
  });
});

/** The photo that is being adjusted, as it is shown. */
async function photo({ page }: OpenPage): Promise<string> {
  return page.locator(inside('canvas.movable')).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

/** The last change is shown. */
async function settled({ page }: OpenPage): Promise<void> {
  await page.waitForTimeout(400);
  await page.waitForSelector(inside('.movable-frame .spinner'), { state: 'hidden', timeout: 60_000 });
  await page.waitForTimeout(200);
}
