import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectCapability, judgeCapability, type CapabilityFacts } from '../../web/sdk/capability.js';

const everything: CapabilityFacts = {
  wasm: true,
  simd: true,
  worker: true,
  offscreenCanvas: true,
  webCodecs: true,
  camera: true,
  secureContext: true,
  file: true,
};

const verdicts: readonly (readonly [string, Partial<CapabilityFacts>, string, boolean, readonly string[]])[] = [
  ['a present-day browser', {}, 'live', true, []],
  ['a browser without OffscreenCanvas and WebCodecs', { offscreenCanvas: false, webCodecs: false }, 'live', false, []],
  ['a browser without WebCodecs', { webCodecs: false }, 'live', true, []],
  ['a browser without SIMD', { simd: false }, 'stillOnly', false, ['simdUnsupported']],
  [
    'a browser without WebAssembly',
    { wasm: false, simd: false },
    'stillOnly',
    false,
    ['wasmUnsupported', 'simdUnsupported'],
  ],
  [
    'a page over plain http',
    { secureContext: false, camera: false },
    'stillOnly',
    true,
    ['insecureContext', 'cameraUnsupported'],
  ],
  ['a device without a camera API', { camera: false }, 'stillOnly', true, ['cameraUnsupported']],
  [
    'a webview without files or camera',
    { camera: false, file: false },
    'unsupported',
    false,
    ['cameraUnsupported', 'fileUnsupported'],
  ],
];

for (const [what, facts, verdict, stillAnalysis, reasons] of verdicts) {
  test(`${what}: ${verdict}`, () => {
    const capability = judgeCapability({ ...everything, ...facts });
    assert.deepEqual([capability.verdict, capability.stillAnalysis], [verdict, stillAnalysis]);
    assert.deepEqual(capability.reasons, reasons);
  });
}

test('the SIMD probe is a module that an engine with SIMD accepts', () => {
  const { wasm, simd, camera, verdict } = detectCapability();
  assert.deepEqual({ wasm, simd, camera, verdict }, { wasm: true, simd: true, camera: false, verdict: 'unsupported' });
});
