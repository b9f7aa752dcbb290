import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineErrorCodes, hostErrorCodes, type ErrorCode } from '../../web/sdk/errors.js';
import { exampleNames, filled, portraitWordsFor } from '../../web/sdk/text/portrait_words.js';
import { errorText, wordsFor } from '../../web/sdk/text/words.js';
import {
  checkUnits,
  guidanceCodes,
  portraitCheckCodes,
  portraitCheckIds,
  portraitGuidanceCodes,
} from '../../web/sdk/types.js';

test('Chinese is spoken by default and for every Chinese tag, English otherwise', () => {
  for (const tag of ['', 'zh', 'zh-CN', 'ZH-hans', 'zh-TW']) assert.equal(wordsFor(tag), wordsFor('zh-CN'));
  for (const tag of ['en', 'en-GB', 'fr', 'zhuang']) assert.equal(wordsFor(tag), wordsFor('en'));
});

for (const tag of ['zh-CN', 'en']) {
  test(`every guidance and every error has a sentence in ${tag}`, () => {
    const words = wordsFor(tag);
    for (const code of guidanceCodes) assert.ok(words.guidance[code].length > 0);
    const codes: ErrorCode[] = [...hostErrorCodes];
    for (const code of engineErrorCodes) if (code !== 'ok') codes.push(code);
    for (const code of codes) assert.ok(errorText(words, code).length > 0);
  });
}

for (const tag of ['zh-CN', 'en']) {
  test(`every hint, reason, check, unit and example of a portrait has words in ${tag}`, () => {
    const words = portraitWordsFor(tag);
    for (const code of portraitGuidanceCodes) assert.ok(words.guidance[code].length > 0, code);
    for (const code of portraitCheckCodes) assert.ok(words.reasons[code].length > 0, code);
    for (const id of portraitCheckIds) assert.ok(words.checks[id].length > 0, id);
    for (const unit of checkUnits) assert.equal(typeof words.units[unit], 'string');
    for (const name of exampleNames) assert.ok(words.examples[name].length > 0, name);
  });
}

test('figures take the places that a sentence keeps for them', () => {
  assert.equal(filled('{} × {} px', 480, 640), '480 × 640 px');
  assert.equal(filled(portraitWordsFor('').attempts.left, 3), '今天还可上传 3 次');
});
