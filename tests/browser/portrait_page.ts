import type { PortraitGuidanceDetail } from '../../web/sdk/types.js';
import { pageOf } from './element_page.js';
import type { OpenPage } from './chromium.js';

export const {
  with: withPortrait,
  inside,
  heard,
  textIn,
} = pageOf<PortraitGuidanceDetail>('qujing-portrait', '/portrait.html');

/** A table's camera sees more than a phone's screen shows: the element over the whole of a wide page. */
export const wide = { viewport: { width: 1280, height: 720 } } as const;

export async function overThePage({ page }: OpenPage): Promise<void> {
  await page.locator('qujing-portrait').evaluate((element) => {
    const style = { position: 'fixed', inset: '0', aspectRatio: 'auto', height: '100vh', borderRadius: '0' };
    Object.assign((element as HTMLElement).style, style);
  });
}

/** Waits until the element shows one of its faces. */
export async function faceOf({ page }: OpenPage, face: string, timeout = 60_000): Promise<void> {
  await page.waitForSelector(inside(`.stage[data-face="${face}"]`), { timeout });
}
