import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { convert } from '../../models/convert/make_models.js';
import { exactHalf, halfToFloat } from '../../models/convert/half_float.js';
import { readManifest, readSource, requireSha256, sha256Of } from '../../models/convert/manifest.js';
import { transpose } from '../../models/convert/tensor.js';
import { tfliteToOnnx } from '../../models/convert/tflite_to_onnx.js';

const { models, serverModels } = readManifest();
const [first] = Object.values(models);
assert.ok(first);

describe('halves', () => {
  test('every finite half is found again', () => {
    for (let bits = 0; bits < 0x10000; bits += 1) {
      const value = halfToFloat(bits);
      if (Number.isFinite(value)) assert.equal(exactHalf(value), bits);
    }
  });

  test('what no half is exactly is none', () => {
    for (const value of [0.1, 1 + 2 ** -11, 65520, 2 ** -25, Infinity, NaN]) assert.equal(exactHalf(value), null);
  });
});

test('transpose moves the channels to the front', () => {
  const rows = { shape: [1, 2, 2, 3], values: Float32Array.from({ length: 12 }, (_, index) => index) };
  const { shape, values } = transpose(rows, [0, 3, 1, 2]);
  assert.deepEqual(shape, [1, 3, 2, 2]);
  assert.deepEqual([...values], [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11]);
});

describe('the manifest', () => {
  for (const [name, entry] of Object.entries({ ...models, ...serverModels })) {
    test(`${name} comes out as pinned`, () => {
      const bytes = convert(entry);
      assert.deepEqual({ bytes: bytes.length, sha256: sha256Of(bytes) }, entry.result);
    });
  }

  test('a source that is another is refused with both sums', () => {
    const wanted = '0'.repeat(64);
    assert.throws(() => readSource({ ...first.source, sha256: wanted }), {
      message: new RegExp(`face_detection_short_range.tflite .* sha256 ${first.source.sha256}, .* wants ${wanted}`),
    });
    assert.throws(() => readSource({ ...first.source, version: '0.0.0' }), /is 0\.4\.\d+, .* wants 0\.0\.0/);
  });

  test('a result that is another is refused with both sums', () => {
    assert.throws(
      () => {
        requireSha256('it', Uint8Array.of(1), first.result.sha256);
      },
      new RegExp(`it \\(1 bytes\\) has sha256 [0-9a-f]{64}, .* wants ${first.result.sha256}`),
    );
  });

  test('outputs must be named', () => {
    assert.throws(
      () => tfliteToOnnx(readSource(first.source), { weights: 'float16' }, ['one']),
      /got 1 names for 2 outputs/,
    );
  });
});
