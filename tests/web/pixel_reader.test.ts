import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CardEngine } from '../../web/sdk/engine/card_engine.js';
import { PixelReader } from '../../web/sdk/worker/analyzer_worker/pixel_reader.js';
import { openEngine } from '../boundary/engine_under_test.js';

let engine: CardEngine;
before(async () => {
  engine = await openEngine();
  Object.assign(globalThis, { OffscreenCanvas: FakeCanvas });
});
after(() => {
  engine.close();
  Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
});

/** A canvas whose pixels are all empty. */
class FakeCanvas {
  width: number;
  height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  getContext(): object {
    return {
      canvas: this,
      drawImage: () => undefined,
      getImageData: (_x: number, _y: number, width: number, height: number) => ({
        data: new Uint8ClampedArray(width * height * 4),
      }),
    };
  }
}

function videoFrame(width: number, height: number): VideoFrame {
  const shown = { displayWidth: width, displayHeight: height, visibleRect: { x: 0, y: 0, width, height } };
  return { ...shown, copyTo: () => Promise.resolve([]) } as unknown as VideoFrame;
}

for (const [width, height, path, shrunk] of [
  [1280, 720, 'copyTo', [1280, 720]],
  [720, 1280, 'copyTo', [720, 1280]],
  [1920, 1080, 'copyTo', [1280, 720]],
  [1080, 1920, 'copyTo', [720, 1280]],
  [3840, 2160, 'canvas', [1280, 720]],
] as const) {
  test(`a VideoFrame of ${width}x${height} is analysed at ${shrunk.join('x')} (${path})`, async () => {
    const reader = new PixelReader();
    const { layout, fullWidth, fullHeight } = await reader.load(
      { kind: 'videoFrame', frame: videoFrame(width, height) },
      engine,
    );
    assert.equal(reader.path, path);
    assert.deepEqual([layout.width, layout.height, layout.rowStride], [...shrunk, shrunk[0] * 4]);
    assert.deepEqual([fullWidth, fullHeight], [width, height]);
  });
}
