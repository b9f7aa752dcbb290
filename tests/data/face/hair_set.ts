import { Random } from '../random.js';
import type { Pixels } from '../strength.js';
import { clutter, wall } from './backdrops.js';
import { boxBlur } from './blur.js';
import { type Frame, framed, settled, upright } from './framing.js';
import { widthOf } from './head_rig.js';
import type { Mesh } from './mesh_of.js';
import { kPeople, type Person } from './people.js';
import { cutOut } from './pose_set.js';
import { makeRaster, type Raster } from './raster.js';
import { shot } from './shot.js';
import { growHair, hairRoots, kHairStyles, type Paint, paintOver, rootsOf } from './strands.js';
import { valueAlpha } from './value_alpha.js';

/**
 * Heads for the matte: the inside of a photographed person, drawn in by some pixels so that nothing of its old
 * background is left, with strands of hair grown over its outline. Colour and alpha of both are ours: the alpha is
 * true to the last strand.
 */
export interface HairSample {
  id: string;
  person: string;
  style: string;
  behind: 'wall' | 'photo';
  pixels: Pixels;
  /** One channel, 0..1, of the pixels' size. */
  alpha: Raster;
  /** The same for who mixes sRGB values; see valueAlpha(). */
  inValues: Raster;
  mesh: Mesh;
}

const kUnit = 250;
const kDrawnIn = 5;
const kSize = { width: 720, height: 960 };
const kColours: [number, number, number][] = [
  [240, 240, 240],
  [100, 160, 220],
  [196, 200, 190],
  [222, 200, 170],
  [120, 150, 110],
  [190, 120, 110],
  [70, 76, 84],
];

export function hairPeople(split: Person['split']): Person[] {
  return kPeople.filter(
    (p) => p.split === split && !p.traits.some((one) => ['small', 'roughCut', 'hat'].includes(one)),
  );
}

export async function* hairSet(split: Person['split'], count: number): AsyncGenerator<HairSample> {
  for (let i = 0; i < count; i++) yield hairSample(split, i);
}

export async function hairSample(split: Person['split'], index: number): Promise<HairSample> {
  const people = hairPeople(split);
  const person = people[index % people.length] as Person;
  const id = `hair/${split}/${index}`;
  const random = new Random(id);
  const styles = kHairStyles.filter((one) => one.name !== 'long' || person.traits.includes('longHair'));
  const style = styles[(index + Math.floor(index / people.length)) % styles.length] as (typeof kHairStyles)[number];
  const source = await cutOut(person);
  const frame: Frame = {
    ...kSize,
    faceWidth: kSize.width * random.range(0.3, 0.38),
    eyesX: kSize.width * random.range(0.47, 0.53),
    eyesY: kSize.height * random.range(0.4, 0.46),
    turn: person.traits.includes('tilted') ? upright(source.mesh) : 0,
  };
  const cut = framed(source, settled(source, frame));
  const unit = widthOf(cut.mesh) / kUnit;
  const core = coreOf(cut.picture, cut.matte as Raster, unit);
  const eyes = (cut.mesh[168] as [number, number, number])[1];
  const roots = hairRoots(core, rootsOf(core.alpha, eyes + style.lowest * unit * kUnit), unit);
  const paint = growHair(core, roots, style, unit, random.fork('hair'));
  const photo = index % 2 === 0;
  const behind = photo
    ? await clutter(random, split, kSize.width, kSize.height, random.range(0, 2.5))
    : wall(random, kSize.width, kSize.height, { colour: random.pick(kColours) });
  const pixels = shot(paintOver(behind, paint), { noise: random.range(0.5, 1.5) }, random);
  return {
    id,
    person: person.id,
    style: style.name,
    behind: photo ? 'photo' : 'wall',
    pixels,
    alpha: paint.alpha,
    inValues: valueAlpha(behind, paint),
    mesh: cut.mesh,
  };
}

/** The cut-out drawn in; its own soft edge, about two pixels wide, is true by definition. */
function coreOf(picture: Raster, matte: Raster, unit: number): Paint {
  const radius = Math.max(2, Math.round(kDrawnIn * unit));
  const sure = boxBlur({ ...matte, data: matte.data.map((a) => (a > 0.93 ? 1 : 0)) }, radius);
  // Where the mean over the box passes 0.8, the outline lies some 0.6 radius inside the sure part.
  const steep = radius;
  const alpha = { ...sure, data: sure.data.map((v) => Math.min(1, Math.max(0, 0.5 + (v - 0.82) * steep))) };
  const colour = makeRaster(picture.width, picture.height, 3);
  for (let i = 0; i < alpha.data.length; i++)
    for (let k = 3 * i; k < 3 * i + 3; k++) colour.data[k] = (alpha.data[i] as number) * (picture.data[k] as number);
  return { colour, alpha };
}
