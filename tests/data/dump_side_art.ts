/**
 * tsx tests/data/dump_side_art.ts --out FILE --count N --seed S: cards to learn the sides from.
 * 'QJSIDES1', uint32 LE count, width, height; then per card uint8 label (0 other, 1 portrait, 2 emblem), uint8 gray copy, RGB.
 */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fetchBackgrounds } from './fetch_backgrounds.js';
import { Random } from './random.js';
import { kCardHeight, kCardWidth, kSideLabels, sideCard } from './side_art.js';
import { sidePool } from './side_art_pool.js';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'build/side_art.bin' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: 'train' },
  },
});
const count = Number(values.count);
const root = new Random(`side_art/${values.seed}`);

function header(): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write('QJSIDES1', 'latin1');
  [count, kCardWidth, kCardHeight].forEach((value, i) => bytes.writeUInt32LE(value, 8 + 4 * i));
  return bytes;
}

await fetchBackgrounds(console.log);
const pool = await sidePool(root.fork('pool'));
const started = Date.now();
// Under its name only when it is whole.
const unfinished = `${values.out}.new`;
const file = openSync(unfinished, 'w');
writeSync(file, header());
// One after the other: the text library beneath sharp crashes when two drawings search fallback fonts at once.
for (let i = 0; i < count; i++) {
  const card = await sideCard(root.fork(i), pool);
  writeSync(file, Uint8Array.of(kSideLabels.indexOf(card.label), card.gray ? 1 : 0));
  writeSync(file, card.level.data);
  if ((i + 1) % 500 === 0)
    console.log(`${i + 1}/${count}, ${((i + 1) / ((Date.now() - started) / 1000)).toFixed(1)}/s`);
}
closeSync(file);
renameSync(unfinished, values.out);
