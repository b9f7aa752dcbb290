import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareModule, cardPixels, codeOf, openEngine, rgba } from './engine_under_test.js';

test('a thousand frames leave the memory as large as the first hundred did, and no handle', async () => {
  const engine = await openEngine();
  const pixels = cardPixels(640, 360);
  let afterHundred = 0;
  for (let frame = 1; frame <= 1000; frame++) {
    engine.load(pixels);
    engine.analyze(rgba(640, 360), frame * 33);
    if (frame === 100) afterHundred = engine.memoryBytes;
  }
  assert.equal(engine.memoryBytes, afterHundred);
  engine.close();
  assert.equal(engine.openHandles, 0);
});

test('frames that change their size back and forth do not make the memory grow for ever', async () => {
  const engine = await openEngine();
  const sizes = [rgba(1280, 720), rgba(320, 240), rgba(720, 1280), rgba(640, 480)];
  const frames = sizes.map((layout) => ({ layout, pixels: cardPixels(layout.width, layout.height) }));
  let settled = 0;
  for (let round = 0; round < 40; round++) {
    for (const { layout, pixels } of frames) {
      engine.load(pixels);
      engine.analyze(layout, round * 200);
    }
    if (round === 9) settled = engine.memoryBytes;
  }
  assert.equal(engine.memoryBytes, settled);
  assert.ok(settled <= 64 * 1024 * 1024, `${settled} bytes`);
  engine.close();
  assert.equal(engine.openHandles, 0);
});

test('the largest frame stays under 200 MB in an instance of its own', async () => {
  const engine = await openEngine();
  engine.load(new Uint8Array(4096 * 4096 * 4));
  engine.analyze(rgba(4096, 4096), 0);
  assert.ok(engine.memoryBytes <= 200e6, `${engine.memoryBytes} bytes`);
  engine.close();
  assert.equal(engine.openHandles, 0);
});

test('a buffer larger than the memory may ever be is refused as outOfMemory, and the engine goes on', async () => {
  const engine = await openEngine();
  const giant = new Uint8Array(new ArrayBuffer(1024 * 1024 * 1024));
  assert.equal(
    await codeOf(() => {
      engine.load(giant);
    }),
    'outOfMemory',
  );
  engine.load(cardPixels(320, 240));
  assert.equal(typeof engine.analyze(rgba(320, 240), 0).found, 'boolean');
  engine.close();
  assert.equal(engine.openHandles, 0);
});

test('every buffer and session is counted until it is closed', async () => {
  const module = await bareModule();
  const buffers = [1, 2, 3].map((count) => new module.HeapBuffer(count * 1000));
  const session = new module.CardSession();
  assert.equal(module.openHandles(), 4);
  for (const buffer of buffers) {
    buffer.close();
    buffer.delete();
  }
  session.delete();
  assert.equal(module.openHandles(), 0);
});

test('what a frame showed is wiped from the heap when its buffer closes', async () => {
  const module = await bareModule();
  const buffer = new module.HeapBuffer(4096);
  const address = buffer.address();
  const heap = (): Uint8Array => module.HEAPU8 as Uint8Array;
  heap().fill(0xa5, address, address + 4096);
  buffer.close();
  const left = heap().subarray(address, address + 4096);
  // The allocator keeps its own few words in a freed block.
  assert.equal(left.filter((byte) => byte === 0xa5).length, 0);
  buffer.delete();
});
