import type { Page } from 'playwright-core';
import type { LivenessAction, PublicJwk } from '../../web/sdk/types.js';

export interface Asked {
  readonly publicKey: PublicJwk;
  readonly outcome: string | null;
}

/**
 * Stands for a server that gives these orders, the last one for ever.
 * @returns what it was asked with, one for each order.
 */
export async function serveOrders(
  page: Page,
  orders: readonly (readonly LivenessAction[])[],
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  await page.exposeFunction('orderFor', (request: Asked) => {
    const actions = orders[Math.min(asked.push(request), orders.length) - 1] ?? [];
    return { actions, sessionId: 'session-1', nonce: `nonce-${asked.length}` };
  });
  await page.locator('qujing-liveness').evaluate((element) => {
    const { orderFor } = window as unknown as { orderFor: (request: unknown) => Promise<never> };
    const requestOrder = ({ publicKey, outcome }: Asked): Promise<never> => orderFor({ publicKey, outcome });
    Object.assign(element, { requestOrder });
  });
  return asked;
}
