import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { portraitCheckIds, type Check } from '../../web/sdk/types.js';
import { writeOddFiles } from '../data/face/broken_files.js';
import { packaged } from '../data/face/face_cache.js';
import { runQujing, type Outcome } from './cli_run.js';

const folder = mkdtempSync(join(tmpdir(), 'qujing-portrait-'));
const good = packaged('volt/src/assets/img/team/profile-picture-1.jpg');
const keys = 'file,width,height,faces,pose,eyes,checks,passed,guidance,output,spec,engine';

interface Line {
  readonly file: string;
  readonly faces: readonly { readonly box: readonly number[]; readonly score: number }[];
  readonly pose: { readonly yaw: number } | null;
  readonly eyes: { readonly left: number } | null;
  readonly landmarks?: readonly (readonly number[])[] | null;
  readonly checks: readonly Check[];
  readonly passed: boolean;
  readonly output: string | null;
  readonly spec: string;
  readonly error?: { readonly code: string; readonly message: string };
}

function qujing(...args: readonly string[]): Outcome {
  return runQujing(args, folder);
}

function lineOf(text: string | undefined): Line {
  return JSON.parse(text ?? '') as Line;
}

after(() => {
  rmSync(folder, { recursive: true });
});

describe('qujing portrait', () => {
  test('says in one line of JSON what is seen, and writes a photo of the rule', async () => {
    const { status, lines, errors } = qujing('portrait', good, '--json', '--out', 'photos');
    assert.deepEqual([status, lines.length, errors], [0, 1, '']);
    const line = lineOf(lines[0]);
    assert.equal(Object.keys(line).join(), keys);
    assert.equal(line.faces.length, 1);
    assert.ok(line.pose !== null && Math.abs(line.pose.yaw) < 10 && line.eyes !== null && line.eyes.left > 0.5);
    assert.deepEqual(
      line.checks.map(({ id }) => id),
      portraitCheckIds,
    );
    assert.equal(line.output, join('photos', 'profile-picture-1.photo.jpg'));
    const photo = readFileSync(join(folder, line.output));
    assert.ok(photo.length >= 20_000 && photo.length <= 40_960, `${photo.length} bytes`);
    const { width, height, density, exif, icc } = await sharp(photo).metadata();
    assert.deepEqual([width, height, density, exif, icc], [480, 640, 300, undefined, undefined]);
  });

  test('gives the landmarks only when asked', () => {
    const { landmarks } = lineOf(qujing('portrait', good, '--json', '--landmarks').lines[0]);
    assert.equal(landmarks?.length, 468);
    for (const point of landmarks) assert.equal(point.length, 3);
  });

  test('holds a photo against another spec, or one of an authority', async () => {
    const { lines } = qujing('portrait', good, '--json', '--spec', 'one-inch', '--out', 'small');
    const line = lineOf(lines[0]);
    assert.equal(line.spec, 'one-inch');
    assert.equal((await sharp(join(folder, line.output ?? '')).metadata()).width, 295);
    const records = JSON.parse(
      readFileSync(new URL('../../src/config/photo_specs.json', import.meta.url), 'utf8'),
    ) as Readonly<Record<string, unknown>>[];
    writeFileSync(join(folder, 'ours.json'), JSON.stringify({ ...records[0], id: 'ours' }));
    assert.equal(lineOf(qujing('portrait', good, '--json', '--spec', 'ours.json').lines[0]).spec, 'ours');
  });

  test('a spec that is none leaves with 2 and names those there are', () => {
    const { status, lines, errors } = qujing('portrait', good, '--spec', 'passport');
    assert.deepEqual([status, lines.length], [2, 0]);
    assert.match(errors, /^qujing: badSpec: got passport, need .*zikao-blue/);
  });

  test('a picture without a face makes no photo and fails singleFacePresent', async () => {
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#889' } })
      .jpeg()
      .toFile(join(folder, 'wall.jpg'));
    const line = lineOf(qujing('portrait', 'wall.jpg', '--json', '--out', 'photos').lines[0]);
    assert.deepEqual([line.faces.length, line.pose, line.eyes, line.passed, line.output], [0, null, null, false, null]);
    assert.equal(line.checks[0]?.code, 'noFace');
  });
});

describe('odd and broken files', () => {
  let odd: Awaited<ReturnType<typeof writeOddFiles>> = [];
  let lines: readonly Line[] = [];

  before(async () => {
    odd = await writeOddFiles(join(folder, 'odd'));
    const outcome = qujing('portrait', '--json', '--out', 'odd_photos', ...odd.map(({ path }) => path));
    assert.equal(outcome.status, 1);
    lines = outcome.lines.map(lineOf);
  });

  test('each gives a line, in the order given', () => {
    assert.deepEqual(
      lines.map(({ file }) => file),
      odd.map(({ path }) => path),
    );
  });

  test('what cannot be read is told by name and in words; what can is judged', () => {
    for (const [index, { name, readable, what }] of odd.entries()) {
      const error = lines[index]?.error;
      // A decoder may show what is left of a scrambled picture: that is judged, and does not pass.
      const judged = name === 'scrambled.jpg' && lines[index]?.passed === false;
      if (!readable) assert.ok(error?.code === 'unreadableFile' || judged, `${name}, ${what}`);
      else assert.ok(error === undefined || error.code === 'frameTooSmall', `${name}, ${what}: ${error?.message}`);
      if (error !== undefined) assert.match(error.message, /^\S.{5,}/);
    }
  });

  test('of every whole picture that shows the face there is a photo', () => {
    const shown = ['progressive.jpg', 'cmyk.jpg', 'alpha.png', 'picture.webp', 'turned.jpg', '24_megapixels.jpg'];
    for (const name of shown) {
      const output = lines.find(({ file }) => file.endsWith(name))?.output ?? 'none';
      assert.ok(existsSync(join(folder, output)), name);
    }
  });
});
