import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { cardPixels } from '../boundary/engine_under_test.js';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'qujing-cli-'));
const keys = 'file,width,height,found,quad,confidence,side,rotation,checks,passed,guidance,rectified,engine';

interface Outcome {
  readonly status: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

function qujing(...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').slice(0, -1), errors: stderr };
}

function parsed(line: string | undefined): Record<string, unknown> {
  return JSON.parse(line ?? '{}') as Record<string, unknown>;
}

before(async () => {
  const card = sharp(cardPixels(640, 480), { raw: { width: 640, height: 480, channels: 4 } });
  await card.clone().jpeg().toFile(join(folder, 'card.jpg'));
  await card.clone().negate().jpeg().toFile(join(folder, 'other.jpg'));
  await card.clone().withMetadata({ orientation: 6 }).jpeg().toFile(join(folder, 'turned.jpg'));
  await card.clone().png().toFile(join(folder, '证件 照片.png'));
  const frames = sharp([join(folder, 'card.jpg'), join(folder, 'other.jpg')], { join: { animated: true } });
  await frames.gif().toFile(join(folder, 'moving.gif'));
  await sharp({ create: { width: 12, height: 12, channels: 3, background: '#fff' } })
    .png()
    .toFile(join(folder, 'tiny.png'));
  const whole = await card.clone().jpeg().toBuffer();
  writeFileSync(join(folder, 'cut.jpg'), whole.subarray(0, 2000));
  writeFileSync(join(folder, 'notes.txt'), 'not a picture');
  writeFileSync(join(folder, 'empty.jpg'), '');
});
after(() => {
  rmSync(folder, { recursive: true });
});

test('--json writes one object a line with exactly the promised fields in order', () => {
  const { status, lines } = qujing('card', 'card.jpg', '证件 照片.png', '--json');
  assert.equal(status, 0);
  assert.equal(lines.length, 2);
  for (const line of lines) assert.equal(Object.keys(parsed(line)).join(','), keys);
  const { file, width, height, side, rotation, checks, passed, rectified, engine } = parsed(lines[0]);
  assert.deepEqual(
    { file, width, height, side, rotation, checks, passed, rectified, engine },
    {
      file: 'card.jpg',
      width: 640,
      height: 480,
      side: 'unknown',
      rotation: null,
      checks: [],
      passed: false,
      rectified: null,
      engine: '0.1.0',
    },
  );
  assert.equal(parsed(lines[1])['file'], '证件 照片.png');
});

test('size and corners are told after the EXIF rotation', () => {
  const { lines } = qujing('card', 'turned.jpg', '--json');
  const { width, height } = parsed(lines[0]);
  assert.deepEqual([width, height], [480, 640]);
});

test('files that cannot be read get an error line by name, the others are still done, exit status 1', () => {
  const bad = ['cut.jpg', 'notes.txt', 'empty.jpg', 'moving.gif', 'tiny.png', 'nowhere.jpg', '.'];
  const { status, lines } = qujing('card', ...bad, 'card.jpg', '--json');
  assert.equal(status, 1);
  const codes = lines.map((line) => (parsed(line)['error'] as { code: string } | undefined)?.code);
  const unreadable = 'unreadableFile';
  const expected = [
    unreadable,
    unreadable,
    unreadable,
    'animatedImage',
    'frameTooSmall',
    unreadable,
    unreadable,
    undefined,
  ];
  assert.deepEqual(codes, expected);
  assert.equal(Object.keys(parsed(lines[0])).join(','), 'file,error');
});

test('without --json people get a table', () => {
  const { status, lines } = qujing('card', 'card.jpg', 'notes.txt');
  assert.equal(status, 1);
  assert.match(lines[0] ?? '', /^FILE\s+SIZE\s+FOUND\s+CONFIDENCE\s+GUIDANCE/);
  assert.match(lines[1] ?? '', /^card\.jpg\s+640x480\s+(yes|no)\s/);
  assert.match(lines[2] ?? '', /^notes\.txt\s+unreadableFile: /);
});

test('--out cuts every found card out into its own file, also for two files of one name', () => {
  const { lines } = qujing('card', 'card.jpg', join(folder, 'card.jpg'), '--json', '--out', 'cut/out');
  const found = lines
    .filter((line) => parsed(line)['found'] === true)
    .map((line) => parsed(line)['rectified'] as string);
  const names = [join('cut/out', 'card.card.jpg'), join('cut/out', 'card-2.card.jpg')];
  assert.deepEqual(found, names.slice(0, found.length));
  for (const path of found) assert.ok(existsSync(join(folder, path)));
  const absent = lines.filter((line) => parsed(line)['found'] !== true).map((line) => parsed(line)['rectified']);
  assert.ok(absent.every((path) => path === null));
});

test('help and version answer and leave with 0', () => {
  assert.match(qujing('--help').lines[0] ?? '', /^Usage: qujing card FILE/);
  assert.deepEqual(qujing('--version').lines, ['0.1.0']);
});

for (const args of [
  [],
  ['card'],
  ['passport', 'card.jpg'],
  ['card', 'card.jpg', '--jsn'],
  ['card', 'card.jpg', '--out'],
]) {
  test(`wrong usage "qujing ${args.join(' ')}" leaves with 2 and says how it is meant`, () => {
    const { status, lines, errors } = qujing(...args);
    assert.equal(status, 2);
    assert.equal(lines.length, 0);
    assert.match(errors, /Usage: qujing card/);
  });
}
