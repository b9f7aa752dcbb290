import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { inBuild } from '../../scripts/lib/paths.js';
import { engineErrorCodes } from '../../web/sdk/errors.js';
import { decodeReplay, type Replay, type ReplayResult } from '../../web/sdk/replay/replay_file.js';
import { compareResults } from '../../web/sdk/replay/replay_run.js';
import { guidanceCodes } from '../../web/sdk/types.js';
import { openPage } from '../browser/chromium.js';
import { textOf } from '../browser/lab_page.js';
import { judgedRecording, resultsInNode } from './recording.js';

/** One line of the native replayer: ids where the package speaks in names. */
interface NativeLine extends Omit<ReplayResult, 'error' | 'guidance'> {
  readonly error: number;
  readonly guidance: number;
}

let replay: Replay;
let file: string;
before(async () => {
  ({ replay, file } = await judgedRecording());
});

function differences(results: readonly ReplayResult[]): string[] {
  assert.equal(results.length, replay.frames.length);
  return replay.frames.flatMap(({ expected }, index) => {
    const actual = results[index];
    if (expected === null || actual === undefined) return [`frame ${index + 1} has no result`];
    return compareResults(expected, actual).map((difference) => `frame ${index + 1}: ${difference}`);
  });
}

function resultsInNative(): ReplayResult[] {
  const output = execFileSync(inBuild('native/replay'), [file], { encoding: 'utf8', maxBuffer: 1e8 });
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const { error, guidance, ...rest } = JSON.parse(line) as NativeLine;
      return { ...rest, error: engineErrorCodes[error] ?? 'ok', guidance: guidanceCodes[guidance] ?? 'searching' };
    });
}

describe('one recording, three builds: the same codes, numbers within a thousandth, corners within 0.1 px', () => {
  test('the recording shows a card that is found and followed, one cut off, and frames that are refused', () => {
    const results = replay.frames.map(({ expected }) => expected);
    assert.ok(results.filter((result) => result?.quad != null).length >= 10, 'the card was not found');
    assert.ok(
      results.some((result) => result?.tracked === true),
      'no frame was tracked',
    );
    for (const code of ['bufferTooSmall', 'badRowStride', 'frameTooSmall']) {
      assert.ok(
        results.some((result) => result?.error === code),
        `no frame was refused with ${code}`,
      );
    }
  });

  test('Node, from the written file', async () => {
    const read = decodeReplay(new Uint8Array(readFileSync(file)));
    assert.deepEqual(differences(await resultsInNode(read)), []);
  });

  test('native', () => {
    assert.deepEqual(differences(resultsInNative()), []);
  });

  test('Chromium, through the worker of the testing page', async () => {
    const lab = await openPage();
    try {
      await lab.page.setInputFiles('#load-replay', file);
      await lab.page.waitForFunction(
        () => ['good', 'bad'].includes(document.getElementById('replay-result')?.dataset['tone'] ?? ''),
        null,
        { timeout: 60_000 },
      );
      assert.deepEqual(await lab.page.locator('#replay-differences li').allTextContents(), []);
      assert.equal(await textOf(lab.page, 'replay-result'), `${replay.frames.length} 帧结果完全一致`);
      assert.deepEqual(lab.complaints, []);
    } finally {
      await lab.close();
    }
  });
});
