import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { faceCache } from './face_cache.js';

/** One of Google's MediaPipe packages as a page in Debian's Chromium, served out of the cache without a network. */
export interface SolutionPage {
  page: Page;
  close: () => Promise<void>;
}

const kOrigin = 'http://solution.test';
const kTypes: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

export async function openSolution(folder: string, script: string): Promise<SolutionPage> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    chromiumSandbox: false,
    args: ['--disable-quic', '--no-first-run', '--use-gl=angle', '--use-angle=swiftshader', '--ignore-gpu-blocklist'],
  });
  const page = await browser.newPage();
  // tsx marks named functions with __name, which the page does not have.
  const html = `<!doctype html><meta charset="utf-8"><script>var __name = (f) => f;</script><script src="${script}"></script>`;
  await page.route(`${kOrigin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ body: html, contentType: 'text/html' });
    const path = faceCache('packages', folder, name);
    const contentType = kTypes[extname(name)] ?? 'application/octet-stream';
    return existsSync(path) ? route.fulfill({ body: readFileSync(path), contentType }) : route.fulfill({ status: 404 });
  });
  await page.goto(`${kOrigin}/`);
  return { page, close: () => browser.close() };
}
