// Films of a card before the camera, from the first frame to the confirmed artifacts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import sharp from 'sharp';
import { inBuild } from '../../scripts/lib/paths.js';
import { capturedFilm } from '../data/capture_file.js';
import type { CaptureDetail } from '../../web/sdk/types.js';
import { heard, inside, textIn, withCard } from './card_page.js';
import type { OpenPage } from './chromium.js';
import { screenshot } from './lab_page.js';

const kFilmLimitMs = 25_000;
/** The hint of each fault, as the engine names it. */
const faults = { blur: 'blurred', glare: 'glare' } as const;

before(() => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
});

interface Handed {
  readonly side: string;
  readonly passed: boolean;
  readonly manifest: string;
  /** Bytes of the card's and of the frame's. */
  readonly jpegs: readonly (readonly number[])[];
}

/** The artifacts of the event. */
async function handedOver({ page }: OpenPage): Promise<readonly Handed[]> {
  return page.evaluate(async () => {
    const event = new Promise<Event>((resolve) => {
      document.addEventListener('qujing-capture', resolve, { once: true });
    });
    document.querySelector('qujing-card')?.shadowRoot?.querySelector<HTMLElement>('.confirm')?.click();
    const { artifacts } = ((await event) as CustomEvent<CaptureDetail>).detail;
    return Promise.all(
      artifacts.map(async ({ side, passed, manifest, card, frame }) => {
        const buffers = await Promise.all([card.arrayBuffer(), frame.arrayBuffer()]);
        return { side, passed, manifest, jpegs: buffers.map((buffer) => Array.from(new Uint8Array(buffer))) };
      }),
    );
  });
}

interface Part {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

async function holdsToManifest({ manifest, jpegs, side }: Handed): Promise<void> {
  const told = JSON.parse(manifest) as { format: number; side: string; sessionId: string; parts: readonly Part[] };
  assert.deepEqual([told.format, told.side, told.sessionId], [1, side, 'session-7']);
  for (const [index, jpeg] of jpegs.entries()) {
    const bytes = Buffer.from(jpeg);
    const { width, height, format } = await sharp(bytes).metadata();
    assert.equal(format, 'jpeg');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const name = index === 0 ? 'card.jpg' : 'frame.jpg';
    assert.deepEqual(told.parts[index], { name, type: 'image/jpeg', sha256, bytes: bytes.byteLength, width, height });
  }
}

describe('<qujing-card> with a card before the camera', () => {
  test('takes both sides unaided, shows them, and hands both over with a manifest that holds', async () => {
    const y4mFile = await capturedFilm('good', 'a');
    await withCard({ y4mFile }, async (opened) => {
      const { page } = opened;
      await page.locator('qujing-card').evaluate((element) => {
        const fresh = element.cloneNode() as HTMLElement;
        fresh.setAttribute('session-id', 'session-7');
        element.replaceWith(fresh);
      });
      await page.click(inside('button.start'));
      await page.waitForSelector(inside('.stage[data-face="review"]'), { timeout: kFilmLimitMs });
      await page.waitForTimeout(300);
      await screenshot(page, 'card_review');
      const codes = (await heard(opened)).map(({ detail }) => detail.guidance);
      for (const code of ['hold', 'captured', 'turnOver'] as const) assert.ok(codes.includes(code), codes.join());
      const handed = await handedOver(opened);
      assert.deepEqual(
        handed.map(({ side, passed }) => [side, passed]),
        [
          ['portrait', true],
          ['emblem', true],
        ],
      );
      for (const artifact of handed) await holdsToManifest(artifact);
      assert.match(await textIn(opened, '.title'), /拍摄完成/);
    });
  });

  for (const [kind, guidance] of Object.entries(faults) as ['blur' | 'glare', string][]) {
    test(`takes nothing while ${kind} spoils the picture, names it, and offers the shutter with the reasons`, async () => {
      const y4mFile = await capturedFilm(kind, 'a');
      await withCard({ y4mFile }, async (opened) => {
        const { page } = opened;
        await page.click(inside('button.start'));
        await page.waitForSelector(inside('button.shutter:visible'), { timeout: kFilmLimitMs });
        const events = await heard(opened);
        assert.ok(events.some(({ detail }) => detail.guidance === guidance));
        assert.ok(events.every(({ detail }) => detail.guidance !== 'captured'));
        await page.waitForTimeout(300);
        await screenshot(page, `card_helping_${kind}`);
        await page.click(inside('button.shutter'));
        await page.waitForSelector(inside('button.correct:visible'), { timeout: 15_000 });
        assert.ok((await page.locator(inside('.reasons li')).count()) > 0);
        await screenshot(page, `card_judged_${kind}`);
        await markCorners(opened);
        await screenshot(page, `card_corners_${kind}`);
        await page.click(inside('button.apply'));
        await page.click(inside('button.accept'), { timeout: 15_000 });
        await page.waitForSelector(inside('.window[data-card="taken"]'));
      });
    });
  }
});

/** By keyboard: the first corner moves to the left. */
async function markCorners({ page }: OpenPage): Promise<void> {
  await page.click(inside('button.correct'));
  const corner = page.locator(inside('button.corner')).first();
  await corner.waitFor();
  assert.equal(await corner.getAttribute('aria-label'), '左上角');
  const before = await corner.evaluate((element) => element.style.transform);
  await corner.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft');
  assert.notEqual(await corner.evaluate((element) => element.style.transform), before);
}
