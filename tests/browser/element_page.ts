// One of our elements on a candidate's phone, and what tests read off it.
import assert from 'node:assert/strict';
import type { ErrorDetail } from '../../web/sdk/errors.js';
import type {
  GuidanceDetail,
  LivenessEndedDetail,
  LivenessGuidanceDetail,
  PortraitGuidanceDetail,
} from '../../web/sdk/types.js';
import { openPage, type OpenOptions, type OpenPage } from './chromium.js';

export const phone = { viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 } as const;

/** What the page hears of an element; of a capture only what survives JSON. */
const types = ['qujing-guidance', 'qujing-error', 'qujing-capture', 'qujing-ended', 'qujing-manual-review'] as const;

export interface Heard<Detail> {
  readonly type: string;
  readonly atMs: number;
  readonly detail: Partial<Detail> & Partial<ErrorDetail> & Partial<LivenessEndedDetail>;
}

/** @param tag of the element. @param path of the page that has one. */
export function pageOf<Detail extends GuidanceDetail | PortraitGuidanceDetail | LivenessGuidanceDetail>(
  tag: string,
  path: string,
) {
  /** Something of the element's inside. */
  const inside = (selector: string): string => `${tag} >> ${selector}`;

  return {
    inside,

    /** Opens the page, and holds that it complained about nothing. */
    with: async (options: OpenOptions, work: (opened: OpenPage) => Promise<void>): Promise<void> => {
      const opened = await openPage({ path, context: phone, ...options });
      try {
        await listenTo(opened);
        await work(opened);
        assert.deepEqual(opened.complaints, [], 'the page complained');
      } finally {
        await opened.close();
      }
    },

    heard: ({ page }: OpenPage): Promise<readonly Heard<Detail>[]> =>
      page.evaluate(() => (window as unknown as { events: Heard<Detail>[] }).events),

    textIn: async ({ page }: OpenPage, selector: string): Promise<string> =>
      (await page.locator(inside(selector)).first().textContent()) ?? '',
  };
}

export async function listenTo({ page }: OpenPage): Promise<void> {
  await page.evaluate((names) => {
    const events: Heard<GuidanceDetail>[] = [];
    Object.assign(window, { events });
    for (const type of names) {
      document.addEventListener(type, (event) => {
        const { detail } = event as CustomEvent<Heard<GuidanceDetail>['detail']>;
        events.push({ type, detail, atMs: performance.now() });
      });
    }
  }, types);
}
