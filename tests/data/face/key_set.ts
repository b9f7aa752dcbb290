import type { Pixels } from '../strength.js';
import { boxBlur, gaussian } from './blur.js';
import { packaged } from './face_cache.js';
import { matteOf } from './matte_of.js';
import { fitSurface } from './plane_fit.js';
import { makeRaster, pixelsOf, type Raster, readRaster } from './raster.js';

/**
 * Photographs before a really even wall, keyed by colour: the wall is a cubic surface through the pixels far from the
 * person, the person's colour comes from inside, and alpha is how far a pixel lies between the two.
 */
export interface KeyedPhotograph {
  file: string;
  pixels: Pixels;
  alpha: Raster;
  /** 1 where person and wall differ enough to tell alpha; elsewhere alpha says nothing. */
  known: Raster;
  /** How uneven the wall is about its surface, 8-bit steps at mid grey. */
  unevenness: number;
}

/** Two more were tried and left out: their walls are too like skin (pink) or too dark and uneven (grey). */
export const kKeyedFiles: readonly string[] = [
  'soft_ui/assets/img/kal-visuals-square.jpg',
  'soft_ui/assets/img/ivana-square.jpg',
  'soft_ui/assets/img/team-2.jpg',
  'soft_ui/assets/img/team-3.jpg',
  'soft_ui/assets/img/charles.jpg',
  'argon/assets/img/faces/team-3.jpg',
];

const kFarFromPerson = 22;
const kInside = 12;
const kTellable = 0.22;

export async function keyed(file: string): Promise<KeyedPhotograph> {
  const picture = await readRaster(packaged(file));
  const coarse = await matteOf(picture);
  const wall = sure(coarse, (a) => a > 0.04, kFarFromPerson, 'none');
  const inner = sure(coarse, (a) => a > 0.93, kInside, 'all');
  const { surface, unevenness } = wallOf(picture, wall);
  const person = personOf(picture, inner);
  const alpha = makeRaster(picture.width, picture.height, 1);
  const known = makeRaster(picture.width, picture.height, 1);
  for (let i = 0; i < alpha.data.length; i++) {
    if (inner.data[i] || wall.data[i]) {
      alpha.data[i] = inner.data[i] as number;
      known.data[i] = 1;
      continue;
    }
    const [t, apart] = between(picture, surface, person, 3 * i);
    alpha.data[i] = t;
    known.data[i] = apart > kTellable ? 1 : 0;
  }
  return { file, pixels: pixelsOf(picture), alpha, known, unevenness };
}

/** Pixels about which, for `radius` all around, none or all are of a kind. */
function sure(mask: Raster, test: (a: number) => boolean, radius: number, which: 'none' | 'all'): Raster {
  const share = boxBlur({ ...mask, data: mask.data.map((a) => (test(a) ? 1 : 0)) }, radius);
  return { ...share, data: share.data.map((v) => ((which === 'none' ? v < 1e-4 : v > 0.9999) ? 1 : 0)) };
}

function wallOf(picture: Raster, wall: Raster): { surface: Raster; unevenness: number } {
  const { width, height } = picture;
  const surface = makeRaster(width, height, 3);
  let worst = 0;
  const place = (i: number): [number, number] => [
    (2 * (i % width)) / width - 1,
    (2 * Math.floor(i / width)) / height - 1,
  ];
  for (let c = 0; c < 3; c++) {
    const points: [number, number, number][] = [];
    for (let i = 0; i < wall.data.length; i += 17)
      if (wall.data[i]) points.push([...place(i), Math.sqrt(picture.data[3 * i + c] as number)]);
    const fit = fitSurface(points);
    worst = Math.max(worst, fit.residual);
    for (let i = 0; i < wall.data.length; i++) surface.data[3 * i + c] = Math.max(0, fit.at(...place(i))) ** 2;
  }
  return { surface, unevenness: 255 * worst };
}

/** The person's colours from inside carried outwards. */
function personOf(picture: Raster, inner: Raster): Raster {
  const weighted = makeRaster(picture.width, picture.height, 4);
  for (let i = 0; i < inner.data.length; i++) {
    if (!inner.data[i]) continue;
    for (let c = 0; c < 3; c++) weighted.data[4 * i + c] = picture.data[3 * i + c] as number;
    weighted.data[4 * i + 3] = 1;
  }
  const nearest = gaussian(weighted, 6);
  const wider = [gaussian(weighted, 16), gaussian(weighted, 40)];
  const out = makeRaster(picture.width, picture.height, 3);
  for (let i = 0; i < inner.data.length; i++) {
    let level = nearest;
    for (const next of wider) if ((level.data[4 * i + 3] as number) <= 0.02) level = next;
    const weight = Math.max(1e-6, level.data[4 * i + 3] as number);
    for (let c = 0; c < 3; c++) out.data[3 * i + c] = (level.data[4 * i + c] as number) / weight;
  }
  return out;
}

/** Where a pixel lies from the wall (0) to the person (1), and how far those two are apart, in square-root light. */
function between(picture: Raster, wall: Raster, person: Raster, at: number): [number, number] {
  let [along, square] = [0, 0];
  for (let k = at; k < at + 3; k++) {
    const back = Math.sqrt(wall.data[k] as number);
    const front = Math.sqrt(person.data[k] as number) - back;
    along += (Math.sqrt(picture.data[k] as number) - back) * front;
    square += front * front;
  }
  return [Math.min(1, Math.max(0, along / Math.max(1e-6, square))), Math.sqrt(square)];
}
