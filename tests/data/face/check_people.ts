import type { Random } from '../random.js';
import { clutter } from './backdrops.js';
import type { Sitting } from './check_base.js';
import { type Change, type FacePlan, kind } from './check_kinds.js';
import { framed, type Portrait } from './framing.js';
import { makeRig, turnHead, widthOf } from './head_rig.js';
import { openJaw } from './jaw_warp.js';
import { closeLids, type Lids } from './lid_warp.js';
import { matteOf } from './matte_of.js';
import type { Mesh } from './mesh_of.js';
import { kPeople, photographOf } from './people.js';
import { split4, withAlpha } from './pose_set.js';
import { over, type Raster } from './raster.js';

/** Kinds about who is there and what the face does. */
const kTries = 30;
const kSeenEnough = 0.9;
const two = (value: number): number => Math.round(value * 100) / 100;
const kNoGlasses = ['glasses', 'sunglassesUp', 'hand', 'leaves'] as const;

/** Somebody else of the same half stands behind the sitter, beside the head. */
async function withSecond(sitting: Sitting, random: Random, size: [number, number]): Promise<Change> {
  const others = kPeople.filter(
    (p) =>
      p.split === sitting.person.split &&
      p.id !== sitting.person.id &&
      p.fits.includes('eyes') &&
      !p.crop &&
      !p.traits.includes('roughCut'),
  );
  const { width, height, faceWidth, eyesX, eyesY } = sitting.frame;
  const behind = await clutter(random, sitting.person.split, width, height, 2);
  let best: { seen: number; second: Portrait; share: number; id: string } | undefined;
  for (let i = 0; i < kTries && (best?.seen ?? 0) < kSeenEnough; i++) {
    const other = random.pick(others);
    const { picture, mesh } = await photographOf(other);
    const share = random.range(...size) * (i < 12 ? 1 : 0.8);
    const room = Math.max(eyesX, width - eyesX) - 0.55 * share * faceWidth;
    const away = Math.min(room, random.range(0.62 * faceWidth * (1 + share), 1.5 * faceWidth));
    const second = framed(
      { picture, mesh, matte: await matteOf(picture) },
      {
        width,
        height,
        faceWidth: share * faceWidth,
        eyesX: eyesX + (width - eyesX >= eyesX ? away : -away),
        eyesY: eyesY + random.range(-0.5, 0.1) * faceWidth,
      },
    );
    const seen = visible(second.mesh, sitting.matte);
    if (!best || seen > best.seen) best = { seen, second, share, id: other.id };
  }
  if (!best || best.seen < 0.6) throw new Error(`face checks: nobody can be seen beside ${sitting.person.id}`);
  const { picture, matte } = best.second;
  const light = over(over(behind, picture, matte as Raster), sitting.picture, sitting.matte);
  return { light, truth: { second: best.id, secondFaceShare: two(best.share), secondSeen: two(best.seen) } };
}

/** Share of a face's points that lie in the frame and are not hidden by who stands before it. */
function visible(mesh: Mesh, before: Raster): number {
  const free = mesh.filter(([x, y]) => {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    if (column < 0 || row < 0 || column >= before.width || row >= before.height) return false;
    return (before.data[row * before.width + column] as number) < 0.5;
  });
  return free.length / mesh.length;
}

export const kSinglePlan: FacePlan = {
  good: [
    kind('alone', { fits: ['eyes'], small: true }, () => ({})),
    kind('aloneClutter', { fits: ['eyes'], small: true, without: ['roughCut'] }, () => ({ behind: 'clutter' })),
  ],
  bad: [
    kind(
      'beside',
      { fits: ['eyes'], small: true, without: ['roughCut', 'wideHair', 'small'] },
      (r) => ({ share: r.range(0.26, 0.32), eyesX: r.pick([0.34, 0.66]) }),
      (s, r) => withSecond(s, r, [0.8, 1.05]),
    ),
    kind(
      'behind',
      { fits: ['eyes'], small: true, without: ['roughCut', 'wideHair', 'small'] },
      (r) => ({ share: r.range(0.28, 0.34), eyesX: r.pick([0.36, 0.64]) }),
      (s, r) => withSecond(s, r, [0.5, 0.75]),
    ),
  ],
};

function turned(sitting: Sitting, random: Random, angles: { yaw: number; pitch: number; roll: number }): Change {
  const rig = makeRig(sitting.mesh);
  const focal = random.range(0.8, 1.4);
  const texture = withAlpha(sitting);
  const light = split4(turnHead(rig, texture, { ...angles, focal })).colour;
  const rounded = Object.fromEntries(Object.entries(angles).map(([k, v]) => [k, Math.round(v * 10) / 10]));
  return { light, truth: { ...rounded, focal: Math.round(focal * 100) / 100 } };
}

const small = (r: Random, most: number): number => r.range(-most, most);

export const kPosePlan: FacePlan = {
  good: [
    kind(
      'frontal',
      { fits: ['pose'], small: true },
      () => ({}),
      (s, r) => turned(s, r, { yaw: small(r, 5), pitch: small(r, 4), roll: small(r, 4) }),
    ),
  ],
  bad: [
    kind(
      'yaw',
      { fits: ['pose'], small: true },
      () => ({}),
      (s, r) => turned(s, r, { yaw: r.sign() * r.range(22, 40), pitch: small(r, 5), roll: small(r, 5) }),
    ),
    kind(
      'pitch',
      { fits: ['pose'], small: true },
      () => ({}),
      (s, r) => turned(s, r, { yaw: small(r, 5), pitch: r.sign() * r.range(21, 28), roll: small(r, 5) }),
    ),
    kind(
      'roll',
      { fits: ['pose'], small: true },
      () => ({}),
      (s, r) => turned(s, r, { yaw: small(r, 5), pitch: small(r, 4), roll: r.sign() * r.range(18, 30) }),
    ),
  ],
};

function lids(name: string, closed: (r: Random) => Lids): ReturnType<typeof kind> {
  return kind(
    name,
    { fits: ['eyes'], small: true, without: kNoGlasses },
    () => ({}),
    (s, r) => {
      const wanted = closed(r);
      return { light: closeLids(s.picture, s.mesh, wanted), truth: { left: wanted.left, right: wanted.right } };
    },
  );
}

export const kEyesPlan: FacePlan = {
  good: [
    kind('open', { fits: ['eyes'], small: true }, () => ({})),
    kind('narrow', { fits: ['eyes'], small: true, traits: ['narrowEyes'] }, () => ({})),
    kind('open', { fits: ['eyes'], small: true }, () => ({})),
    kind('darkSkin', { fits: ['eyes'], small: true, traits: ['darkSkin'] }, () => ({})),
  ],
  bad: [
    lids('shut', () => ({ left: 1, right: 1 })),
    lids('nearlyShut', (r) => {
      const both = r.range(0.88, 0.97);
      return { left: both, right: both };
    }),
    lids('oneShut', (r) => (r.chance(0.5) ? { left: 1, right: 0 } : { left: 0, right: 1 })),
  ],
};

function jaw(name: string, range: [number, number], teeth: [number, number]): ReturnType<typeof kind> {
  return kind(
    name,
    { fits: ['mouth'], small: true, without: ['hand', 'paint'] },
    () => ({}),
    (s, r) => {
      const opening = r.range(...range);
      const pixels = opening * widthOf(s.mesh);
      const light = openJaw(s.picture, s.mesh, { opening: pixels, teeth: r.range(...teeth) });
      return { light, truth: { openingOverFaceWidth: Math.round(opening * 1000) / 1000 } };
    },
  );
}

export const kMouthPlan: FacePlan = {
  good: [kind('closed', { fits: ['mouth'], small: true }, () => ({}))],
  bad: [
    jaw('open', [0.15, 0.2], [0.15, 0.3]),
    jaw('ajar', [0.11, 0.15], [0, 0.3]),
    kind('smileWithTeeth', { fits: ['eyes'], small: true, traits: ['teeth'] }, () => ({})),
  ],
};
