/**
 * tsx tests/data/face/write_sets.ts --set checks|pose|hair [--split test|spent|tune] [--count N] [--only CHECK] [--out FOLDER] [--sheet]
 * The sets as files: pictures, index.json with what is true of each, sheet.png to be looked at. Checks as JPEG, the rest
 * as PNG; of hair also NAME.alpha.png. A picture that is there already is kept.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { Pixels } from '../strength.js';
import { kFaceChecks } from './check_kinds.js';
import { faceSample } from './check_set.js';
import { hairSample } from './hair_set.js';
import { closeMattes } from './matte_of.js';
import { closeMeshes } from './mesh_of.js';
import { poseSet } from './pose_set.js';
import type { Raster } from './raster.js';
import { writeSheet } from './sheet.js';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'checks' },
    split: { type: 'string', default: 'test' },
    count: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string' },
    sheet: { type: 'boolean', default: false },
  },
});
const split = (['tune', 'spent'] as const).find((name) => name === values.split) ?? 'test';
const folder = values.out ?? `build/face_sets/${values.set}_${split}`;
const indexFile = join(folder, 'index.json');
type Entry = Record<string, unknown> & { file: string };
const index: Entry[] = existsSync(indexFile) ? (JSON.parse(readFileSync(indexFile, 'utf8')) as Entry[]) : [];
const tiles: { pixels: Pixels; label: string }[] = [];
mkdirSync(folder, { recursive: true });

function known(file: string): boolean {
  return index.some((entry) => entry.file === file) && existsSync(join(folder, file));
}

function keep(entry: Entry, bytes: Buffer, pixels: Pixels): void {
  writeFileSync(join(folder, entry.file), bytes);
  index.push(entry);
  if (index.length % 20 === 0) writeFileSync(indexFile, JSON.stringify(index));
  if (values.sheet) tiles.push({ pixels, label: entry.file.replace(/\.\w+$/, '') });
}

function pngOf(pixels: Pixels): Promise<Buffer> {
  const raw = { width: pixels.width, height: pixels.height, channels: 4 as const };
  return sharp(pixels.rgba, { raw }).removeAlpha().png().toBuffer();
}

async function writeChecks(count: number): Promise<void> {
  for (const check of kFaceChecks) {
    if (values.only && values.only !== check) continue;
    for (const expected of ['good', 'bad'] as const) {
      for (let i = 0; i < count; i++) {
        const file = `${check}_${expected}_${i}.jpg`;
        if (known(file)) continue;
        const { kind, person, truth, jpeg, pixels } = await faceSample(split, check, expected, i);
        keep({ file, check, expected, kind, person: person.id, traits: person.traits, truth }, jpeg, pixels);
      }
    }
  }
}

async function writePoses(count: number): Promise<void> {
  let i = 0;
  for await (const { pixels, truth, person, focal, mesh } of poseSet({ split, count })) {
    const file = `pose_${i++}.png`;
    if (!known(file)) keep({ file, person, truth, focal, mesh }, await pngOf(pixels), pixels);
  }
}

async function writeHair(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const file = `hair_${i}.png`;
    if (known(file)) continue;
    const { pixels, alpha, person, style, behind } = await hairSample(split, i);
    writeFileSync(join(folder, `hair_${i}.alpha.png`), await alphaPng(alpha));
    keep({ file, person, style, behind }, await pngOf(pixels), pixels);
  }
}

function alphaPng({ width, height, data }: Raster): Promise<Buffer> {
  const bytes = Uint8Array.from(data, (a) => Math.round(255 * a));
  return sharp(bytes, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

const count = (usual: number): number => Number(values.count ?? usual);
if (values.set === 'checks') await writeChecks(count(100));
else if (values.set === 'pose') await writePoses(count(120));
else if (values.set === 'hair') await writeHair(count(40));
else throw new Error(`face sets: got ${values.set}, need checks, pose or hair`);
writeFileSync(indexFile, JSON.stringify(index));
if (values.sheet) await writeSheet(join(folder, 'sheet.png'), tiles, 220, 8);
await closeMattes();
await closeMeshes();
console.log(`${index.length} pictures in ${folder}`);
