import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeReplay, encodeReplay, type Replay, type ReplayResult } from '../../web/sdk/replay/replay_file.js';
import { ReplayRecorder } from '../../web/sdk/replay/replay_recorder.js';
import { compareResults } from '../../web/sdk/replay/replay_run.js';
import { codeOf, rgba } from '../boundary/engine_under_test.js';

const quad = {
  topLeft: { x: 10.5, y: 20 },
  topRight: { x: 100, y: 21 },
  bottomRight: { x: 99, y: 80 },
  bottomLeft: { x: 9, y: 79 },
};
const found: ReplayResult = {
  error: 'ok',
  quad,
  confidence: 0.9,
  tracked: true,
  partlyOutside: false,
  guidance: 'hold',
};
const replay: Replay = {
  engine: '0.1.0',
  frames: [
    { layout: rgba(20, 20), timestampMs: 1.5, pixels: new Uint8Array(1600).fill(7), expected: found },
    {
      layout: { width: 20, height: 20, rowStride: 20, format: 'gray' },
      timestampMs: 2,
      pixels: new Uint8Array(399),
      expected: null,
    },
  ],
};

async function written(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Blob(encodeReplay(replay)).arrayBuffer());
}

test('what is written is read back, byte for byte', async () => {
  assert.deepEqual(decodeReplay(await written()), replay);
});

test('offsets count from the start of the file', async () => {
  const bytes = await written();
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const manifest = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as {
    frames: { offset: number }[];
  };
  assert.equal(manifest.frames[0]?.offset, 12 + length);
  assert.equal(bytes[manifest.frames[0].offset], 7);
});

for (const [what, spoil] of [
  ['a truncated file', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -1)],
  ['an empty file', () => new Uint8Array(0)],
  ['another file', () => new TextEncoder().encode('QJREPLAX and more')],
  ['a manifest longer than the file', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 100)],
  ['a manifest that is no JSON', (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(0x7b, 12, 20)],
] as const) {
  test(`${what} is badReplay`, async () => {
    const bytes = spoil(await written());
    assert.equal(await codeOf(() => decodeReplay(bytes)), 'badReplay');
  });
}

test('results agree within 0.1 px and a thousandth, and no further', () => {
  const moved = (by: number): ReplayResult => ({ ...found, quad: { ...quad, topLeft: { x: 10.5 + by, y: 20 } } });
  assert.deepEqual(compareResults(found, moved(0.099)), []);
  assert.deepEqual(compareResults(found, moved(0.2)), ['topLeft: moved by 0.200 px']);
  assert.deepEqual(compareResults(found, { ...found, confidence: 0.9005 }), []);
  assert.equal(compareResults(found, { ...found, confidence: 0.91, tracked: false, quad: null }).length, 3);
});

test('the recorder keeps the last frames that fit its budget', () => {
  const recorder = new ReplayRecorder(3500);
  const analysis = {
    frameId: 0,
    width: 20,
    height: 20,
    found: false,
    ...found,
    side: 'unknown' as const,
    rotation: null,
    checks: [],
    passed: false,
    capture: { progress: 0, keep: false, done: false },
    timings: { convertMs: 0, analyzeMs: 0, totalMs: 0 },
  };
  for (const timestampMs of [1, 2, 3]) {
    recorder.add({ pixels: new ArrayBuffer(1600), layout: rgba(20, 20) }, { ...analysis, timestampMs });
  }
  assert.deepEqual(
    recorder.frames.map(({ timestampMs }) => timestampMs),
    [2, 3],
  );
  recorder.clear();
  assert.equal(recorder.frames.length, 0);
});
