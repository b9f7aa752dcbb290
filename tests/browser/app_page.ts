// A candidate's phone on the whole product: built pages, server, sandbox, real vision; nothing of it is replaced.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inBuild } from '../../scripts/lib/paths.js';
import { forget, startServer, type ServerOptions, type ServerUnderTest } from '../server/server_under_test.js';
import { openPage, type OpenOptions, type OpenPage } from './chromium.js';

export const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, bypassCSP: true } as const;

export interface OpenApp extends OpenPage {
  readonly server: ServerUnderTest;
}

/** What a browser says by itself of every answer that is no 200; the page says it in words. */
const kOfAnswers = /Failed to load resource: the server responded with a status of (4\d\d|503)/;

/**
 * Opens the pages of a server, and holds that they complained about nothing.
 * @param expected of complaints: what the test itself brings about.
 */
export async function onPhone(
  server: ServerUnderTest,
  options: OpenOptions,
  work: (opened: OpenApp) => Promise<void>,
  expected?: RegExp,
): Promise<void> {
  const opened = await openPage({ address: server.url, context: phone, ...options });
  try {
    await opened.page.locator('h1').first().waitFor();
    await work({ ...opened, server });
    const complaints = opened.complaints.filter((one) => !kOfAnswers.test(one) && expected?.test(one) !== true);
    assert.deepEqual(complaints, [], 'the page complained');
  } catch (error) {
    // What the candidate saw then.
    const last = opened.page.context().pages().at(-1);
    await last?.screenshot({ path: inBuild('screenshots', 'app_failed.png') }).catch(() => undefined);
    throw error;
  } finally {
    await opened.close();
  }
}

export function startApp(options: ServerOptions = {}): Promise<ServerUnderTest> {
  mkdirSync(inBuild('screenshots'), { recursive: true });
  return startServer({ pagesFolder: inBuild('app'), ...options });
}

export async function stopApp(server: ServerUnderTest): Promise<void> {
  await server.close();
  forget(server.folder);
}

/** Presses a button by its words; it is not in the element's inside. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: words, exact: typeof words === 'string' }).click();
}

/** Waits for the page with this heading; it has the focus, and nothing is left of the page before. */
export async function arrive(page: Page, title: string | RegExp, timeout = 30_000): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: typeof title === 'string' }).waitFor({ timeout });
}

export async function focusedHeading(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.tagName === 'H1' ? document.activeElement.textContent : ''));
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

/** Holds that axe-core finds nothing on the page as it is, the elements' insides too. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
  assert.deepEqual(found, [], what);
}

/** Signs in by phone and the code that the sandbox shows, agreements ticked. */
export async function signIn({ page, server }: OpenApp, phoneNumber: string): Promise<void> {
  const before = server.sandbox.inbox.all().length;
  await page.getByLabel('手机号').fill(phoneNumber);
  await press(page, '获取验证码');
  await page.getByText(/秒后重新获取/).waitFor();
  const code = await sentCode(server, before);
  await page.getByLabel('短信验证码').fill(code);
  await page.getByRole('checkbox').check();
  await press(page, '登录');
}

async function sentCode(server: ServerUnderTest, before: number): Promise<string> {
  for (let waited = 0; waited < 5000; waited += 20) {
    const [newest] = server.sandbox.inbox.all();
    if (server.sandbox.inbox.all().length > before && newest !== undefined) return newest.code;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('no message arrived');
}
