// What a candidate does on the pages of web/app, as far as several tests do it.
import type { Page } from 'playwright-core';

/** Both sides from the album. */
export async function chooseCard(page: Page, frames: Readonly<Record<'portrait' | 'emblem', Buffer>>): Promise<void> {
  for (const side of ['portrait', 'emblem'] as const) {
    const file = { name: `${side}.jpg`, mimeType: 'image/jpeg', buffer: frames[side] };
    await page.locator(`.slot.${side} input[type=file]`).setInputFiles(file);
    await page.locator(`.slot.${side}.filled`).waitFor({ timeout: 60_000 });
  }
}

export async function choosePortrait(page: Page, jpeg: Buffer): Promise<void> {
  const file = { name: 'portrait.jpg', mimeType: 'image/jpeg', buffer: jpeg };
  await page.setInputFiles('qujing-portrait >> input[type=file]', file);
  await page.waitForSelector('qujing-portrait >> .stage[data-face="review"]', { timeout: 90_000 });
}

/** What the element advises against is uploaded after a second question. */
export async function uploadPortrait(page: Page): Promise<void> {
  const confirm = page.locator('qujing-portrait >> button.confirm');
  if (await confirm.isVisible()) await confirm.click();
  else for (let times = 0; times < 2; times++) await page.click('qujing-portrait >> button.insist');
  await page.getByRole('heading', { name: '照片检测结果' }).waitFor({ timeout: 90_000 });
}

const kOver = 'qujing-liveness >> .stage:is([data-state="passed"], [data-state="ended"])';

/**
 * How a challenge ends. On a busy machine frames fail to come for half a second: whoever is told that the face was lost,
 * or that time ran out, tries again.
 */
export async function faceEnd(page: Page): Promise<string> {
  await page.evaluate(() => {
    const seen = window as unknown as { faceOutcome?: string };
    document.addEventListener('qujing-ended', (event) => {
      seen.faceOutcome = (event as CustomEvent<{ outcome: string }>).detail.outcome;
    });
  });
  for (let tries = 0; tries < 5; tries++) {
    await page.waitForSelector(kOver, { timeout: 120_000 });
    const outcome = await page.evaluate(() => (window as unknown as { faceOutcome?: string }).faceOutcome ?? 'passed');
    if (outcome !== 'faceLost' && outcome !== 'timedOut') return outcome;
    await page.click('qujing-liveness >> button.retry');
    await page.waitForSelector(kOver, { state: 'detached' });
  }
  return 'faceLost, five times';
}

/** Until the evidence is on its way. */
export async function passFaceCheck(page: Page): Promise<void> {
  const sent = page.getByText(/正在上传认证结果|正在核对/);
  const retry = page.locator('qujing-liveness >> button.retry');
  for (let tries = 0; tries < 5; tries++) {
    await sent.or(retry).first().waitFor({ timeout: 120_000 });
    if (await sent.isVisible()) return;
    await retry.click();
    await retry.waitFor({ state: 'hidden' });
  }
  throw new Error('the challenge was not passed in five tries');
}
