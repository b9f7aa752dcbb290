// build/bench: the pages that measures run in, with the package as it ships and opencv.js beside it.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { inBuild, inDist, inRoot } from '../../scripts/lib/paths.js';
import { cardFrames } from '../browser/recorded_card.js';

const site = inBuild('bench');
const pages = ['bench_page', 'first_ours', 'first_contour'] as const;

const asShipped: Plugin = {
  name: 'as-shipped',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^qujing$/ }, () => ({ path: './qujing/index.js', external: true }));
    esbuild.onResolve({ filter: /^\.\/opencv\.js$/ }, () => ({
      path: inRoot('tests/measure/page/opencv_in_worker.ts'),
    }));
  },
};

export interface BenchSite<Name extends string = string> {
  readonly address: string;
  /** A page in a browser context of its own, so that nothing is cached. */
  readonly open: (name: Name) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function openBenchSite(
  extraFlags: readonly string[] = [],
  frameCount = 14,
): Promise<BenchSite<(typeof pages)[number]>> {
  await buildSite(frameCount);
  return serveSite(site, ['--disable-gpu', ...extraFlags]);
}

/** A folder as a site, and Chromium to open its pages in. */
export async function serveSite<Name extends string>(
  folder: string,
  flags: readonly string[],
): Promise<BenchSite<Name>> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://host').pathname;
    try {
      const body = readFileSync(folder + name);
      response.writeHead(200, { 'Content-Type': typeOf(name), 'Cache-Control': 'no-store' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const args = ['--disable-quic', '--no-first-run', '--disable-background-networking', ...flags];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', chromiumSandbox: false, args });
  return {
    address,
    open: async (name) => {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${address}/${name}.html`);
      return page;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function buildSite(frameCount: number): Promise<void> {
  mkdirSync(site, { recursive: true });
  for (const name of ['index.js', 'analyzer_worker.js', 'qujing.wasm']) cpSync(inDist(name), `${site}/qujing/${name}`);
  cpSync(inRoot('node_modules/@techstark/opencv-js/dist/opencv.js'), `${site}/opencv.js`);
  const frames = (await cardFrames(frameCount * 4)).slice(0, frameCount);
  writeFileSync(`${site}/frames.rgba`, Buffer.concat(frames.map(({ rgba }) => rgba)));
  const common: BuildOptions = {
    bundle: true,
    minify: true,
    target: 'es2022',
    plugins: [asShipped],
    logLevel: 'warning',
  };
  for (const name of pages) {
    const source = inRoot(`tests/measure/page/${name}.ts`);
    await build({ ...common, entryPoints: [source], outfile: `${site}/${name}.js`, format: 'esm' });
    writeFileSync(
      `${site}/${name}.html`,
      `<!doctype html><meta charset="utf-8"><script type="module" src="./${name}.js"></script>`,
    );
  }
  const worker = inRoot('tests/measure/page/contour_worker.ts');
  await build({ ...common, entryPoints: [worker], outfile: `${site}/contour_worker.js`, format: 'iife' });
}

function typeOf(name: string): string {
  if (name.endsWith('.html')) return 'text/html; charset=utf-8';
  if (name.endsWith('.js')) return 'text/javascript; charset=utf-8';
  return name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/** A figure on a line of its own, as scripts/measure/rows.ts reads it. Exits non-zero later when `holds` is false. */
export function tell(figure: string, value: number, unit: string, set: string, size: number, holds = true): void {
  console.log(JSON.stringify({ figure, value: Number(value.toPrecision(4)), unit, set, size }));
  if (!holds) process.exitCode = 1;
}
