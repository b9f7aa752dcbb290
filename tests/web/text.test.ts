import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineErrorCodes, hostErrorCodes, type ErrorCode } from '../../web/sdk/errors.js';
import { errorText, wordsFor } from '../../web/sdk/text/words.js';
import { guidanceCodes } from '../../web/sdk/types.js';

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
