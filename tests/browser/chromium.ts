// Debian's Chromium on the built testing page, served as a careful host would.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type BrowserContextOptions, type ConsoleMessage, type Page } from 'playwright-core';
import { serve } from '../../scripts/demo/static_server.js';
import { inBuild } from '../../scripts/lib/paths.js';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenOptions {
  /** Plays in place of a camera; without it there is none. */
  readonly y4mFile?: string;
  /** What the candidate answers when asked for the camera. Default: yes. */
  readonly permission?: 'granted' | 'denied';
  readonly context?: BrowserContextOptions;
  readonly extraFlags?: readonly string[];
  /** Path within the served folder. Default: the testing page. */
  readonly path?: string;
  /** Default: build/lab. */
  readonly folder?: string;
  /** Of a server that runs already, in place of a folder. */
  readonly address?: string;
  /** Done before the page is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  readonly address: string;
  /** Everything the page complained about: console errors and warnings, uncaught errors, refused requests. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openPage(options: OpenOptions = {}): Promise<OpenPage> {
  const server = options.address === undefined ? await serve(options.folder ?? inBuild('lab'), 0, '127.0.0.1') : null;
  const address = options.address ?? `http://localhost:${(server?.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    chromiumSandbox: false,
    args: [...flags, ...cameraFlags(options), ...(options.extraFlags ?? [])],
  });
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    ...options.context,
  });
  if (options.permission !== 'denied') await context.grantPermissions(['camera'], { origin: address });
  const page = await context.newPage();
  const complaints = listen(page);
  // What runs in the page was compiled with a helper that names functions.
  await page.addInitScript('globalThis.__name = (named) => named;');
  await options.prepare?.(page);
  await page.goto(address + (options.path ?? '/'));
  return {
    page,
    address,
    complaints,
    close: async () => {
      await browser.close();
      if (server !== null) await closeServer(server);
    },
  };
}

function cameraFlags({ y4mFile, permission }: OpenOptions): string[] {
  if (y4mFile === undefined) return [];
  const device = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${y4mFile}`];
  return permission === 'denied'
    ? [...device, '--deny-permission-prompts']
    : ['--use-fake-ui-for-media-stream', ...device];
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left or reloaded gives its downloads up.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`);
  });
  return complaints;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
