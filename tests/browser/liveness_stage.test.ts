import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { inBuild } from '../../scripts/lib/paths.js';
import { openPage } from './chromium.js';
import type { StagedLiveness } from './liveness_stage.js';
import { scenes, stagePage } from './staged_liveness.js';

declare const show: (scene: StagedLiveness) => void;
const within = (selector: string): string => `qujing-liveness >> ${selector}`;
let folder = '';

before(async () => {
  mkdirSync(inBuild('screenshots'), { recursive: true });
  folder = await stagePage();
});

async function onStage(context: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const opened = await openPage({ folder, context });
  try {
    await opened.page.waitForFunction(() => 'show' in window);
    await work(opened.page);
    assert.deepEqual(opened.complaints, []);
  } finally {
    await opened.close();
  }
}

async function put(page: Page, name: string, how: Pick<StagedLiveness, 'lang' | 'large'>): Promise<void> {
  const scene = scenes.get(name);
  assert.ok(scene !== undefined, name);
  await page.evaluate(
    (staged) => {
      show(staged);
    },
    { ...scene, ...how },
  );
  // The round opening is laid out by an observer, after the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))));
}

/** Nothing is cut off, nothing too small for a finger, nothing without a name. */
async function holdLayout(page: Page, what: string): Promise<void> {
  const { overflow, buttons } = await page.locator(within('.ui')).evaluate((ui) => {
    const shown = [...ui.querySelectorAll<HTMLElement>('.bar button')].filter((button) => !button.hidden);
    const area = ui.getBoundingClientRect();
    return {
      overflow: Math.max(ui.scrollWidth - ui.clientWidth, ui.scrollHeight - ui.clientHeight),
      buttons: shown.map((button) => {
        const { width, height, right, bottom } = button.getBoundingClientRect();
        return {
          name: button.innerText.trim(),
          least: Math.min(width, height),
          inside: right <= area.right && bottom <= area.bottom,
        };
      }),
    };
  });
  assert.equal(overflow, 0, `${what}: it runs over`);
  assert.ok(buttons.length > 0, `${what}: no way on`);
  for (const { name, least, inside } of buttons) assert.ok(name !== '' && least >= 44 && inside, `${what}: ${name}`);
}

const sizes = {
  phone: { width: 390, height: 844 },
  small: { width: 320, height: 568 },
  landscape: { width: 844, height: 390 },
  desktop: { width: 460, height: 613 },
} as const;

for (const [size, viewport] of Object.entries(sizes)) {
  for (const lang of ['zh-CN', 'en']) {
    test(`every state, hint and end fits on a ${size} in ${lang}, and is kept as a picture`, async () => {
      await onStage({ viewport, reducedMotion: 'reduce' }, async (page) => {
        const tiles: Buffer[] = [];
        for (const name of scenes.keys()) {
          await put(page, name, { lang });
          await holdLayout(page, name);
          tiles.push(await page.screenshot());
        }
        await contactSheet(tiles, viewport, `liveness_${size}_${lang}`);
      });
    });
  }
}

describe('the drawn head', () => {
  test('turns to the side on which the person sees himself move, mirrored or not', async () => {
    await onStage({ viewport: sizes.phone, reducedMotion: 'reduce' }, async (page) => {
      const aside = async (name: string, mirrored: string): Promise<number> => {
        await put(page, name, { lang: 'zh-CN' });
        await page.locator(within('.stage')).evaluate((stage, yes) => {
          stage.setAttribute('data-mirrored', yes);
        }, mirrored);
        const face = page.locator(within('.head .action-art .face'));
        return face.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).e);
      };
      assert.ok((await aside('hint_turnLeft', 'yes')) < 0, 'his left is on the left of a mirror');
      assert.ok((await aside('hint_turnRight', 'yes')) > 0);
      assert.ok((await aside('hint_turnLeft', 'no')) > 0);
      assert.ok((await aside('hint_turnRight', 'no')) < 0);
    });
  });

  test('moves, and with reduced motion stands still at the farthest, with an arrow', async () => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await onStage({ viewport: sizes.phone, reducedMotion }, async (page) => {
        await put(page, 'hint_raise', { lang: 'zh-CN' });
        const seen = await page.locator(within('.head .action-art')).evaluate((art) => ({
          moving: [...art.querySelectorAll('*')].some((part) => getComputedStyle(part).animationName !== 'none'),
          arrow: getComputedStyle(art.querySelector('.up') ?? art).opacity,
        }));
        assert.deepEqual(seen, { moving: reducedMotion === 'no-preference', arrow: '1' });
      });
    }
  });
});

test('large type is a third larger, and everything still fits on a phone', async () => {
  await onStage({ viewport: sizes.phone }, async (page) => {
    const size = (): Promise<number> =>
      page.locator(within('.title')).evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
    for (const name of scenes.keys()) {
      await put(page, name, { lang: 'zh-CN', large: true });
      await holdLayout(page, name);
    }
    await put(page, 'hint_turnLeft', { lang: 'zh-CN' });
    const usual = await size();
    await put(page, 'hint_turnLeft', { lang: 'zh-CN', large: true });
    assert.ok((await size()) >= usual * 1.25);
  });
});

test('what is asked for, the hint and how far it is are told to those who hear them', async () => {
  await onStage({ viewport: sizes.phone }, async (page) => {
    await put(page, 'hint_turnLeft', { lang: 'zh-CN' });
    assert.equal(await page.locator(within('.title[role="status"]')).innerText(), '2/3\n请向左转头');
    assert.equal(await page.locator(within('.hint[aria-live="polite"]')).innerText(), '慢慢转向您的左边');
    assert.equal(await page.locator(within('.segments')).getAttribute('aria-label'), '已完成 1 个动作，共 3 个');
    assert.equal(await page.locator(within('[role="timer"]')).getAttribute('aria-label'), '还剩 6 秒');
    assert.equal(await page.locator(within('.stage')).getAttribute('data-action'), 'turnLeft');
  });
});

/** @param tiles of one size, six in a row. */
async function contactSheet(
  tiles: readonly Buffer[],
  { width, height }: { width: number; height: number },
  name: string,
): Promise<void> {
  const [columns, scale] = [6, 0.5];
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  const parts = await Promise.all(
    tiles.map(async (tile, i) => ({
      input: await sharp(tile).resize(across, down).png().toBuffer(),
      left: (i % columns) * (across + 4),
      top: Math.floor(i / columns) * (down + 4),
    })),
  );
  const sheet = { width: columns * (across + 4), height: Math.ceil(tiles.length / columns) * (down + 4) };
  await sharp({ create: { ...sheet, channels: 3, background: '#fff' } })
    .composite(parts)
    .jpeg({ quality: 84 })
    .toFile(inBuild('screenshots', `${name}.jpg`));
}
