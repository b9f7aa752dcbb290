// What the analyzer worker answers besides frames, with the real engine.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.js';
import { ReplaceableEngine } from '../../web/sdk/node/replaceable_engine.js';
import { AnalyzerClient, type AnalyzerOptions } from '../../web/sdk/worker/analyzer_client.js';
import { cardPixels, compiledWasm, rgba } from '../boundary/engine_under_test.js';
import { WorkerInNode } from './worker_in_node.js';

const layout = rgba(320, 240);
const guide = { x: 60, y: 60, width: 200, height: 126 };

function open(options: Partial<AnalyzerOptions> = {}): AnalyzerClient {
  const wasm = { kind: 'url', url: 'read from build/wasm' } as const;
  return new AnalyzerClient({ createWorker: () => new WorkerInNode(), wasm, sha256: null, ...options });
}

/** The engine's own thresholds, but for the tilt. */
async function strictTilt(threshold: number): Promise<object> {
  const text = await readFile(inRoot('src/config/card_thresholds.json'), 'utf8');
  const own = JSON.parse(text) as { checks: Record<string, object> };
  return { ...own, checks: { ...own.checks, tilt: { ...own.checks['tilt'], threshold } } };
}

after(async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(WorkerInNode.terminated, WorkerInNode.started, 'a worker was left running');
});

describe('the analyzer worker', () => {
  test('judges the size against the guide, which it is told in pixels of the full frame', async () => {
    const client = open();
    const sizes: (number | null)[] = [];
    for (const scale of [1, 4]) {
      const task = {
        guide: { x: 60 * scale, y: 60 * scale, width: guide.width * scale, height: guide.height * scale },
      };
      const frame = {
        pixels: cardPixels(320, 240).buffer,
        layout,
        fullWidth: 320 * scale,
        fullHeight: 240 * scale,
      };
      const analysis = await client.analyze(frame, { timestampMs: 0, task });
      const size = analysis?.checks.find(({ id }) => id === 'size');
      assert.equal(size?.unit, 'share');
      sizes.push(size.raw);
      await client.reset();
    }
    assert.ok(Math.abs((sizes[0] ?? 0) - (sizes[1] ?? 1)) < 1e-6, sizes.join(' and '));
    client.close();
  });

  test('tells how bright a frame is', async () => {
    const client = open();
    let range = { least: -1, most: -1 };
    const frame = { pixels: cardPixels(320, 240).buffer, layout };
    await client.analyze(frame, { onLuma: (luma) => (range = luma) });
    assert.ok(range.least >= 60 && range.least < 71 && range.most === 225, JSON.stringify(range));
    client.close();
  });

  test('takes other thresholds, as JSON or as an object, and does not open with nonsense', async () => {
    const thresholds = await strictTilt(11);
    for (const given of [thresholds, JSON.stringify(thresholds)]) {
      const client = open({ thresholds: given });
      const analysis = await client.analyze({ pixels: cardPixels(320, 240).buffer, layout });
      assert.equal(analysis?.checks.find(({ id }) => id === 'tilt')?.threshold, 11);
      client.close();
    }
    const client = open({ thresholds: { version: 'none' } });
    await assert.rejects(client.ready(), { code: 'badThresholds' });
    client.close();
  });

  test('reads an id number', async () => {
    const client = open();
    const reading = await client.readIdNumber('11010519491231002x');
    assert.deepEqual([reading.valid, reading.birthDate, reading.sex], [true, '1949-12-31', 'female']);
    client.close();
  });

  test('without a picture held there is nothing to take; a task that is none is refused by name', async () => {
    const client = open();
    await assert.rejects(client.capture({ origin: 'camera' }), { code: 'captureFailed' });
    const task = { guide: { ...guide, width: 0 } };
    const frame = { pixels: cardPixels(320, 240).buffer, layout };
    await assert.rejects(client.analyze(frame, { task }), { code: 'badTask' });
    assert.equal(client.state, 'ready');
    client.close();
  });
});

describe('an engine in Node', () => {
  test('keeps other thresholds after a trap, and its own when the new ones are nonsense', async () => {
    const engine = await ReplaceableEngine.open(await compiledWasm());
    const frame = { pixels: cardPixels(320, 240), layout };
    const tilt = async (): Promise<number | undefined> => {
      await engine.reset();
      return (await engine.analyze(frame, 0)).checks.find(({ id }) => id === 'tilt')?.threshold;
    };
    await engine.setThresholds(await strictTilt(12));
    await assert.rejects(engine.setThresholds('{}'), { code: 'badThresholds' });
    assert.equal(await tilt(), 12);
    await assert.rejects(engine.forceTrap(), { code: 'engineFault' });
    assert.equal(await tilt(), 12);
    engine.close();
  });

  test('judges one frame by itself, and goes on with the series', async () => {
    const engine = await ReplaceableEngine.open(await compiledWasm());
    const frame = { pixels: cardPixels(320, 240), layout };
    const first = await engine.analyze(frame, 0);
    assert.ok(first.quad !== null);
    const examined = await engine.examine(frame, first.quad);
    assert.deepEqual(examined.quad, first.quad);
    assert.equal((await engine.analyze(frame, 40)).tracked, true);
    engine.close();
  });
});
