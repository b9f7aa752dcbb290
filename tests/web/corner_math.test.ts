import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isConvex, keyStep, middleQuad, moveCorner, movedBy, partAround } from '../../web/elements/corner_math.js';

const picture = { width: 1000, height: 800 };
const quad = {
  topLeft: { x: 200, y: 200 },
  topRight: { x: 800, y: 200 },
  bottomRight: { x: 800, y: 600 },
  bottomLeft: { x: 200, y: 600 },
};

describe('marking corners by hand', () => {
  test('begins with a card across the middle, whichever way the picture lies', () => {
    for (const size of [picture, { width: 600, height: 1300 }]) {
      const { topLeft, bottomRight } = middleQuad(size);
      const [width, height] = [bottomRight.x - topLeft.x, bottomRight.y - topLeft.y];
      assert.ok(Math.abs(width / height - 85.6 / 53.98) < 1e-9);
      assert.ok(topLeft.x > 0 && topLeft.y > 0 && bottomRight.x < size.width && bottomRight.y < size.height);
      assert.ok(Math.abs((topLeft.x + bottomRight.x) / 2 - size.width / 2) < 1e-9);
    }
  });

  test('a corner stays in the picture', () => {
    assert.deepEqual(moveCorner(quad, 'topLeft', { x: -50, y: 20 }, picture).topLeft, { x: 0, y: 20 });
    assert.deepEqual(moveCorner(quad, 'bottomRight', { x: 1200, y: 900 }, picture).bottomRight, { x: 1000, y: 800 });
  });

  test('a corner does not go where the quad would fold over', () => {
    assert.equal(moveCorner(quad, 'topLeft', { x: 700, y: 550 }, picture), quad);
    assert.equal(isConvex({ ...quad, topLeft: quad.topRight, topRight: quad.topLeft }), false);
  });

  test('arrow keys move by a thousandth of the picture, with Shift by a hundredth; other keys are left to the page', () => {
    assert.deepEqual(keyStep('ArrowLeft', false, picture), { x: -1, y: 0 });
    assert.deepEqual(keyStep('ArrowDown', true, picture), { x: 0, y: 10 });
    assert.equal(keyStep('Tab', false, picture), null);
  });

  test('the part that is shown holds the card and a third of its size around it, within the picture', () => {
    assert.deepEqual(partAround(quad, { x: 0, y: 0, ...picture }), { x: 0, y: 0, width: 1000, height: 800 });
    const small = { x: 400, y: 400, width: 90, height: 60 };
    const card = {
      topLeft: { x: 400, y: 400 },
      topRight: { x: 490, y: 400 },
      bottomRight: { x: 490, y: 460 },
      bottomLeft: { x: 400, y: 460 },
    };
    const part = partAround(card, { x: 0, y: 0, ...picture });
    assert.deepEqual(part, { x: small.x - 30, y: small.y - 30, width: 150, height: 120 });
    assert.deepEqual(movedBy(movedBy(card, part), { x: -part.x, y: -part.y }), card);
  });
});
