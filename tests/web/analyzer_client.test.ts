import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { RestartBudget } from '../../web/sdk/common/restart_budget.js';
import type { PixelFrame, Point } from '../../web/sdk/types.js';
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

test('a buffer that is detached or still with the worker is refused by name, and comes back for the next call', async () => {
  const client = open();
  const reused = frame();
  const first = client.analyze(reused, { timestampMs: 0 });
  await assert.rejects(client.analyze(reused, { timestampMs: 1 }), { code: 'emptyFrame', message: /with the worker/ });
  assert.equal((await first)?.found, true);
  assert.equal((await client.analyze(reused, { timestampMs: 2 }))?.found, true);
  const gone = frame();
  structuredClone(gone.pixels, { transfer: [gone.pixels] });
  await assert.rejects(client.analyze(gone, { timestampMs: 3 }), { code: 'emptyFrame', message: /detached/ });
  client.close();
});

test('a frame that cannot be sent fails alone: the worker is not replaced and the next frame is analysed', async () => {
  const restarts: string[] = [];
  const client = open({ onRestart: ({ code }) => restarts.push(code) });
  const engine = await client.ready();
  const started = WorkerInNode.started;
  let closed = false;
  // What a message channel makes of a VideoFrame that was closed: it cannot be cloned.
  const unsendable = { copyTo: () => undefined, close: () => (closed = true) } as unknown as VideoFrame;
  await assert.rejects(client.analyze(unsendable, { timestampMs: 0 }), { code: 'unsendableFrame' });
  assert.equal(closed, true);
  assert.equal(client.state, 'ready');
  assert.equal((await client.analyze(frame(), { timestampMs: 1 }))?.found, true);
  assert.equal(await client.ready(), engine);
  assert.deepEqual(restarts, []);
  assert.equal(WorkerInNode.started, started);
  client.close();
});

test('a frame without a layout is refused by name', async () => {
  const client = open();
  const { pixels } = frame();
  await assert.rejects(client.analyze({ pixels } as PixelFrame, { timestampMs: 0 }), { code: 'emptyFrame' });
  assert.equal((await client.analyze(frame(), { timestampMs: 0 }))?.found, true);
  client.close();
});

test('a preload that fails, or is closed before it is done, rejects nobody who did not ask', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): number => unhandled.push(reason);
  process.on('unhandledRejection', note);
  open().close();
  open({ sha256: 'f'.repeat(64) });
  await new Promise((resolve) => setTimeout(resolve, 300));
  process.off('unhandledRejection', note);
  assert.deepEqual(unhandled, []);
});

test('corners are told in pixels of the full frame', async () => {
  const client = open();
  const small = await client.analyze(frame(), { timestampMs: 0 });
  await client.reset();
  const full = { fullWidth: 1280, fullHeight: 960 };
  const large = await client.analyze({ ...frame(), ...full }, { timestampMs: 0 });
  assert.deepEqual([large?.width, large?.height], [1280, 960]);
  assert.ok(small?.quad, 'no card was found');
  assert.ok(large?.quad, 'no card was found');
  for (const corner of ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const) {
    const point: Point = small.quad[corner];
    assert.deepEqual(large.quad[corner], { x: point.x * 4, y: point.y * 4 });
  }
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
