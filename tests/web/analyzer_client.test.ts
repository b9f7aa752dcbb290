import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { RestartBudget } from '../../web/sdk/common/restart_budget.js';
import type { PixelFrame } from '../../web/sdk/types.js';
import { AnalyzerClient, type AnalyzerOptions } from '../../web/sdk/worker/analyzer_client.js';
import { cardPixels, rgba } from '../boundary/engine_under_test.js';
import { WorkerInNode } from './worker_in_node.js';

const layout = rgba(320, 240);

function frame(): PixelFrame {
  return { pixels: cardPixels(320, 240).buffer, layout };
}

function open(options: Partial<AnalyzerOptions> = {}): AnalyzerClient {
  const wasm = { kind: 'url', url: 'read from build/wasm' } as const;
  return new AnalyzerClient({ createWorker: () => new WorkerInNode(), wasm, sha256: null, ...options });
}

after(async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(WorkerInNode.terminated, WorkerInNode.started, 'a worker was left running');
});

test('a frame handed in while the engine still loads is analysed once it is there', async () => {
  const client = open();
  const analysis = await client.analyze(frame(), { timestampMs: 5 });
  assert.equal(analysis?.frameId, 1);
  assert.equal(analysis.timestampMs, 5);
  assert.deepEqual([analysis.width, analysis.height], [320, 240]);
  assert.ok(analysis.timings.totalMs >= analysis.timings.analyzeMs);
  client.close();
});

test('of the frames that come while one is looked at only the latest is analysed, the others answer null', async () => {
  const client = open();
  await client.ready();
  const answers = await Promise.all([1, 2, 3, 4, 5].map((timestampMs) => client.analyze(frame(), { timestampMs })));
  assert.deepEqual(
    answers.map((answer) => answer?.timestampMs ?? null),
    [1, null, null, null, 5],
  );
  client.close();
});

test('the same buffer serves every frame: it comes back after each call, also after a refused one', async () => {
  const client = open();
  const reused = frame();
  await client.analyze(reused, { timestampMs: 10 });
  assert.equal(reused.pixels.byteLength, 320 * 240 * 4);
  await assert.rejects(client.analyze(reused, { timestampMs: 1 }), { code: 'badTimestamp' });
  assert.equal(reused.pixels.byteLength, 320 * 240 * 4);
  client.close();
});

test('corners are told in pixels of the full frame', async () => {
  const client = open();
  const small = await client.analyze(frame(), { timestampMs: 0 });
  await client.reset();
  const full = { fullWidth: 1280, fullHeight: 960 };
  const large = await client.analyze({ ...frame(), ...full }, { timestampMs: 0 });
  assert.deepEqual([large?.width, large?.height], [1280, 960]);
  assert.equal(large?.quad?.topLeft.x, small?.quad === null ? undefined : (small?.quad.topLeft.x ?? 0) * 4);
  client.close();
});

test('the pixels that were looked at are handed out when asked for', async () => {
  const client = open();
  let kept = 0;
  await client.analyze(frame(), { timestampMs: 0, onPixels: ({ pixels }) => (kept = pixels.byteLength) });
  assert.equal(kept, 320 * 240 * 4);
  client.close();
});

test('an aborted frame rejects with aborted, waiting or running, and the next one is analysed', async () => {
  const client = open();
  const [running, waiting, early] = [new AbortController(), new AbortController(), new AbortController()];
  early.abort();
  const calls = [running, waiting, early].map(({ signal }) => client.analyze(frame(), { timestampMs: 1, signal }));
  waiting.abort();
  running.abort();
  for (const call of calls) await assert.rejects(call, { code: 'aborted' });
  assert.notEqual(await client.analyze(frame(), { timestampMs: 2 }), null);
  client.close();
});

test('an engine that traps is replaced: one frame is lost by name, the next is analysed', async () => {
  const reasons: string[] = [];
  const client = open({ onRestart: ({ code }) => reasons.push(code) });
  await assert.rejects(client.forceTrap(), { code: 'engineFault' });
  assert.equal(client.state, 'restarting');
  assert.notEqual(await client.analyze(frame(), { timestampMs: 0 }), null);
  assert.equal(client.state, 'ready');
  assert.deepEqual(reasons, ['engineFault']);
  client.close();
});

test('a worker that hangs is replaced when its time is over', async () => {
  let hung = false;
  const createWorker = (): WorkerInNode =>
    new WorkerInNode(({ type }) => {
      if (type !== 'analyze' || hung) return 'answer';
      hung = true;
      return 'swallow';
    });
  const client = open({ createWorker, analyzeTimeLimitMs: 300 });
  await assert.rejects(client.analyze(frame(), { timestampMs: 0 }), { code: 'timedOut' });
  assert.notEqual(await client.analyze(frame(), { timestampMs: 0 }), null);
  client.close();
});

test('a worker that dies is replaced, and given up when it keeps dying', async () => {
  const createWorker = (): WorkerInNode => new WorkerInNode(({ type }) => (type === 'analyze' ? 'crash' : 'answer'));
  const client = open({ createWorker, restartBudget: new RestartBudget(2, 60_000) });
  for (let round = 0; round < 3; round++) {
    await assert.rejects(client.analyze(frame(), { timestampMs: round }), { code: 'workerFailed' });
  }
  assert.equal(client.state, 'failed');
  await assert.rejects(client.analyze(frame()), { code: 'workerFailed', message: /gave up after 2 restarts/ });
  client.close();
});

test('an engine that cannot be loaded fails every call with the reason', async () => {
  const client = open({ sha256: 'f'.repeat(64) });
  await assert.rejects(client.ready(), { code: 'wasmHashMismatch' });
  await assert.rejects(client.analyze(frame()), { code: 'wasmHashMismatch' });
  await assert.rejects(client.inspect(), { code: 'wasmHashMismatch' });
  assert.equal(client.state, 'failed');
  client.close();
});

test('a worker that never loads is told by name within its time limit', async () => {
  const client = open({ createWorker: () => new WorkerInNode(() => 'swallow'), openTimeLimitMs: 100 });
  await assert.rejects(client.analyze(frame()), { code: 'timedOut' });
  assert.equal(client.state, 'failed');
  client.close();
});

test('closing rejects what is pending, and everything after it, with aborted', async () => {
  const client = open();
  const pending = [client.analyze(frame(), { timestampMs: 0 }), client.analyze(frame(), { timestampMs: 1 })];
  client.close();
  client.close();
  for (const call of pending) await assert.rejects(call, { code: 'aborted' });
  await assert.rejects(client.analyze(frame()), { code: 'aborted' });
  assert.equal(client.state, 'closed');
});

test('a worker leaves no handle in the heap', async () => {
  const client = open();
  await client.analyze(frame(), { timestampMs: 0 });
  const { openHandles, memoryBytes, pixelPath } = await client.inspect();
  assert.equal(openHandles, 2, 'one session, one frame buffer');
  assert.equal(pixelPath, 'pixels');
  assert.ok(memoryBytes <= 64 * 1024 * 1024);
  client.close();
});
