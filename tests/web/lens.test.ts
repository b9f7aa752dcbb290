import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLens } from '../../web/sdk/camera/lens.js';

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
