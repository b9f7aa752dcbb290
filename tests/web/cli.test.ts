import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { checkIds } from '../../web/sdk/types.js';
import { cardPixels } from '../boundary/engine_under_test.js';
import { runQujing, type Outcome } from './cli_run.js';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'qujing-cli-'));
const keys = 'file,width,height,found,quad,confidence,side,rotation,checks,passed,guidance,rectified,engine';

type Pair = readonly [number, number];
type QuadLine = Readonly<Record<(typeof corners)[number], Pair>>;
const corners = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
/** Where cardPixels(640, 480) draws the card; it samples at the pixels' centres. */
const kCard = (
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const
).map(([u, v]): Pair => {
  const [x, y, angle] = [u * 179.2, (v * 179.2) / 1.5858, (8 * Math.PI) / 180];
  return [320.5 + x * Math.cos(angle) - y * Math.sin(angle), 240.5 + x * Math.sin(angle) + y * Math.cos(angle)];
});

function assertCorners(quad: QuadLine, expected: readonly Pair[]): void {
  for (const [index, name] of corners.entries()) {
    const [[x, y], [trueX, trueY]] = [quad[name], expected[index] ?? [NaN, NaN]];
    const distance = Math.hypot(x - trueX, y - trueY);
    assert.ok(distance < 1.5, `${name} is at ${x},${y}, should be at ${trueX},${trueY}`);
  }
}

function qujing(...args: readonly string[]): Outcome {
  return runQujing(args, folder);
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
  await frames.clone().gif().toFile(join(folder, 'moving.gif'));
  await frames.clone().tiff().toFile(join(folder, 'two.tif'));
  for (const [name, width, height] of [
    ['tiny.png', 12, 12],
    ['bare.png', 640, 480],
    ['strip.png', 5000, 20],
    ['huge.png', 12000, 11000],
  ] as const) {
    const bare = sharp({ create: { width, height, channels: 3, background: '#777' } });
    await bare.png({ compressionLevel: 1 }).toFile(join(folder, name));
  }
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
  const { file, width, height, side, rotation, passed, rectified, engine } = parsed(lines[0]);
  assert.deepEqual(
    { file, width, height, side, rotation, passed, rectified, engine },
    {
      file: 'card.jpg',
      width: 640,
      height: 480,
      side: 'unknown',
      rotation: null,
      passed: false,
      rectified: null,
      engine: '0.1.0',
    },
  );
  assert.equal(parsed(lines[1])['file'], '证件 照片.png');
});

test('a blank card of no known side: what can be measured is told, the rest is null', () => {
  const { checks } = parsed(qujing('card', 'card.jpg', '--json').lines[0]) as { checks: Record<string, unknown>[] };
  assert.equal(checks.map(({ id }) => id).join(), checkIds.join());
  const told = (id: string): unknown[] =>
    ['passed', 'code', 'raw'].map((key) => checks.find((c) => c['id'] === id)?.[key]);
  assert.deepEqual(told('completeness').slice(0, 2), [true, 'ok']);
  assert.deepEqual(told('size').slice(0, 2), [false, 'tooFar']);
  assert.deepEqual(told('motion'), [null, 'notAssessable', null]);
});

test('docs/cli.md, which --help names, tells every field', () => {
  assert.ok(qujing('--help').lines.some((line) => line.includes('docs/cli.md')));
  const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  for (const key of `${keys},error`.split(',')) {
    assert.ok(
      rows.some((row) => row.split('|')[1]?.includes(`\`${key}\``)),
      `${key} has no row`,
    );
  }
});

test('the card is found where it lies: corners clockwise from the upper long edge, sure of it', () => {
  const { lines } = qujing('card', 'card.jpg', '--json');
  const { found, quad, confidence, guidance } = parsed(lines[0]);
  assert.deepEqual([found, guidance], [true, 'tooFar']);
  assert.ok((confidence as number) > 0.9 && (confidence as number) <= 1, String(confidence));
  assert.equal(Object.keys(quad as object).join(','), corners.join(','));
  assertCorners(quad as QuadLine, kCard);
});

test('size and corners are told after the EXIF rotation', () => {
  const { lines } = qujing('card', 'turned.jpg', '--json');
  const { width, height, found, quad } = parsed(lines[0]);
  assert.deepEqual([width, height, found], [480, 640, true]);
  // A quarter turn clockwise; the long edge whose middle lies higher is now the one that was below.
  const [topLeft, topRight, bottomRight, bottomLeft] = kCard.map(([x, y]) => [480 - y, x] as const);
  assertCorners(quad as QuadLine, [bottomRight, bottomLeft, topLeft, topRight] as Pair[]);
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

test('why a file was refused is one line that says what came and what is needed', () => {
  const reasons = {
    'cut.jpg': 'the picture is damaged: premature end of JPEG image',
    'notes.txt': 'got something that is no picture, need a JPEG, PNG, WebP, TIFF, HEIF or AVIF file',
    'nowhere.jpg': 'no such file: nowhere.jpg',
    'two.tif': 'got a TIFF of 2 pages, need one page',
    'moving.gif': 'got an animation of 2 pictures, need one picture',
    'tiny.png': 'got 12x12, need at least 16x16',
    'strip.png': 'got 5000x20, need at least 16x16, and at 5000 on the long side 61 on the short one',
    'huge.png': 'got 12000x11000, 132.0 megapixels, at most 120',
  };
  const { lines } = qujing('card', ...Object.keys(reasons), '--json');
  const messages = lines.map((line) => (parsed(line)['error'] as { message: string }).message);
  assert.deepEqual(messages, Object.values(reasons));
});

test('without --json people get a table', () => {
  const { status, lines } = qujing('card', 'card.jpg', 'notes.txt');
  assert.equal(status, 1);
  assert.match(lines[0] ?? '', /^FILE\s+SIZE\s+SIDE\s+ROTATION\s+GUIDANCE\s+FAILED CHECKS/);
  assert.match(lines[1] ?? '', /^card\.jpg\s+640x480\s+unknown\s+-\s+tooFar\s+size, resolution, .*side$/);
  assert.match(lines[2] ?? '', /^notes\.txt\s+unreadableFile: /);
});

test('the table stays one row a file, whatever a file is called', () => {
  const names = ['two\nrows.jpg', 'a\ttab\r.jpg', 'no\nsuch.jpg'];
  for (const name of names.slice(0, 2)) copyFileSync(join(folder, 'card.jpg'), join(folder, name));
  const { lines } = qujing('card', ...names, '--out', 'cut/rows');
  assert.equal(lines.length, 4);
  assert.match(lines[1] ?? '', /^two\\nrows\.jpg\s+640x480 .* cut\/rows\/two\\nrows\.card\.jpg$/);
  assert.match(lines[2] ?? '', /^a\\ttab\\r\.jpg\s+640x480 /);
  assert.match(lines[3] ?? '', /^no\\nsuch\.jpg\s+unreadableFile: no such file: no\\nsuch\.jpg$/);
});

test('confidence has at most 4 digits after the point', () => {
  const [line = ''] = qujing('card', 'card.jpg', '--json').lines;
  assert.match(line, /"confidence":[01](\.\d{1,4})?,/);
});

test('a reader that leaves early changes no exit status', () => {
  for (const [files, expected] of [
    ['card.jpg bare.png', '0'],
    ['card.jpg bare.png notes.txt', '1'],
  ] as const) {
    const command = `"$0" "$1" card ${files} --json | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, cli], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual([stdout, stderr], [`${expected}\n`, '']);
  }
});

test('an output that cannot be written is told, exit status 2', { skip: !existsSync('/dev/full') }, () => {
  const full = openSync('/dev/full', 'w');
  const args = [cli, 'card', 'card.jpg', '--json'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  assert.equal(status, 2);
  assert.match(stderr, /^qujing: the output cannot be written: ENOSPC.*\n$/);
});

test('--out cuts every found card out into its own file, also for two files of one name', async () => {
  const { status, lines } = qujing('card', 'card.jpg', join(folder, 'card.jpg'), '--json', '--out', 'cut/out');
  assert.equal(status, 0);
  const written = lines.map((line) => parsed(line)['rectified']);
  const names = [join('cut/out', 'card.card.jpg'), join('cut/out', 'card-2.card.jpg')];
  assert.deepEqual(written, names);
  for (const path of names) {
    const flat = sharp(join(folder, path));
    const { format, width, height } = await flat.metadata();
    assert.equal(format, 'jpeg');
    assert.ok(Math.abs(width / height - 85.6 / 53.98) < 0.02, `${width}x${height}`);
    const { channels } = await flat.stats();
    for (const { mean } of channels.slice(0, 3)) assert.ok(mean > 215, `the card is pale, this is ${mean}`);
  }
});

test('--out never writes onto a file that was handed in, by whatever path, before or after it is read', () => {
  const own = join(folder, 'own');
  mkdirSync(join(own, 'links'), { recursive: true });
  for (const name of ['p.jpg', 'p.card.jpg', 'p-2.card.jpg']) copyFileSync(join(folder, 'card.jpg'), join(own, name));
  symlinkSync('../p-2.card.jpg', join(own, 'links/alias.jpg'));
  const before = readFileSync(join(folder, 'card.jpg'));
  const inputs = ['own/p.jpg', './own/../own/p.card.jpg', 'own/links/alias.jpg'];
  const { status, lines } = qujing('card', ...inputs, '--json', '--out', 'own');
  assert.equal(status, 0);
  const written = lines.map((line) => parsed(line)['rectified']);
  assert.deepEqual(
    written,
    ['p-3', 'p.card', 'alias'].map((stem) => join('own', `${stem}.card.jpg`)),
  );
  for (const name of ['p.jpg', 'p.card.jpg', 'p-2.card.jpg']) {
    assert.ok(readFileSync(join(own, name)).equals(before), `${name} was overwritten`);
  }
});

test('a picture without a card gives no file, and says so', () => {
  const { status, lines } = qujing('card', 'bare.png', '--json', '--out', 'cut/none');
  const { found, quad, confidence, rectified } = parsed(lines[0]);
  assert.deepEqual({ status, found, quad, rectified }, { status: 0, found: false, quad: null, rectified: null });
  assert.equal(confidence, 0);
});

test('a card that cannot be written is told as such beside what was found, exit status 1', () => {
  mkdirSync(join(folder, 'taken/card.card.jpg'), { recursive: true });
  const args = ['card', 'card.jpg', '证件 照片.png', '--out', 'taken'];
  const { status, lines } = qujing(...args, '--json');
  assert.equal(status, 1);
  const { found, rectified, error } = parsed(lines[0]);
  assert.deepEqual([found, rectified], [true, null]);
  assert.equal((error as { code: string }).code, 'unwritableOutput');
  assert.equal(Object.keys(parsed(lines[0])).join(','), `${keys},error`);
  assert.equal(parsed(lines[1])['rectified'], join('taken', '证件 照片.card.jpg'));
  assert.match(qujing(...args).lines[1] ?? '', /^card\.jpg\s+640x480\s+unknown\s+.*\s+unwritableOutput: /);
});

test('a folder that cannot be written is told before any work, exit status 2', () => {
  const { status, lines, errors } = qujing('card', 'card.jpg', '--json', '--out', 'notes.txt');
  assert.equal(status, 2);
  assert.deepEqual(lines, []);
  assert.match(errors, /^qujing: unwritableOutput: cannot write into notes\.txt: /);
});
