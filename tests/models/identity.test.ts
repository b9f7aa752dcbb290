// Does the trimmed runtime answer as the published one does, bit for bit, on what its profile never saw?
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { filled, randomSource } from '../../models/convert/trim/inputs.js';
import type { OrtSession } from '../../web/sdk/engine/ort_runtime.js';
import { models, startRuntime, type ModelUnderTest } from './runtime_under_test.js';
import { pictureInputs } from './picture_inputs.js';

interface Pair {
  readonly trimmed: OrtSession;
  readonly stock: OrtSession;
}

const sessions = new Map<string, Pair>();
let compared = 0;

before(async () => {
  const [trimmed, stock] = await Promise.all([startRuntime('trimmed'), startRuntime('stock')]);
  // Not in the order of the profile.
  for (const model of [...models].reverse()) {
    const { file, name } = model;
    sessions.set(name, { trimmed: trimmed.createSession(file, model), stock: stock.createSession(file, model) });
  }
});

function requireEqual({ name, outputs }: ModelUnderTest, input: Float32Array, what: string): void {
  const pair = sessions.get(name);
  assert.ok(pair);
  const expected = pair.stock.run(input).map((values) => values.slice());
  pair.trimmed.run(input).forEach((values, index) => {
    const other = expected[index];
    const message = `${name}: ${outputs[index]?.name ?? ''} differs on ${what}`;
    assert.ok(other && Buffer.compare(bytesOf(values), bytesOf(other)) === 0, message);
    compared += 1;
  });
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array<ArrayBuffer>): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

for (const model of models) {
  describe(model.name, () => {
    test('pictures', async () => {
      for (const { what, input } of await pictureInputs(model)) requireEqual(model, input, what);
    });

    test('noise of other seeds, at every size', () => {
      for (const scale of [1e-42, 1e-30, 1e-3, 1, 255, 1e4, 1e18, 1e38]) {
        const random = randomSource(1000 + Math.log10(scale));
        const noise = filled(model.length, () => (2 * random() - 1) * scale);
        requireEqual(model, noise, `noise of ${scale}`);
      }
    });

    test('single pixels, edges, constants, and numbers that are none', () => {
      requireEqual(model, new Float32Array(model.length), 'zeros');
      for (const value of [1, -1, 0.3, 1e-45, 3.4e38, NaN, -Infinity]) {
        requireEqual(
          model,
          filled(model.length, () => value),
          `nothing but ${value}`,
        );
        for (const at of [0, 12_345, model.length - 1]) {
          requireEqual(
            model,
            filled(model.length, (index) => (index === at ? value : 0.5)),
            `${value} at ${at}`,
          );
        }
        requireEqual(
          model,
          filled(model.length, (index) => (index % 128 < 64 ? value : 0)),
          `edges of ${value}`,
        );
      }
    });
  });
}

test('enough was compared', () => {
  assert.ok(compared >= 250, `only ${compared} outputs were`);
});
