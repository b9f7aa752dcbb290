import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QujingError } from '../../web/sdk/errors.js';
import { readingProblem } from '../../web/sdk/node/reading_problem.js';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: some words, open 'a.jpg'`), { code });
}

for (const [thrown, message] of [
  [systemError('ENOENT'), 'no such file: a.jpg'],
  [systemError('EACCES'), 'permission denied, this user may not read it: a.jpg'],
  [new Error('VipsJpeg: premature end of JPEG image'), 'the picture is damaged: premature end of JPEG image: a.jpg'],
  [new Error('vipspng: libpng read error\nvips2png: x'), 'the picture is damaged: libpng read error: a.jpg'],
] as const) {
  test(`"${thrown.message.split('\n')[0]}" is told as one clean line`, () => {
    const problem = readingProblem(thrown, 'a.jpg');
    assert.deepEqual([problem.code, problem.message, problem.cause], ['unreadableFile', message, thrown]);
  });
}

test('what is no picture says what is needed', () => {
  const problem = readingProblem(new Error('Input buffer contains unsupported image format'));
  assert.equal(problem.message, 'got something that is no picture, need a JPEG, PNG, WebP, TIFF, HEIF or AVIF file');
});

test('an error of ours stays as it is', () => {
  const ours = new QujingError('fileTooLarge', 'got 2 bytes, at most 1');
  assert.equal(readingProblem(ours), ours);
});
