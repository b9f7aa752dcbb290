import { createCardEngine } from '../../web/sdk/node.js';
import type { Quad } from '../data/geometry.js';
import type { Detector } from './detector.js';

/** The engine as the package ships it to Node; every frame is searched anew, without tracking. */
const kWasm = new URL('../../build/wasm/qujing.wasm', import.meta.url);

export async function qujingDetector(): Promise<Detector> {
  const engine = await createCardEngine({ wasmFile: kWasm });
  return async ({ width, height, rgba }) => {
    await engine.reset();
    const pixels = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
    const { quad, confidence, partlyOutside } = await engine.analyze(
      { pixels, layout: { width, height, rowStride: width * 4, format: 'rgba' } },
      0,
    );
    const corners: Quad | null =
      quad && ([quad.topLeft, quad.topRight, quad.bottomRight, quad.bottomLeft].map(({ x, y }) => [x, y]) as Quad);
    return { quad: corners, confidence, partlyOutside };
  };
}
