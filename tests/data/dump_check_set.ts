/**
 * tsx tests/data/dump_check_set.ts --set tune|final --out DIR [--only CHECK] [--every N]: each frame as DIR/NAME.rgba,
 * rows of 4 bytes a pixel, and its line {name, width, height, check, expected, kind, truth} in DIR/list.jsonl.
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSet, type CheckSetName } from './check_set.js';
import { fetchBackgrounds } from './fetch_backgrounds.js';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'tune' },
    out: { type: 'string', default: 'build/check_set' },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
  },
});
await fetchBackgrounds(console.error);
mkdirSync(values.out, { recursive: true });
const list = openSync(join(values.out, values.only ? `list_${values.only}.jsonl` : 'list.jsonl'), 'w');
const options = { every: Number(values.every), ...(values.only ? { only: values.only } : {}) };
const started = Date.now();
let count = 0;
for await (const { id, check, expected, kind, frame, truth } of checkSet(
  `check-${values.set}` as CheckSetName,
  options,
)) {
  const name = id.split('/').slice(1).join('_');
  const { width, height, rgba } = frame;
  writeFileSync(join(values.out, `${name}.rgba`), rgba);
  writeSync(list, `${JSON.stringify({ name, width, height, check, expected, kind, truth })}\n`);
  if (++count % 50 === 0) console.error(`${name}: ${count}, ${((Date.now() - started) / count).toFixed(0)} ms a frame`);
}
closeSync(list);
console.error(`${count} frames in ${values.out}, ${((Date.now() - started) / count).toFixed(0)} ms a frame`);
