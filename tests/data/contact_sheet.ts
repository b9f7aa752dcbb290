/**
 * tsx tests/data/contact_sheet.ts --shard FILE [--from N] [--plain]   samples of a training shard
 * tsx tests/data/contact_sheet.ts --set final|tune [--condition C] [--plain]   frames of an accuracy set
 * Writes build/contact_sheet.png with the truth drawn in (green: inside, magenta: partly outside, dot: first corner).
 */
import { closeSync, mkdirSync, openSync, readSync } from 'node:fs';
import { parseArgs } from 'node:util';
import sharp, { type OverlayOptions } from 'sharp';
import { accuracySet } from './accuracy_set.js';
import { decodeRecord, kRecordBytes } from './training_shard.js';
import type { Frame } from './frame.js';

const { values } = parseArgs({
  options: {
    shard: { type: 'string' },
    from: { type: 'string', default: '0' },
    set: { type: 'string', default: 'tune' },
    condition: { type: 'string' },
    plain: { type: 'boolean', default: false },
    columns: { type: 'string', default: '6' },
    rows: { type: 'string', default: '5' },
    cell: { type: 'string', default: '320' },
    out: { type: 'string', default: 'build/contact_sheet.png' },
  },
});
const [columns, rows, cell] = [Number(values.columns), Number(values.rows), Number(values.cell)];

function* shardFrames(path: string, from: number): Generator<Frame> {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(4096);
  readSync(file, head, 0, head.length, 0);
  const start = head.indexOf(10) + 1;
  const record = Buffer.alloc(kRecordBytes);
  for (let i = from; readSync(file, record, 0, kRecordBytes, start + i * kRecordBytes) === kRecordBytes; i++)
    yield decodeRecord(record);
  closeSync(file);
}

async function* setFrames(): AsyncGenerator<Frame> {
  for await (const sample of accuracySet(values.set as 'final' | 'tune', {
    ...(values.condition ? { only: values.condition } : {}),
  }))
    yield sample.frame;
}

async function drawn(frame: Frame): Promise<Buffer> {
  const scale = Math.min(cell / frame.width, cell / frame.height);
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  const lines = frame.truth.cards.map(({ quad, partlyOutside }) => {
    const points = quad.map(([x, y]) => `${x * scale},${y * scale}`);
    const [cx, cy] = (points[0] as string).split(',');
    return `<polygon points="${points.join(' ')}" fill="none" stroke="${partlyOutside ? '#f0f' : '#0f0'}" stroke-width="1"/><circle cx="${cx}" cy="${cy}" r="3" fill="red"/>`;
  });
  const overlay = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${values.plain ? '' : lines.join('')}</svg>`,
  );
  const pixels = Buffer.from(frame.rgba.buffer, frame.rgba.byteOffset, frame.rgba.length);
  const small = await sharp(pixels, { raw: { width: frame.width, height: frame.height, channels: 4 } })
    .resize(width, height)
    .png()
    .toBuffer();
  return sharp(small)
    .composite([{ input: overlay }])
    .png()
    .toBuffer();
}

const tiles: OverlayOptions[] = [];
const frames = values.shard ? shardFrames(values.shard, Number(values.from)) : setFrames();
for await (const frame of frames) {
  tiles.push({
    input: await drawn(frame),
    left: (tiles.length % columns) * cell,
    top: Math.floor(tiles.length / columns) * cell,
  });
  if (tiles.length >= columns * rows) break;
}
mkdirSync('build', { recursive: true });
await sharp({ create: { width: columns * cell, height: rows * cell, channels: 3, background: '#000' } })
  .composite(tiles)
  .png()
  .toFile(values.out);
console.log(`${tiles.length} frames in ${values.out}`);
