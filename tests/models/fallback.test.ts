// What happens when the trimmed runtime meets something it was not trimmed for, and when files are not what they should be.
import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { QujingError } from '../../web/sdk/errors.js';
import { Inference } from '../../web/sdk/engine/inference.js';
import { OrtRefusal, OrtRuntime, OrtSession } from '../../web/sdk/engine/ort_runtime.js';
import { filled } from '../../models/convert/trim/inputs.js';
import { OnnxGraph } from '../../models/convert/onnx_graph.js';
import { writeOnnx } from '../../models/convert/onnx_writer.js';
import { builtFiles, models, startRuntime } from './runtime_under_test.js';

const [detector] = models;
assert.ok(detector);
const { name, length } = detector;
const wave = filled(length, (index) => Math.sin(index / 50));

/** An operator that no model of ours has. */
function strangeModel(): Uint8Array {
  const graph = new OnnxGraph();
  graph.inputs.push({ name: 'input', shape: [4] });
  graph.output(graph.node('Softmax', [graph.node('Erf', ['input'])], { axis: 0 }), { name: 'output', shape: [4] });
  return writeOnnx(graph);
}
const strangeShape = { input: { name: 'input', shape: [4] }, outputs: [{ name: 'output', shape: [4] }] };

/** The next call ends as one does that reaches a function which was pruned. */
function trapNext<T extends object>(of: T, method: keyof T, times = 1): void {
  const trap = (): never => {
    throw new WebAssembly.RuntimeError('unreachable');
  };
  mock.method(of, method as never, trap as never, { times });
}

describe('the trimmed runtime', () => {
  test('traps on a model outside of its profile, which the stock one runs', async () => {
    const trimmed = await startRuntime('trimmed');
    assert.throws(
      () => trimmed.createSession(strangeModel(), strangeShape).run(new Float32Array(4)),
      (error) => error instanceof WebAssembly.RuntimeError,
    );
    const stock = await startRuntime('stock');
    const [output] = stock.createSession(strangeModel(), strangeShape).run(new Float32Array(4));
    assert.deepEqual([...(output ?? [])], [0.25, 0.25, 0.25, 0.25]);
  });

  test('refuses a broken model and a wrong input without a trap, and goes on', async () => {
    const runtime = await startRuntime('trimmed');
    for (const model of models) {
      for (let cut = 1; cut < model.file.length; cut += 20_011) {
        assert.throws(() => runtime.createSession(model.file.subarray(0, cut), model), OrtRefusal);
      }
      const session = runtime.createSession(model.file, model);
      assert.throws(() => session.run(new Float32Array(3)), /got 3 numbers, need \d+/);
      session.run(new Float32Array(model.length));
    }
  });
});

describe('Inference', () => {
  test('loads and runs every model on the trimmed runtime', async () => {
    const files = builtFiles();
    const inference = await Inference.open(files);
    for (const model of models) {
      await inference.load(model.name);
      const outputs = await inference.run(model.name, new Float32Array(model.length));
      assert.deepEqual(
        outputs.map((output) => output.length),
        model.outputs.map(({ shape }) => shape.reduce((size, side) => size * side, 1)),
      );
    }
    assert.equal(inference.usesStock, false);
    assert.deepEqual(files.asked, ['trimmed', ...models.map((model) => model.name)]);
    assert.ok(inference.memoryBytes > 0 && inference.memoryBytes < 64 * 2 ** 20, `${inference.memoryBytes} bytes`);
    await inference.close();
    await inference.close();
    assert.equal(inference.memoryBytes, 0);
    await assert.rejects(inference.run(name, wave), { code: 'handleClosed' });
  });

  test('an input of another length is told, and the next is run', async () => {
    const inference = await Inference.open(builtFiles());
    await assert.rejects(inference.run(name, new Float32Array(5)), {
      code: 'runtimeFault',
      message: new RegExp(`${name}: got 5 numbers, need ${length}`),
    });
    await inference.run(name, wave);
    assert.equal(inference.usesStock, false);
    await inference.close();
  });

  test('a trap is answered by the stock runtime, once, for calls side by side too', async () => {
    const files = builtFiles();
    const reasons: QujingError[] = [];
    const inference = await Inference.open(files, { onFallback: (reason) => reasons.push(reason) });
    const before = (await inference.run(name, wave)).map((values) => values.slice());
    trapNext(OrtSession.prototype, 'run');
    const answers = await Promise.all([inference.run(name, wave), inference.run(name, wave)]);
    for (const answer of answers) assert.deepEqual(answer, before);
    assert.equal(inference.usesStock, true);
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ['runtimeFault'],
    );
    assert.deepEqual(files.asked, ['trimmed', name, 'stock']);
    await inference.close();
  });

  test('a trap at the start or while a model is loaded is answered the same way', async () => {
    const files = builtFiles();
    trapNext(OrtRuntime, 'start');
    const started = await Inference.open(files);
    assert.equal(started.usesStock, true);
    await started.run(name, wave);
    const loading = await Inference.open(builtFiles());
    trapNext(OrtRuntime.prototype, 'createSession');
    await loading.load(name);
    assert.equal(loading.usesStock, true);
    await Promise.all([started.close(), loading.close()]);
  });

  test('when the stock runtime stops too, every call says so', async () => {
    const inference = await Inference.open(builtFiles());
    await inference.load(name);
    trapNext(OrtSession.prototype, 'run', 2);
    for (let call = 0; call < 2; call += 1) await assert.rejects(inference.run(name, wave), { code: 'runtimeFault' });
    mock.reset();
    await assert.rejects(inference.load('face_landmarks'), { code: 'runtimeFault', message: /unreachable/ });
    await inference.close();
  });

  test('when the stock runtime cannot be had, the error names both', async () => {
    const files = builtFiles();
    const inference = await Inference.open({
      ...files,
      runtime: (kind) => (kind === 'stock' ? Promise.reject(new Error('offline')) : files.runtime(kind)),
    });
    trapNext(OrtRuntime.prototype, 'createSession');
    await assert.rejects(inference.load(name), {
      code: 'runtimeFault',
      message: /unreachable.*stock runtime.*offline/,
    });
    await inference.close();
  });

  test('a file of another build is refused with both sums', async () => {
    const files = builtFiles();
    const changed = async (bytes: Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> => {
      const copy = (await bytes).slice();
      copy[1000] = (copy[1000] ?? 0) ^ 1;
      return copy;
    };
    const mismatch = {
      code: 'modelHashMismatch',
      message: /sha256 [0-9a-f]{64}, this build needs \d+ of [0-9a-f]{64}/,
    };
    await assert.rejects(Inference.open({ ...files, runtime: (kind) => changed(files.runtime(kind)) }), mismatch);
    const inference = await Inference.open({ ...files, model: (model) => changed(files.model(model)) });
    await assert.rejects(inference.load(name), mismatch);
    await inference.close();
  });

  test('a model that could not be had is asked for again', async () => {
    const files = builtFiles();
    let failures = 1;
    const inference = await Inference.open({
      ...files,
      model: (model) => (failures-- > 0 ? Promise.reject(new Error('offline')) : files.model(model)),
    });
    await assert.rejects(inference.load(name), { code: 'modelLoadFailed', message: /could not be read: offline/ });
    await inference.load(name);
    await inference.close();
  });

  test('a model that this build does not have is told', async () => {
    const inference = await Inference.open(builtFiles());
    await assert.rejects(inference.load('nobody' as 'eye_state'), {
      code: 'modelLoadFailed',
      message: /no model nobody/,
    });
    await inference.close();
  });
});
