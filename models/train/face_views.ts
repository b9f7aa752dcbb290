import sharp from 'sharp';
import { gaussian } from '../../tests/data/face/blur.js';
import { lightFromSide } from '../../tests/data/face/face_light.js';
import { framed, type Portrait } from '../../tests/data/face/framing.js';
import { makeRig, turnedMesh, turnHead } from '../../tests/data/face/head_rig.js';
import { openJaw } from '../../tests/data/face/jaw_warp.js';
import { closeLids, type Lids } from '../../tests/data/face/lid_warp.js';
import { jpegOf, shot } from '../../tests/data/face/shot.js';
import type { Random } from '../../tests/data/random.js';
import { rollEyes } from './eye_roll.js';
import { drawLashes, type Lashes } from './lashes.js';
import { wearGlasses } from './glasses.js';

/** A photographed face as a camera may see it another time. */
export interface FaceView {
  jpeg: Buffer;
  size: number;
  /** Where the photograph's mesh comes to lie; lids as they were in the photograph. */
  mesh: Portrait['mesh'];
  lids: Lids;
}

export interface ViewSpec {
  /** Of the square picture, pixels. */
  size: number;
  /** Pixels from cheek to cheek, least and most. */
  faceWidth: readonly [number, number];
  lids: Lids;
  /** Shares of views with a mouth that is let open, and with drawn glasses. */
  openMouths: number;
  glasses: number;
  /** How much of light, turn, blur and noise: 1 to the edge of what can be seen. */
  rough: number;
}

/** Another distance, turn, gaze, lids, light, sharpness, noise and compression; light is changed as light. */
export async function faceView(face: Portrait, spec: ViewSpec, random: Random): Promise<FaceView> {
  const { size, lids, rough } = spec;
  const at = (): number => size * random.range(0.42, 0.58);
  const faceWidth = random.range(...spec.faceWidth);
  const cut = framed(face, {
    width: size,
    height: size,
    faceWidth,
    eyesX: at(),
    eyesY: at() * 0.9,
    turn: roll(random),
  });
  let { picture, mesh } = cut;
  if (random.chance(0.5 * rough))
    picture = rollEyes(picture, mesh, { across: random.range(-0.7, 0.7), down: random.range(-0.4, 0.8) });
  const meeting = random.range(0.8, 1.15);
  picture = closeLids(picture, mesh, lids, meeting);
  if (random.chance(lids.left + lids.right > 0 ? 0.85 : 0.3))
    picture = drawLashes(picture, mesh, lids, meeting, lashes(random));
  if (random.chance(spec.openMouths))
    picture = openJaw(picture, mesh, { opening: faceWidth * random.range(0.03, 0.25), teeth: random.range(0, 0.3) });
  if (random.chance(spec.glasses)) picture = wearGlasses(picture, mesh, random);
  if (random.chance(0.5 * rough)) {
    const rig = makeRig(mesh);
    const { yaw, pitch, roll: own } = rig.own;
    const view = {
      yaw: yaw + 12 * random.normal(),
      pitch: pitch + 9 * random.normal(),
      roll: own,
      focal: random.range(0.8, 1.4),
    };
    picture = turnHead(rig, picture, view);
    mesh = turnedMesh(rig, picture, view);
  }
  if (random.chance(0.35 * rough)) {
    const side = random.chance(0.5) ? 'left' : 'right';
    picture = lightFromSide(picture, mesh, undefined, {
      ratio: random.range(1.2, 1 + 4 * rough),
      side,
      softness: random.range(0.3, 1.2),
    });
  }
  picture = gaussian(picture, random.chance(0.4 * rough) ? random.range(0.3, 0.009 * faceWidth + 0.4) : 0);
  const exposure = 2 ** (0.7 * rough * random.normal());
  const pixels = shot(picture, { exposure, noise: random.chance(0.6) ? random.range(0.5, 9 * rough) : 0 }, random);
  return { jpeg: await jpegOf(pixels, random.int(35, 95)), size, mesh, lids };
}

function lashes(random: Random): Lashes {
  return {
    dark: random.range(0.25, 0.95),
    above: random.range(0.03, 0.14),
    below: random.range(0.06, 0.36),
    bulge: random.range(-0.1, 0.5),
  };
}

function roll(random: Random): number {
  return 9 * random.normal();
}

/** RGB, 3 bytes a pixel. */
export async function pixelsOfView({ jpeg }: FaceView): Promise<Buffer> {
  return sharp(jpeg).toColourspace('srgb').removeAlpha().raw().toBuffer();
}
