import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import sharp from 'sharp';
import { readFace, type RawFrame } from 'qujing/node';
import { packaged } from '../data/face/face_cache.js';
import { cardPixels, codeOf, rgba } from './engine_under_test.js';

/** A portrait in the public domain (NASA, out of scikit-image), 512x512. */
const file = packaged('skimage/usr/lib/python3/dist-packages/skimage/data/astronaut.png');

describe('readFace', () => {
  let pixels: Uint8Array;
  before(async () => {
    pixels = new Uint8Array(await sharp(file).ensureAlpha().raw().toBuffer());
  });

  test('finds the same face in a file, in its bytes and in its pixels', async () => {
    const raw: RawFrame = { pixels, layout: rgba(512, 512) };
    const bytes = await sharp(file).png().toBuffer();
    const [ofFile, ofBytes, ofPixels] = await Promise.all([readFace(file), readFace(bytes), readFace(raw)]);
    const { faceCount, face, landmarks } = ofFile;
    assert.equal(faceCount, 1);
    assert.ok(
      face !== null && face.x > 130 && face.x < 200 && face.width > 70 && face.width < 160,
      JSON.stringify(face),
    );
    assert.equal(landmarks?.length, 468);
    assert.deepEqual(ofBytes, ofFile);
    assert.deepEqual(ofPixels, ofFile);
  });

  test('tells places in pixels of a picture that is looked at smaller', async () => {
    const large = await sharp(file).resize(2048).jpeg({ quality: 95 }).toBuffer();
    const [small, big] = await Promise.all([readFace(file), readFace(large)]);
    assert.equal(big.width, 2048);
    const [a, b] = [small.landmarks?.[1], big.landmarks?.[1]];
    assert.ok(a !== undefined && b !== undefined);
    // The tip of the nose, four times as far: within a hundredth of the picture's width.
    assert.ok(Math.hypot(b[0] - 4 * a[0], b[1] - 4 * a[1]) < 20, `${a.join()} and ${b.join()}`);
  });

  test('says that a card shows no face, and refuses what is neither file nor pixels', async () => {
    const none = await readFace({ pixels: cardPixels(640, 480), layout: rgba(640, 480) });
    assert.deepEqual([none.faceCount, none.face, none.landmarks, none.pose], [0, null, null, null]);
    assert.equal(await codeOf(() => readFace(null as never)), 'unreadableFile');
    assert.equal(await codeOf(() => readFace({ pixels, layout: rgba(512, 600) })), 'bufferTooSmall');
  });
});
