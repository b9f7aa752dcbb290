import type { LivenessState } from '../../web/sdk/session/liveness_machine.js';
import type { LivenessGuidanceDetail } from '../../web/sdk/types.js';
import type { OpenPage } from './chromium.js';
import { pageOf } from './element_page.js';

export const {
  with: withLiveness,
  inside,
  heard,
  textIn,
} = pageOf<LivenessGuidanceDetail>('qujing-liveness', '/liveness.html');

/** Waits until the element is in one of its states. */
export async function stateOf({ page }: OpenPage, state: LivenessState, timeout = 60_000): Promise<void> {
  await page.waitForSelector(inside(`.stage[data-state="${state}"]`), { timeout });
}
