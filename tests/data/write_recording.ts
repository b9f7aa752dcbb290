/** tsx tests/data/write_recording.ts --out FILE.y4m [--frames 90] [--fps 15] [--seed S] [--unrest 1] [--portrait] [--fingers]: a fake camera's film and FILE.json with the truth. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeAssets } from './assets.js';
import { fetchBackgrounds } from './fetch_backgrounds.js';
import { Random } from './random.js';
import { plainRecipe } from './recipe.js';
import { record } from './recording.js';
import { y4mFrame, y4mHeader } from './y4m.js';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'build/recording.y4m' },
    frames: { type: 'string', default: '90' },
    fps: { type: 'string', default: '15' },
    seed: { type: 'string', default: 'a' },
    unrest: { type: 'string', default: '1' },
    portrait: { type: 'boolean', default: false },
    fingers: { type: 'boolean', default: false },
  },
});
const [width, height] = values.portrait ? [720, 1280] : [1280, 720];
await fetchBackgrounds(console.log);
const assets = await makeAssets({
  seed: `recording/${values.seed}`,
  split: 'test',
  residents: 4,
  others: 4,
  objects: 28,
  surfaces: 14,
  textures: 12,
  cardPixels: 1000,
  objectPixels: 600,
  backgroundPixels: 1600,
});
const recipe = {
  ...plainRecipe(new Random(`recording/${values.seed}`)),
  resident: true,
  objects: 2,
  widthShare: [0.55, 0.7] as [number, number],
  tiltDegrees: [0, 15] as [number, number],
  ground: 'table' as const,
  fingers: values.fingers ? ('some' as const) : ('none' as const),
};
const file = openSync(values.out, 'w');
writeSync(file, y4mHeader(width, height, Number(values.fps)));
const truths: unknown[] = [];
for (const frame of record(
  {
    width,
    height,
    frames: Number(values.frames),
    framesPerSecond: Number(values.fps),
    assets,
    recipe,
    unrest: Number(values.unrest),
  },
  values.seed,
)) {
  writeSync(file, y4mFrame(frame));
  truths.push({ timestampMs: frame.timestampMs, ...frame.truth });
}
closeSync(file);
writeFileSync(values.out.replace(/\.y4m$/, '.json'), JSON.stringify(truths));
