// The runtime in Chromium's worker, on a page that is not cross-origin isolated and has a strict policy.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { build } from 'esbuild';
import { inBuild, inDist, inRoot } from '../../scripts/lib/paths.js';
import { openPage } from '../browser/chromium.js';
import type { WorkerAnswer } from './page/worker.js';

const folder = inBuild('models_page');

before(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(inDist('models'), `${folder}/models`, { recursive: true });
  for (const kind of ['trimmed', 'stock']) cpSync(inDist(`ort_${kind}.wasm`), `${folder}/ort_${kind}.wasm`);
  const head = '<title>models</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>';
  writeFileSync(`${folder}/index.html`, `<!doctype html>${head}`);
  const entryPoints = ['page', 'worker'].map((name) => inRoot(`tests/models/page/${name}.ts`));
  await build({ entryPoints, outdir: folder, bundle: true, format: 'esm', target: 'es2020', logLevel: 'warning' });
});

test('runs in a worker without SharedArrayBuffer, equal to the published runtime, and keeps its files', async () => {
  const opened = await openPage({ folder });
  const { page } = opened;
  try {
    const first = await page.evaluate(() => (globalThis as unknown as { answer: Promise<WorkerAnswer> }).answer);
    assert.deepEqual(first.different, []);
    assert.ok(first.compared >= 60, `${first.compared} outputs`);
    assert.equal(first.isolated, false);
    assert.equal(first.shared, 'undefined');
    assert.equal(first.usesStock, false);
    assert.ok(first.memoryBytes < 48 * 2 ** 20, `${first.memoryBytes} bytes`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await page.evaluate(() => (globalThis as unknown as { answer: Promise<WorkerAnswer> }).answer);
    assert.deepEqual(
      asked.filter((url) => /\.(wasm|onnx)/.test(url)),
      [],
    );
    assert.deepEqual(opened.complaints, []);
  } finally {
    await opened.close();
  }
});
