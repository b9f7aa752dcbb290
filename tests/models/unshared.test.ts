// Android's WebView and old iOS have no SharedArrayBuffer. The runtime must start there.
import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the runtime starts and runs where SharedArrayBuffer is undefined', async () => {
  Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  Reflect.deleteProperty(globalThis, 'Atomics');
  assert.equal(typeof SharedArrayBuffer, 'undefined');
  const { Inference } = await import('../../web/sdk/engine/inference.js');
  const { builtFiles, models, startRuntime } = await import('./runtime_under_test.js');
  for (const kind of ['trimmed', 'stock'] as const) {
    const runtime = await startRuntime(kind);
    for (const model of models) runtime.createSession(model.file, model).run(new Float32Array(model.length));
  }
  const inference = await Inference.open(builtFiles());
  for (const { name, length } of models) await inference.run(name, new Float32Array(length));
  assert.equal(inference.usesStock, false);
  await inference.close();
});
