// Films of a person before the front camera, from the first frame to the submitted photo.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import sharp from 'sharp';
import { inBuild } from '../../scripts/lib/paths.js';
import { faceFilmFile } from '../data/face/film_file.js';
import type { PortraitCaptureDetail, PortraitGuidanceCode } from '../../web/sdk/types.js';
import type { OpenPage } from './chromium.js';
import { screenshot } from './lab_page.js';
import { faceOf, heard, inside, overThePage, textIn, wide, withPortrait } from './portrait_page.js';

const kFilmLimitMs = 60_000;
/** Engine and models are loaded, and the whole of a film is seen. */
const kWatchMs = 12_000;

before(() => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

async function watch(opened: OpenPage): Promise<void> {
  await overThePage(opened);
  await opened.page.click(inside('button.start'));
}

interface Handed {
  readonly passed: boolean;
  readonly manifest: string;
  /** Bytes of the photo's and of the source's. */
  readonly jpegs: readonly (readonly number[])[];
}

/** The artifact of the event. */
async function handedOver({ page }: OpenPage): Promise<Handed> {
  return page.evaluate(async () => {
    const event = new Promise<Event>((resolve) => {
      document.addEventListener('qujing-capture', resolve, { once: true });
    });
    document.querySelector('qujing-portrait')?.shadowRoot?.querySelector<HTMLElement>('.confirm')?.click();
    const { artifact } = ((await event) as CustomEvent<PortraitCaptureDetail>).detail;
    const { passed, manifest } = artifact;
    const buffers = await Promise.all([artifact.photo.arrayBuffer(), artifact.source.arrayBuffer()]);
    return { passed, manifest, jpegs: buffers.map((buffer) => Array.from(new Uint8Array(buffer))) };
  });
}

describe('<qujing-portrait> with a person before the camera', () => {
  test('takes the picture unaided, shows source and photo, and hands both over with a manifest that holds', async () => {
    await withPortrait({ y4mFile: await faceFilmFile('good'), context: wide }, async (opened) => {
      await watch(opened);
      await faceOf(opened, 'review', kFilmLimitMs);
      const codes = (await heard(opened)).map(({ detail }) => detail.guidance);
      assert.ok(codes.includes('hold'), codes.join());
      await opened.page.waitForTimeout(400);
      await screenshot(opened.page, 'portrait_review');
      const { passed, manifest, jpegs } = await handedOver(opened);
      assert.equal(passed, true);
      const [photo = Buffer.alloc(0), ...others] = jpegs.map((jpeg) => Buffer.from(jpeg));
      const { width, height, format, density } = await sharp(photo).metadata();
      assert.deepEqual([format, width, height, density], ['jpeg', 480, 640, 300]);
      assert.ok(photo.byteLength >= 20_480 && photo.byteLength <= 40_960, `${photo.byteLength} bytes`);
      for (const jpeg of [photo, ...others]) {
        assert.ok(manifest.includes(createHash('sha256').update(jpeg).digest('hex')), 'the manifest knows it not');
      }
      assert.match(await textIn(opened, '.title'), /照片已确认/);
    });
  });

  const wrong: readonly (readonly [Parameters<typeof faceFilmFile>[0], PortraitGuidanceCode, RegExp])[] = [
    ['turnedHead', 'lookStraight', /正对镜头/],
    ['closedEyes', 'openEyes', /睁/],
    ['sideLight', 'evenLight', /阴阳脸/],
    ['secondFace', 'multipleFaces', /不止一个人/],
  ];
  for (const [kind, guidance, words] of wrong) {
    test(`takes nothing of ${kind}, names it, offers the shutter with the reason, and advises against what that took`, async () => {
      await withPortrait({ y4mFile: await faceFilmFile(kind), context: wide }, async (opened) => {
        const { page } = opened;
        await watch(opened);
        await page.waitForSelector(inside('button.shutter:visible'), { timeout: kFilmLimitMs });
        await page.waitForTimeout(kWatchMs);
        const codes = (await heard(opened)).map(({ detail }) => detail.guidance);
        assert.ok(codes.includes(guidance), codes.join());
        assert.ok(!codes.includes('captured'), 'it was taken by itself');
        assert.match(await textIn(opened, '.reasons'), words);
        await screenshot(page, `portrait_helping_${kind}`);
        await page.click(inside('button.shutter'));
        await faceOf(opened, 'review', kFilmLimitMs);
        assert.match(await textIn(opened, '.title'), /暂不建议提交/);
        assert.match(await textIn(opened, '.why'), words);
        await page.waitForTimeout(300);
        await screenshot(page, `portrait_not_yet_${kind}`);
      });
    });
  }
});
