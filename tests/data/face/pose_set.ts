import { Random } from '../random.js';
import type { Pixels } from '../strength.js';
import { clutter, wall } from './backdrops.js';
import { framed, type Portrait, settled } from './framing.js';
import { makeRig, turnHead, turnedMesh } from './head_rig.js';
import type { HeadAngles } from './head_turn.js';
import { matteOf } from './matte_of.js';
import type { Mesh } from './mesh_of.js';
import { type Person, peopleOf, photographOf } from './people.js';
import { makeRaster, over, type Raster } from './raster.js';
import { shot } from './shot.js';

/** Photographed heads turned by known angles, for the error of the pose. */
export interface PoseSample {
  id: string;
  person: string;
  pixels: Pixels;
  truth: HeadAngles;
  /** Of the camera, over the picture's long side. */
  focal: number;
  /** Where the 468 points came to lie. */
  mesh: Mesh;
}

export interface PoseSetOptions {
  split: Person['split'];
  count: number;
  /** Of all three angles; default 40, 25, 25. */
  reach?: HeadAngles;
}

const kSize = { width: 720, height: 960 };
const kMostTurned = 15;

/** People whose photograph itself is near to frontal. */
export async function posePeople(split: Person['split']): Promise<Person[]> {
  const out: Person[] = [];
  for (const person of peopleOf(split, ['pose'])) {
    const { own } = makeRig((await photographOf(person)).mesh);
    if (Math.abs(own.yaw) < kMostTurned && Math.abs(own.pitch) < kMostTurned) out.push(person);
  }
  return out;
}

export async function* poseSet({ split, count, reach }: PoseSetOptions): AsyncGenerator<PoseSample> {
  const people = await posePeople(split);
  const most = reach ?? { yaw: 40, pitch: 25, roll: 25 };
  for (let i = 0; i < count; i++) {
    const random = new Random(`pose/${split}/${i}`);
    const truth = {
      yaw: random.range(-most.yaw, most.yaw),
      pitch: random.range(-most.pitch, most.pitch),
      roll: random.range(-most.roll, most.roll),
    };
    yield poseSample(`${split}/${i}`, people[i % people.length] as Person, truth, random);
  }
}

export async function poseSample(id: string, person: Person, truth: HeadAngles, random: Random): Promise<PoseSample> {
  const focal = random.range(0.65, 1.4);
  const portrait = await cutOut(person);
  const faceWidth = random.range(0.26, 0.42) * kSize.width;
  const eyes = { eyesX: kSize.width * random.range(0.46, 0.54), eyesY: kSize.height * random.range(0.4, 0.48) };
  const frame = framed(portrait, settled(portrait, { ...kSize, faceWidth, ...eyes }));
  const rig = makeRig(frame.mesh);
  const view = { ...truth, focal };
  const seen = turnHead(rig, withAlpha(frame), view);
  const behind = random.chance(0.6)
    ? await clutter(random, person.split, kSize.width, kSize.height)
    : wall(random, kSize.width, kSize.height);
  const { colour, alpha } = split4(seen);
  const pixels = shot(over(behind, colour, alpha), { noise: random.range(0.8, 2.5) }, random);
  return { id, person: person.id, pixels, truth, focal, mesh: turnedMesh(rig, kSize, view) };
}

export async function cutOut(person: Person): Promise<Portrait & { matte: Raster }> {
  const { picture, mesh } = await photographOf(person);
  return { picture, mesh, matte: await matteOf(picture) };
}

/** Colour and cut-out as one raster of four channels, so that both turn alike. */
export function withAlpha({ picture, matte }: Portrait): Raster {
  const out = makeRaster(picture.width, picture.height, 4);
  for (let i = 0; i < picture.width * picture.height; i++) {
    for (let c = 0; c < 3; c++) out.data[4 * i + c] = picture.data[3 * i + c] as number;
    out.data[4 * i + 3] = matte ? (matte.data[i] as number) : 1;
  }
  return out;
}

export function split4(raster: Raster): { colour: Raster; alpha: Raster } {
  const colour = makeRaster(raster.width, raster.height, 3);
  const alpha = makeRaster(raster.width, raster.height, 1);
  for (let i = 0; i < alpha.data.length; i++) {
    for (let c = 0; c < 3; c++) colour.data[3 * i + c] = raster.data[4 * i + c] as number;
    alpha.data[i] = raster.data[4 * i + 3] as number;
  }
  return { colour, alpha };
}
