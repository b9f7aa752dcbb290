import type { Random } from '../random.js';
import type { Pixels } from '../strength.js';
import { clutter, wall } from './backdrops.js';
import { eyesOf, type Frame, framed, type Portrait, settled, shown, upright } from './framing.js';
import { makeRig, turnHead, widthOf } from './head_rig.js';
import { matteOf } from './matte_of.js';
import type { Mesh } from './mesh_of.js';
import { type Person, photographOf } from './people.js';
import { split4, withAlpha } from './pose_set.js';
import { over, type Raster } from './raster.js';
import { jpegOf, shot } from './shot.js';

/** A portrait in its frame and all that is needed to change it: light, mesh, cut-out. */
export interface Sitting extends Portrait {
  matte: Raster;
  person: Person;
  frame: Frame;
  /** Whether the wall behind it was put there. */
  onWall: boolean;
}

export interface SittingSpec {
  /** Cheek to cheek over the frame's width. */
  share?: number;
  /** Times the photograph's own pixels; default: about 1, more where the face would be narrower than some 220 px. */
  scale?: number;
  eyesX?: number;
  eyesY?: number;
  /** Behind the person; default: what the photograph shows, or a wall where the frame goes beyond it. */
  behind?: 'own' | 'wall' | 'clutter';
  /** How far down the eyes may come, so that the photograph's lower edge stays out; share of the height. */
  lowestEyes?: number;
  /** Width over height. */
  aspect?: number;
  /** Set the head straight although the photograph shows it a little turned. */
  straight?: boolean;
}

const kEnoughShown = 0.97;

export async function sit(person: Person, random: Random, spec: SittingSpec = {}): Promise<Sitting> {
  const { picture, mesh } = await photographOf(person);
  const source = { picture, mesh, matte: await matteOf(picture) };
  const rough = person.traits.includes('roughCut');
  const frame =
    rough || spec.behind === 'own'
      ? inside(source, frameOf(person, mesh, random, spec))
      : settled(source, frameOf(person, mesh, random, spec), spec.lowestEyes);
  const { width, height } = frame;
  const cut = framed(source, frame);
  const seen = spec.straight ? straightened(cut) : { ...cut, matte: cut.matte as Raster };
  const own = rough || spec.behind === 'own' || (spec.behind === undefined && shown(source, frame) > kEnoughShown);
  if (own && !spec.straight) return { ...seen, person, frame, onWall: false };
  const behind =
    spec.behind === 'clutter'
      ? await clutter(random, person.split, width, height, random.range(0, 2))
      : wall(random, width, height, { fall: random.range(0, 0.12) });
  return { ...seen, picture: over(behind, seen.picture, seen.matte), person, frame, onWall: spec.behind !== 'clutter' };
}

function frameOf(person: Person, mesh: Mesh, random: Random, spec: SittingSpec): Frame {
  const own = widthOf(mesh);
  const share = spec.share ?? random.range(0.36, 0.42);
  const faceWidth = spec.scale ? spec.scale * own : Math.max(own * random.range(0.9, 1.1), random.range(205, 235));
  const width = Math.round(faceWidth / share);
  const height = Math.round(width / (spec.aspect ?? 0.75));
  return {
    width,
    height,
    faceWidth,
    eyesX: (spec.eyesX ?? random.range(0.47, 0.53)) * width,
    eyesY: (spec.eyesY ?? random.range(0.4, 0.46)) * height,
    turn: person.traits.includes('tilted') ? upright(mesh) : random.range(-1.5, 1.5),
  };
}

/** The frame about the same face, drawn in until the photograph fills it. */
function inside(source: Portrait, frame: Frame): Frame {
  let out = frame;
  for (let i = 0; i < 14 && shown(source, out) < kEnoughShown; i++) {
    const [width, height] = [Math.round(out.width * 0.96), Math.round(out.height * 0.96)];
    const scale = out.faceWidth / widthOf(source.mesh);
    const [ex, ey] = eyesOf(source.mesh);
    const within = (at: number, size: number, from: number, all: number): number =>
      Math.min(from * scale, Math.max(at, size - (all - from) * scale));
    out = {
      ...out,
      width,
      height,
      eyesX: within(out.eyesX * 0.96, width, ex, source.picture.width),
      eyesY: within(out.eyesY * 0.96, height, ey, source.picture.height),
    };
  }
  return out;
}

function straightened(cut: Portrait): Portrait & { matte: Raster } {
  const rig = makeRig(cut.mesh);
  const { colour, alpha } = split4(turnHead(rig, withAlpha(cut), { yaw: 0, pitch: 0, roll: 0, focal: 1.2 }));
  return { picture: colour, matte: alpha, mesh: cut.mesh };
}

export interface Finished {
  pixels: Pixels;
  jpeg: Buffer;
}

/** A small innocent variation of gain, noise and JPEG quality, unless told otherwise. */
export async function finished(
  light: Raster,
  random: Random,
  spec: { exposure?: number; noise?: number; quality?: number } = {},
): Promise<Finished> {
  const exposure = spec.exposure ?? random.range(0.9, 1.1);
  const pixels = shot(light, { exposure, noise: spec.noise ?? random.range(0.4, 1.6) }, random);
  return { pixels, jpeg: await jpegOf(pixels, spec.quality ?? random.int(78, 95)) };
}
