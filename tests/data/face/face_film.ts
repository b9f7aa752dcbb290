import { Random } from '../random.js';
import { y4mFrame } from '../y4m.js';
import { clutter, wall } from './backdrops.js';
import { lightFromSide } from './face_light.js';
import { type FaceFilmKind, type FilmMoment, filmScript } from './film_script.js';
import { type Frame, framed, type Portrait, settled } from './framing.js';
import { type HeadRig, makeRig, turnHead } from './head_rig.js';
import { openJaw } from './jaw_warp.js';
import { closeLids } from './lid_warp.js';
import { kPeople, type Person } from './people.js';
import { cutOut, split4, withAlpha } from './pose_set.js';
import { over, type Raster, warp } from './raster.js';
import { shot } from './shot.js';

/** Films of a photographed person before a front camera: hand shake, noise, blinks, small turns of the head. */
export interface FaceFilmSpec {
  kind: FaceFilmKind;
  person: Person;
  width: number;
  height: number;
  framesPerSecond: number;
}

export interface FaceFilmFrame {
  timestampMs: number;
  /** With the mark FRAME before it, as it stands in the file. */
  y4m: Buffer;
  moment: FilmMoment;
}

const kNoise = 1.6;
const kDark = 0.035;
/** Cheek to cheek over the frame's short side, and how low the eyes may come. */
const kFaceShare = { landscape: 0.31, portrait: 0.42 };

export async function* faceFilm(spec: FaceFilmSpec): AsyncGenerator<FaceFilmFrame> {
  const random = new Random(`face film/${spec.kind}/${spec.person.id}/${spec.width}`);
  const script = filmScript(random.fork('script'), spec.kind, spec.width);
  const stage = await makeStage(spec, random.fork('stage'));
  const distinct = Math.round(script.seconds * spec.framesPerSecond);
  const kept: Omit<FaceFilmFrame, 'timestampMs'>[] = [];
  for (let i = 0; i < distinct * script.repeats; i++) {
    const known = kept[i % distinct];
    const moment = known?.moment ?? script.at((i % distinct) / spec.framesPerSecond);
    const frame = known ?? { moment, y4m: shoot(stage, moment, spec, random.fork(`frame ${i}`)) };
    if (script.repeats > 1 && i < distinct) kept.push(frame);
    yield { ...frame, timestampMs: (1000 * i) / spec.framesPerSecond };
  }
}

interface Stage {
  sitter: Portrait & { matte: Raster };
  rig: HeadRig;
  behind: Raster;
}

async function makeStage({ kind, person, width, height }: FaceFilmSpec, random: Random): Promise<Stage> {
  const sitter = await placed(person, { width, height }, kind === 'secondFace' ? 0.42 : 0.5);
  let behind =
    kind === 'clutter'
      ? await clutter(random, person.split, width, height, 1)
      : wall(random, width, height, { colour: [222, 226, 230], fall: 0.06 });
  if (kind === 'secondFace') behind = await withSecond(behind, person, sitter, random);
  if (kind === 'openMouth') {
    const opening = 0.18 * faceWidthOf(sitter);
    sitter.picture = openJaw(sitter.picture, sitter.mesh, { opening, teeth: 0.2 });
  }
  if (kind === 'sideLight') {
    const light = { ratio: 6, side: random.pick(['left', 'right'] as const), softness: 0.35 };
    sitter.picture = lightFromSide(sitter.picture, sitter.mesh, undefined, light);
  }
  return { sitter, rig: makeRig(sitter.mesh), behind };
}

async function placed(
  person: Person,
  size: { width: number; height: number },
  eyesX: number,
): Promise<Portrait & { matte: Raster }> {
  const source = await cutOut(person);
  const share = size.width > size.height ? kFaceShare.landscape : kFaceShare.portrait;
  const frame: Frame = {
    ...size,
    faceWidth: share * Math.min(size.width, size.height),
    eyesX: eyesX * size.width,
    eyesY: 0.44 * size.height,
  };
  const cut = framed(source, settled(source, frame, size.width > size.height ? 0.5 : 0.58));
  return { ...cut, matte: cut.matte as Raster };
}

async function withSecond(behind: Raster, person: Person, sitter: Portrait, random: Random): Promise<Raster> {
  const others = kPeople.filter(
    (p) =>
      p.split === person.split &&
      p.id !== person.id &&
      !p.crop &&
      p.fits.includes('pose') &&
      p.fits.includes('eyes') &&
      !p.traits.some((one) => ['roughCut', 'small', 'wideHair'].includes(one)),
  );
  const wide = faceWidthOf(sitter);
  const nose = sitter.mesh[1] as [number, number, number];
  const other = await cutOut(random.pick(others));
  const frame = settled(
    other,
    {
      width: behind.width,
      height: behind.height,
      faceWidth: 0.7 * wide,
      eyesX: Math.min(behind.width - 0.5 * wide, nose[0] + 1.5 * wide),
      eyesY: nose[1] - 0.45 * wide,
    },
    0.5,
  );
  const cut = framed(other, frame);
  return over(behind, cut.picture, cut.matte as Raster);
}

function shoot({ sitter, rig, behind }: Stage, moment: FilmMoment, spec: FaceFilmSpec, random: Random): Buffer {
  const { lids, angles, shake } = moment;
  const picture = lids > 0.01 ? closeLids(sitter.picture, sitter.mesh, { left: lids, right: lids }) : sitter.picture;
  const { colour, alpha } = split4(turnHead(rig, withAlpha({ ...sitter, picture }), { ...angles, focal: 0.9 }));
  const scene = over(behind, colour, alpha);
  const [cx, cy] = [spec.width / 2, spec.height / 2];
  const roll = (shake.roll * Math.PI) / 180;
  const [c, s] = [Math.cos(roll) / shake.zoom, Math.sin(roll) / shake.zoom];
  const seen = warp(scene, spec.width, spec.height, (x, y, out) => {
    const [dx, dy] = [x - cx - shake.x, y - cy - shake.y];
    out[0] = cx + dx * c + dy * s;
    out[1] = cy - dx * s + dy * c;
  });
  const dark = spec.kind === 'tooDark';
  return y4mFrame(shot(seen, { exposure: dark ? kDark : 1, noise: dark ? 3 * kNoise : kNoise }, random));
}

function faceWidthOf({ mesh }: Portrait): number {
  const [a, b] = [mesh[234], mesh[454]] as [[number, number, number], [number, number, number]];
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
