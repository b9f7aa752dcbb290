// How true is the outline of the person where the engine puts another background, and is the face left alone?
//
// Heads with strands of hair of known alpha over photographs and walls (tests/data/face/hair_set.ts), and photographs
// before even walls keyed by colour (key_set.ts), become photos on black and on white: what differs is the background's
// share. Alpha is that of sRGB values, which the composer mixes (value_alpha.ts). A matte that the engine does not trust
// replaces nothing and is counted apart. The face is compared with a resampling written by its definition.
import { readFile } from 'node:fs/promises';
import type { ComposedPixels, PortraitEngine } from '../../web/sdk/engine/portrait_engine.js';
import type { FaceLandmark } from '../../web/sdk/types.js';
import { openFaceEngine } from '../boundary/face_engine_under_test.js';
import { hairSet } from '../data/face/hair_set.js';
import { keyed, kKeyedFiles } from '../data/face/key_set.js';
import type { Raster } from '../data/face/raster.js';
import type { Pixels } from '../data/strength.js';
import { tell } from './bench_site_lib.js';
import { matteErrors, plainResampling, type MatteErrors, type Plane } from './matte_lib.js';

const kHeads = 40;
const kMostBand = 0.03;
const kMostOutline = 4;

const specs = JSON.parse(await readFile(new URL('../../src/config/photo_specs.json', import.meta.url), 'utf8')) as {
  id: string;
}[];
function specOn(level: number): string {
  return JSON.stringify({ ...specs[0], id: `on-${String(level)}`, background: [level, level, level] });
}

interface Measured {
  readonly trust: number;
  /** Null where the background was left. */
  readonly errors: MatteErrors | null;
  /** The largest difference within the face from the plain resampling, of 255. */
  readonly face: number;
}

/** Null where no face is found. */
async function measured(
  engine: PortraitEngine,
  { width, height, rgba }: Pixels,
  truth: Raster,
  known: Raster | null,
): Promise<Measured | null> {
  engine.reset();
  engine.setSpec(specOn(0));
  engine.load(new Uint8Array(rgba));
  const said = await engine.analyze({ width, height, rowStride: width * 4, format: 'rgba' }, 0, { stage: 'still' });
  const landmarks = engine.landmarks();
  if (said.face === null || landmarks === null) return null;
  const onBlack = engine.compose();
  engine.setSpec(specOn(255));
  const onWhite = engine.compose();
  const plain = plainResampling({ width, height, channels: 4, data: rgba }, onBlack.crop, onBlack);
  const face = faceDifference(onWhite, plain, landmarks);
  const trust = onBlack.matteTrust;
  if (!onBlack.backgroundReplaced) return { trust, errors: null, face };
  const resampled = ({ data }: Raster): Plane => ({
    width: onBlack.width,
    height: onBlack.height,
    data: Float32Array.from(plainResampling({ width, height, channels: 1, data }, onBlack.crop, onBlack), unit),
  });
  const errors = matteErrors(resampled(truth), alphaOf(onBlack, onWhite), known && resampled(known));
  return { trust, errors, face };
}

const unit = (value: number): number => Math.min(1, Math.max(0, value));

function alphaOf(onBlack: ComposedPixels, onWhite: ComposedPixels): Plane {
  const { width, height } = onBlack;
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    let ground = 0;
    for (let c = 4 * i; c < 4 * i + 3; c++) ground += (onWhite.pixels[c] ?? 0) - (onBlack.pixels[c] ?? 0);
    data[i] = 1 - ground / 3 / 255;
  }
  return { width, height, data };
}

const kInside = 0.84;

/** Within the ellipse through forehead, chin and cheeks, which leans as the face does, less a sixth. */
function faceDifference(photo: ComposedPixels, plain: Float64Array, face: readonly FaceLandmark[]): number {
  const place = (index: number): [number, number] => {
    const [x = 0, y = 0] = face[index] ?? [];
    return [(x - photo.crop.x) * photo.scale, (y - photo.crop.y) * photo.scale];
  };
  const [top, bottom, right, left] = [place(10), place(152), place(234), place(454)];
  const [x0, y0] = [(right[0] + left[0]) / 2, (top[1] + bottom[1]) / 2];
  const across = [(left[0] - right[0]) / 2, (left[1] - right[1]) / 2] as const;
  const down = [(bottom[0] - top[0]) / 2, (bottom[1] - top[1]) / 2] as const;
  const area = across[0] * down[1] - across[1] * down[0];
  let worst = 0;
  for (let i = 0; i < photo.width * photo.height; i++) {
    const [x, y] = [(i % photo.width) - x0, Math.floor(i / photo.width) - y0];
    const [u, v] = [(x * down[1] - y * down[0]) / area, (y * across[0] - x * across[1]) / area];
    if (Math.hypot(u, v) > kInside) continue;
    for (let c = 4 * i, k = 0; k < 3; k++)
      worst = Math.max(worst, Math.abs((photo.pixels[c + k] ?? 0) - 255 * unit((plain[c + k] ?? 0) / 255)));
  }
  return worst;
}

function report(name: string, set: string, all: readonly Measured[]): void {
  const errors = all.flatMap((one) => one.errors ?? []);
  const mean = (of: (one: MatteErrors) => number): number =>
    errors.reduce((sum, one) => sum + of(one), 0) / errors.length;
  const band = mean((one) => one.band);
  const outline = mean((one) => one.outline);
  tell(`matte: ${name}, trusted`, errors.length, `of ${String(all.length)}`, set, all.length);
  tell(`matte: ${name}, mean alpha error in 20 px (at most 0.03)`, band, '', set, errors.length, band <= kMostBand);
  tell(
    `matte: ${name}, mean alpha error in 40 px`,
    mean((one) => one.wideBand),
    '',
    set,
    errors.length,
  );
  const holds = outline <= kMostOutline;
  tell(`matte: ${name}, outline error, 95th percentile (at most 4)`, outline, 'px', set, errors.length, holds);
  const worst = Math.max(...all.map((one) => one.face));
  tell(
    `matte: ${name}, face from the plain resampling (at most 0.51)`,
    worst,
    'of 255',
    set,
    all.length,
    worst <= 0.51,
  );
}

const { engine, inference } = await openFaceEngine();
const heads: Record<'photo' | 'wall', Measured[]> = { photo: [], wall: [] };
for await (const sample of hairSet('test', kHeads)) {
  const one = await measured(engine, sample.pixels, sample.inValues, null);
  if (one !== null) heads[sample.behind].push(one);
  const { band = NaN, outline = NaN } = one?.errors ?? {};
  console.log(
    `${sample.id} ${sample.behind}: ${band.toFixed(3)}, ${outline.toFixed(1)} px, trust ${String(one?.trust)}`,
  );
}
const photographs: Measured[] = [];
for (const file of kKeyedFiles) {
  const sample = await keyed(file);
  const one = await measured(engine, sample.pixels, sample.alpha, sample.known);
  if (one !== null) photographs.push(one);
  console.log(`${file}: ${String(one?.errors?.band)}, trust ${String(one?.trust)}`);
}
engine.close();
await inference.close();
report('strands before walls', 'hair test heads, 480x640', heads.wall);
report('strands before photographs', 'hair test heads, 480x640', heads.photo);
report('photographs keyed by colour', 'even walls, 480x640', photographs);
