import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannotComeNear, chooseLens, lensAfter, nextLens, facingOf } from '../../web/sdk/camera/lens.js';

const phones: readonly (readonly [string, readonly string[], number, number])[] = [
  ['a laptop keeps its only camera', ['FaceTime HD Camera'], 0, 0],
  [
    'an iPhone that opened the ultra-wide changes to the main lens',
    ['Front Camera', 'Back Ultra Wide Camera', 'Back Camera'],
    1,
    2,
  ],
  ['an iPhone on its triple camera stays there', ['Front Camera', 'Back Triple Camera', 'Back Camera'], 1, 1],
  ['a Chinese iPhone leaves the telephoto', ['前置相机', '后置长焦相机', '后置相机'], 1, 2],
  [
    'an Android on lens 2 changes to lens 0',
    ['camera2 1, facing front', 'camera2 2, facing back', 'camera2 0, facing back'],
    1,
    2,
  ],
  ['an Android with an infrared camera avoids it', ['camera 3, facing back infrared', 'camera 0, facing back'], 0, 1],
  ['a phone that opened its front camera turns around', ['camera2 1, facing front', 'camera2 0, facing back'], 0, 1],
  ['labels that say nothing change nothing', ['', '', ''], 1, 1],
];

for (const [what, labels, current, expected] of phones) {
  test(what, () => {
    const lenses = labels.map((label, index) => ({ deviceId: `lens ${index}`, label }));
    assert.equal(chooseLens(lenses, `lens ${current}`), `lens ${expected}`);
  });
}

test('a camera that is not in the list is kept', () => {
  assert.equal(chooseLens([], 'gone'), 'gone');
});

test('a lens that says it has a fixed focus, or does not come near, is told from one that says nothing', () => {
  assert.equal(cannotComeNear({}), false);
  assert.equal(cannotComeNear({ focusMode: [] }), false);
  assert.equal(
    cannotComeNear({ focusMode: ['continuous', 'single-shot'], focusDistance: { min: 0.1, max: 3 } }),
    false,
  );
  assert.equal(cannotComeNear({ focusMode: ['manual'] }), true);
  assert.equal(cannotComeNear({ focusMode: ['continuous'], focusDistance: { min: 0.3, max: 5 } }), true);
});

test('after a far-sighted lens the best one on the back that was not tried comes next', () => {
  const lenses = [
    'camera2 1, facing front',
    'camera2 3, facing back',
    'camera2 0, facing back',
    'camera2 2, facing back',
  ];
  const all = lenses.map((label, index) => ({ deviceId: `lens ${index}`, label }));
  assert.equal(nextLens(all, ['lens 2']), 'lens 3');
  assert.equal(nextLens(all, ['lens 1', 'lens 2', 'lens 3']), null);
});

test('the switch button goes round', () => {
  const all = ['a', 'b', 'c'].map((deviceId) => ({ deviceId, label: deviceId }));
  assert.deepEqual(
    ['a', 'b', 'c'].map((id) => lensAfter(all, id)),
    ['b', 'c', 'a'],
  );
  assert.equal(lensAfter(all.slice(0, 1), 'a'), 'a');
  assert.equal(lensAfter([], 'a'), 'a');
});

test('a camera says which way it looks by its settings, else by its label, else not at all', () => {
  assert.equal(facingOf('user', 'camera2 0, facing back'), 'user');
  assert.equal(facingOf(undefined, 'camera2 1, facing front'), 'user');
  assert.equal(facingOf(undefined, '后置广角镜头'), 'environment');
  assert.equal(facingOf('left', 'Integrated Webcam'), null);
});
