// <qujing-card> on a candidate's phone, and what tests read off it.
import assert from 'node:assert/strict';
import type { ErrorDetail } from '../../web/sdk/errors.js';
import type { GuidanceDetail } from '../../web/sdk/types.js';
import { openPage, type OpenOptions, type OpenPage } from './chromium.js';

export const phone = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 } as const;

export interface Heard {
  readonly type: string;
  readonly atMs: number;
  readonly detail: Partial<GuidanceDetail> & Partial<ErrorDetail>;
}

/** What the page hears of the element; of a capture only what survives JSON. */
const types = ['qujing-guidance', 'qujing-error', 'qujing-capture'] as const;

export async function withCard(options: OpenOptions, work: (opened: OpenPage) => Promise<void>): Promise<void> {
  const opened = await openPage({ path: '/card.html', context: phone, ...options });
  try {
    await listenTo(opened);
    await work(opened);
    assert.deepEqual(opened.complaints, [], 'the page complained');
  } finally {
    await opened.close();
  }
}

export async function listenTo({ page }: OpenPage): Promise<void> {
  await page.evaluate((names) => {
    const events: Heard[] = [];
    Object.assign(window, { events });
    for (const type of names) {
      document.addEventListener(type, (event) => {
        const { detail } = event as CustomEvent<Heard['detail']>;
        events.push({ type, detail, atMs: performance.now() });
      });
    }
  }, types);
}

export async function heard({ page }: OpenPage): Promise<readonly Heard[]> {
  return page.evaluate(() => (window as unknown as { events: Heard[] }).events);
}

/** Something of the element's inside. */
export function inside(selector: string): string {
  return `qujing-card >> ${selector}`;
}

export async function textIn({ page }: OpenPage, selector: string): Promise<string> {
  return (await page.locator(inside(selector)).first().textContent()) ?? '';
}
