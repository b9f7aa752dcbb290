// Does anything grow over ten thousand frames through the worker?
import type { Page } from 'playwright-core';
import type { bench, MemoryFigures } from './page/bench_page.js';
import { openBenchSite, tell } from './bench_site_lib.js';

const kFrames = Number(process.env['QUJING_ENDURANCE_FRAMES'] ?? 10_000);
const kSettled = 100;
const kMaxMemory = 64 * 1024 * 1024;
const kMaxHeapGrowth = 1024 * 1024;

interface Heap {
  readonly gc?: () => void;
  readonly performance: { readonly memory?: { readonly usedJSHeapSize: number } };
}

/** Bytes in use after a forced collection, page and worker together. */
async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number };
  await devtools.detach();
  const inWorkers = await Promise.all(
    page.workers().map((worker) =>
      worker.evaluate(() => {
        const scope = globalThis as unknown as Heap;
        scope.gc?.();
        return scope.performance.memory?.usedJSHeapSize ?? 0;
      }),
    ),
  );
  return inWorkers.reduce((sum, bytes) => sum + bytes, usedSize);
}

const site = await openBenchSite(['--js-flags=--expose-gc', '--enable-precise-memory-info']);
try {
  const page = await site.open('bench_page');
  const endure = (count: number): Promise<MemoryFigures> =>
    page.evaluate((frames) => (globalThis as unknown as { bench: typeof bench }).bench.endure(frames), count);
  const settled = await endure(kSettled);
  const heapBefore = await heapBytes(page);
  const startMs = performance.now();
  const end = await endure(kFrames - kSettled);
  const secondsTaken = (performance.now() - startMs) / 1000;
  const growth = (await heapBytes(page)) - heapBefore;
  const set = `Chromium, ${kFrames} frames of 1280x720 through the worker`;
  const wasmGrowth = end.memoryBytes - settled.memoryBytes;
  tell('wasm memory', end.memoryBytes / 1024 / 1024, 'MiB', set, kFrames, end.memoryBytes <= kMaxMemory);
  tell('wasm memory growth after the first 100 frames', wasmGrowth, 'bytes', set, kFrames, wasmGrowth === 0);
  tell('JS heap growth after forced collection', growth / 1024, 'KiB', set, kFrames, growth < kMaxHeapGrowth);
  tell('handles open in the heap (a session and a frame)', end.openHandles, '', set, kFrames, end.openHandles === 2);
  tell('frames a second, one after the other', (kFrames - kSettled) / secondsTaken, '/s', set, kFrames);
} finally {
  await site.close();
}
