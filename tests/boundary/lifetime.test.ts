import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CardEngine } from '../../web/sdk/engine/card_engine.js';
import { compileWasm } from '../../web/sdk/engine/wasm_module.js';
import { ReplaceableEngine } from '../../web/sdk/node/replaceable_engine.js';
import { RestartBudget } from '../../web/sdk/common/restart_budget.js';
import { bareModule, cardPixels, codeOf, compiledWasm, openEngine, rgba, wasmBytes } from './engine_under_test.js';

const layout = rgba(320, 240);
const pixels = cardPixels(320, 240);

test('closing twice is harmless, and a closed engine refuses by name', async () => {
  const engine = await openEngine();
  engine.load(pixels);
  engine.close();
  engine.close();
  assert.equal(
    await codeOf(() => {
      engine.load(pixels);
    }),
    'handleClosed',
  );
  assert.equal(await codeOf(() => engine.analyze(layout, 0)), 'handleClosed');
  assert.equal(
    await codeOf(() => {
      engine.reset();
    }),
    'handleClosed',
  );
  assert.equal(engine.openHandles, 0);
});

test('the bare border refuses a closed buffer and a closed session, and bears a second close', async () => {
  const module = await bareModule();
  const buffer = new module.HeapBuffer(320 * 240 * 4);
  const session = new module.CardSession();
  const wire = { ...layout, format: module.PixelFormat.rgba };
  const task = { side: 0, second: false, guide: undefined, fullScale: 1 };
  buffer.close();
  buffer.close();
  assert.equal(session.analyze(buffer, wire, 0, task).error, module.ErrorCode.handleClosed);
  session.close();
  session.close();
  assert.equal(session.analyze(buffer, wire, 0, task).error, module.ErrorCode.handleClosed);
  buffer.delete();
  session.delete();
  assert.equal(module.openHandles(), 0);
});

test('a wasm that is not Qujing, empty or with one strange export, is refused as wasmLoadFailed', async () => {
  const empty = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const oneMemory = [5, 3, 1, 0, 1, 7, 5, 1, 1, 0x61, 2, 0];
  for (const bytes of [empty, [...empty, ...oneMemory]]) {
    const stranger = await compileWasm(() => Promise.resolve(new Uint8Array(bytes)), null);
    assert.equal(await codeOf(() => CardEngine.open(stranger)), 'wasmLoadFailed');
    assert.equal(await codeOf(() => ReplaceableEngine.open(stranger)), 'wasmLoadFailed');
  }
});

test('analysing before any pixels were loaded is refused as emptyFrame', async () => {
  const engine = await openEngine();
  assert.equal(await codeOf(() => engine.analyze(layout, 0)), 'emptyFrame');
  engine.close();
});

test('a trap is engineFault, and so is everything after it on that instance', async () => {
  const engine = await openEngine();
  assert.equal(
    await codeOf(() => {
      engine.forceTrap();
    }),
    'engineFault',
  );
  assert.equal(
    await codeOf(() => {
      engine.load(pixels);
    }),
    'engineFault',
  );
  assert.equal(engine.faulted, true);
  engine.close();
});

test('after a trap the next frame meets a new instance with the same answer', async () => {
  const engine = await ReplaceableEngine.open(await compiledWasm());
  const before = await engine.analyze({ pixels, layout }, 0);
  assert.equal(before.found, true);
  assert.equal(await codeOf(() => engine.forceTrap()), 'engineFault');
  const after = await engine.analyze({ pixels, layout }, 0);
  assert.deepEqual(after.quad, before.quad);
  assert.equal(after.guidance, before.guidance);
  engine.close();
  assert.equal(engine.openHandles, 0);
});

test('closed while its instance is being replaced, it leaves no instance open', async () => {
  const engine = await ReplaceableEngine.open(await compiledWasm());
  await codeOf(() => engine.forceTrap());
  const opened = CardEngine.open.bind(CardEngine);
  const instances: CardEngine[] = [];
  CardEngine.open = async (compiled) => {
    const instance = await opened(compiled);
    instances.push(instance);
    engine.close();
    return instance;
  };
  try {
    assert.equal(await codeOf(() => engine.analyze({ pixels, layout }, 0)), 'handleClosed');
  } finally {
    CardEngine.open = opened;
  }
  assert.deepEqual(
    instances.map(({ openHandles }) => openHandles),
    [0],
  );
  assert.equal(engine.openHandles, 0);
});

test('an engine that keeps trapping is given up after its budget', async () => {
  const engine = await ReplaceableEngine.open(await compiledWasm(), new RestartBudget(2, 60_000));
  for (let round = 0; round < 3; round++) await codeOf(() => engine.forceTrap());
  await assert.rejects(engine.analyze({ pixels, layout }), {
    code: 'engineFault',
    message: /gave up after 2 restarts/,
  });
  engine.close();
});

test('a wasm that is not the one of this build is refused before it runs', async () => {
  assert.equal(await codeOf(() => compileWasm(wasmBytes, '0'.repeat(64))), 'wasmHashMismatch');
  assert.equal(await codeOf(() => compileWasm(() => Promise.resolve(new Uint8Array(100)), null)), 'wasmLoadFailed');
  assert.equal(await codeOf(() => compileWasm(() => Promise.reject(new Error('no network')), null)), 'wasmLoadFailed');
});

test('two engines do not see each other', async () => {
  const [one, two] = await Promise.all([openEngine(), openEngine()]);
  one.load(pixels);
  one.analyze(layout, 1000);
  two.load(pixels);
  assert.equal(two.analyze(layout, 0).tracked, false);
  one.close();
  assert.equal(one.openHandles, 0);
  assert.equal(two.openHandles, 2);
  two.close();
  assert.equal(two.openHandles, 0);
});

test('rectifying with corners that are no quad is badQuad and leaves no buffer', async () => {
  const engine: CardEngine = await openEngine();
  engine.load(pixels);
  const point = { x: 10, y: 10 };
  const flat = { topLeft: point, topRight: point, bottomRight: point, bottomLeft: point };
  assert.equal(await codeOf(() => engine.rectify(layout, flat, 100, 63)), 'badQuad');
  const quad = {
    topLeft: { x: 20, y: 20 },
    topRight: { x: 300, y: 20 },
    bottomRight: { x: 300, y: 200 },
    bottomLeft: { x: 20, y: 200 },
  };
  assert.equal(engine.rectify(layout, quad, 160, 101).byteLength, 160 * 101 * 4);
  engine.close();
  assert.equal(engine.openHandles, 0);
});
