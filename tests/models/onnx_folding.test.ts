// What the engine makes of a model's stored weights before the runtime sees it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { halfToFloat } from '../../models/convert/half_float.js';
import { OnnxGraph } from '../../models/convert/onnx_graph.js';
import { writeOnnx } from '../../models/convert/onnx_writer.js';
import { foldConstants } from '../../web/sdk/engine/onnx_folding.js';
import { models, startRuntime } from './runtime_under_test.js';

const kFloat32 = 1;

/** y = x + weights, the weights as `store` writes them. */
async function added(size: number, store: (graph: OnnxGraph) => string): Promise<number[]> {
  const graph = new OnnxGraph();
  graph.inputs.push({ name: 'input', shape: [size] });
  graph.output(graph.node('Add', ['input', store(graph)]), { name: 'output', shape: [size] });
  const runtime = await startRuntime('stock');
  const shape = { input: { name: 'input', shape: [size] }, outputs: [{ name: 'output', shape: [size] }] };
  const [output] = runtime.createSession(writeOnnx(graph), shape).run(new Float32Array(size));
  return [...(output ?? [])];
}

describe('stored weights', () => {
  test('of 8 bits are taken times the scale of their channel', async () => {
    const values = await added(4, (graph) => {
      const steps = graph.initializer('int8', [2, 2], Uint8Array.of(1, 254, 127, 128));
      const scales = graph.initializer('float32', [2, 1], new Uint8Array(Float32Array.of(0.5, 2).buffer));
      const floats = graph.node('Mul', [graph.node('Cast', [steps], { to: kFloat32 }), scales]);
      return graph.node('Reshape', [floats, graph.int64s([4])]);
    });
    assert.deepEqual(values, [0.5, -1, 254, -256]);
  });

  test('of 16 bits are what IEEE 754 says, the smallest ones too', async () => {
    const halves = Uint16Array.of(0, 0x8000, 1, 0x83ff, 0x0400, 0x3c00, 0xc500, 0x7bff);
    const values = await added(8, (graph) => {
      const stored = graph.initializer('float16', [8], new Uint8Array(halves.buffer));
      return graph.node('Cast', [stored], { to: kFloat32 });
    });
    assert.deepEqual(values, [0, 0, ...[...halves.subarray(2)].map(halfToFloat)]);
  });

  test('leave no conversion for the runtime to do at each run', () => {
    for (const { name, file } of models) {
      assert.ok(Buffer.from(file).includes('Cast'), `${name} has weights of few bits`);
      assert.ok(!Buffer.from(foldConstants(file)).includes('Cast'), name);
    }
  });

  test('in a broken file are refused', () => {
    assert.throws(() => foldConstants(Uint8Array.of(0x3a, 200)), RangeError);
    assert.throws(() => foldConstants(new TextEncoder().encode('<!doctype html>')), RangeError);
  });
});
