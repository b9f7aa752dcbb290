import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { Inference } from '../../web/sdk/engine/inference.js';
import { PortraitEngine } from '../../web/sdk/engine/portrait_engine.js';
import { portraitCheckIds, type FrameLayout, type PortraitTask } from '../../web/sdk/types.js';
import { packaged } from '../data/face/face_cache.js';
import { cardPixels, codeOf, rgba } from './engine_under_test.js';
import { compiledFaceWasm, shippedFiles } from './face_engine_under_test.js';

describe('the face engine behind its border', () => {
  let inference: Inference;
  let compiled: WebAssembly.Module;
  let engine: PortraitEngine;
  let face: Uint8Array;
  const layout: FrameLayout = rgba(512, 512);

  before(async () => {
    inference = await Inference.open(shippedFiles);
    compiled = await compiledFaceWasm();
    engine = await PortraitEngine.open(compiled, inference);
    // A portrait in the public domain (NASA, out of scikit-image).
    const picture = sharp(packaged('skimage/usr/lib/python3/dist-packages/skimage/data/astronaut.png'));
    face = await picture.ensureAlpha().raw().toBuffer();
  });

  after(async () => {
    engine.close();
    assert.equal(engine.openHandles, 0, 'a handle leaked');
    await inference.close();
    assert.equal(inference.memoryBytes, 0);
  });

  function look(timestampMs: number, task: PortraitTask = {}): ReturnType<PortraitEngine['analyze']> {
    engine.load(face);
    return engine.analyze(layout, timestampMs, task);
  }

  test('a face is found where it is, and followed without the detector', async () => {
    const first = await look(0);
    const { face: box } = first;
    assert.ok(box !== null && box.x > 130 && box.x < 200 && box.width > 70 && box.width < 160, JSON.stringify(box));
    assert.equal(first.tracked, false);
    const second = await look(40);
    assert.equal(second.tracked, true);
    assert.deepEqual(
      second.checks.map(({ id }) => id),
      portraitCheckIds,
    );
    assert.equal(engine.landmarks()?.length, 468);
  });

  test('nothing that shows a face is told as noFace, with every other check not assessed', async () => {
    engine.reset();
    engine.load(cardPixels(640, 480));
    const { face: box, pose, eyes, checks, passed, guidance } = await engine.analyze(rgba(640, 480), 0);
    assert.deepEqual([box, pose, eyes, passed, guidance], [null, null, null, false, 'noFace']);
    for (const check of checks.slice(1)) assert.equal(check.code, 'notAssessable', check.id);
    assert.equal(engine.landmarks(), null);
  });

  test('the photo has the size of the spec, and differs between specs', async () => {
    await look(0, { stage: 'still' });
    const photo = engine.compose();
    assert.deepEqual([photo.width, photo.height, photo.dpi], [480, 640, 300]);
    assert.equal(photo.pixels.length, 480 * 640 * 4);
    engine.setSpec('one-inch');
    await look(0, { stage: 'still' });
    assert.deepEqual([engine.compose().width, engine.compose().height], [295, 413]);
    engine.setSpec('zikao-blue');
  });

  test('a picture without a face makes no photo', async () => {
    engine.load(cardPixels(640, 480));
    await engine.analyze(rgba(640, 480), 0, { stage: 'still' });
    assert.equal(await codeOf(() => engine.compose()), 'captureFailed');
  });

  test('frames, tasks, specs and thresholds that are none are refused by name, and the next frame is looked at', async () => {
    engine.reset();
    engine.load(face);
    assert.equal(await codeOf(() => engine.analyze({ ...layout, width: 4000 }, 0)), 'badRowStride');
    assert.equal(await codeOf(() => engine.analyze({ ...layout, height: 4000 }, 0)), 'bufferTooSmall');
    assert.equal(await codeOf(() => engine.analyze(rgba(8, 8), 0)), 'frameTooSmall');
    assert.equal(await codeOf(() => engine.analyze(layout, NaN)), 'badTimestamp');
    assert.equal(await codeOf(() => engine.analyze(layout, 0, { stage: 'posed' as 'live' })), 'badTask');
    const guide = { x: 0, y: 0, width: 0, height: 10 };
    assert.equal(await codeOf(() => engine.analyze(layout, 0, { guide })), 'badTask');
    assert.equal(
      await codeOf(() => {
        engine.setSpec('passport');
      }),
      'badSpec',
    );
    assert.equal(
      await codeOf(() => {
        engine.setSpec('{"id":"mine"}');
      }),
      'badSpec',
    );
    assert.equal(
      await codeOf(() => {
        engine.setThresholds('{}');
      }),
      'badThresholds',
    );
    await look(100);
    assert.equal(await codeOf(() => look(50)), 'badTimestamp');
    assert.notEqual((await look(140)).face, null);
  });

  test('three hundred frames leave both memories as large as the first hundred did', async () => {
    engine.reset();
    let settled = 0;
    for (let frame = 1; frame <= 300; frame++) {
      await look(frame * 40, { guide: { x: 60, y: 0, width: 360, height: 480 } });
      if (frame === 100) settled = engine.memoryBytes;
    }
    assert.equal(engine.memoryBytes, settled);
    assert.ok(settled < 160e6, `${settled} bytes`);
  });

  test('after a trap every call says engineFault, and another engine on the same runtime goes on', async () => {
    const other = await PortraitEngine.open(compiled, inference);
    assert.equal(
      await codeOf(() => {
        other.forceTrap();
      }),
      'engineFault',
    );
    assert.equal(
      await codeOf(() => {
        other.load(face);
      }),
      'engineFault',
    );
    other.close();
    engine.reset();
    assert.notEqual((await look(0)).face, null);
  });

  test('a closed engine says so, and closing twice is safe', async () => {
    const other = await PortraitEngine.open(compiled, inference);
    other.close();
    other.close();
    assert.equal(other.openHandles, 0);
    assert.equal(await codeOf(() => other.analyze(layout, 0)), 'handleClosed');
  });
});
