// What tests read off the testing page.
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Point, Quad } from '../../web/sdk/types.js';
import { inBuild } from '../../scripts/lib/paths.js';

export async function textOf(page: Page, id: string): Promise<string> {
  return (await page.locator(`#${id}`).textContent()) ?? '';
}

/** The number an <output> shows. */
export async function figure(page: Page, id: string): Promise<number> {
  return Number(await page.locator(`#${id}`).evaluate((element) => (element as HTMLOutputElement).value));
}

/** The four corners of the result table, in pixels of the frame. */
export async function cornersOnPage(page: Page): Promise<Point[]> {
  const cells = await page.locator('#corner-rows td').allTextContents();
  return [0, 2, 4, 6].map((index) => ({ x: Number(cells[index]), y: Number(cells[index + 1]) }));
}

/** The largest distance of a corner from its place in that one of `truths` which fits best. */
export function nearestCorner(corners: readonly Point[], truths: readonly Quad[]): number {
  const distances = truths.map(({ topLeft, topRight, bottomRight, bottomLeft }) => {
    const truth = [topLeft, topRight, bottomRight, bottomLeft];
    return Math.max(...truth.map(({ x, y }, i) => Math.hypot(x - (corners[i]?.x ?? NaN), y - (corners[i]?.y ?? NaN))));
  });
  return Math.min(...distances);
}

/** Kept in build/screenshots, at most 200 KB, from where the good ones go to docs/images. */
export async function screenshot(page: Page, name: string, scrollTo?: string): Promise<void> {
  if (scrollTo !== undefined) await page.locator(scrollTo).scrollIntoViewIfNeeded();
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot();
  await sharp(png)
    .jpeg({ quality: 84, mozjpeg: true })
    .toFile(inBuild('screenshots', `${name}.jpg`));
}
