import type { Random } from '../random.js';
import type { ActingMoment } from './acting.js';
import { clutter, wall } from './backdrops.js';
import { type Frame, framed, type Portrait, settled } from './framing.js';
import { cornersOf, type HeadRig, makeRig } from './head_rig.js';
import { closeLids } from './lid_warp.js';
import type { Person } from './people.js';
import { cutOut, withAlpha } from './pose_set.js';
import { makeRaster, over, type Raster } from './raster.js';
import { drawTriangles } from './triangles.js';

/** A photographed person, cut out and rigged at the size of the film, before their background. */
export interface ActionStage {
  width: number;
  height: number;
  sitter: Actor;
  /** Who takes the person's place, or comes beside them. */
  other: Actor | null;
  behind: Raster;
  /** With somebody beside the person. */
  behindBoth: Raster | null;
}

interface Actor {
  portrait: Portrait;
  rig: HeadRig;
  /** The texture by how far the lids are closed, colour and cut-out; drawn when first needed. */
  byLids: Map<number, Raster>;
}

export interface StageSpec {
  person: Person;
  other?: Person;
  width: number;
  height: number;
  backdrop: 'wall' | 'clutter';
  /** Cheek to cheek over the frame's short side. */
  faceShare?: number;
}

/** A phone's front camera. */
const kFocal = 0.9;
const kLidSteps = 12;

export async function makeStage(spec: StageSpec, random: Random): Promise<ActionStage> {
  const { person, other, width, height } = spec;
  const behind =
    spec.backdrop === 'clutter'
      ? await clutter(random.fork('behind'), person.split, width, height, 1)
      : wall(random.fork('behind'), width, height);
  const sitter = await actorOf(person, spec, 0.5);
  if (!other) return { width, height, sitter, other: null, behind, behindBoth: null };
  const beside = (await actorOf(other, spec, 0.83, 0.6)).portrait;
  return {
    width,
    height,
    sitter,
    other: await actorOf(other, spec, 0.5),
    behind,
    behindBoth: over(behind, beside.picture, beside.matte as Raster),
  };
}

async function actorOf(person: Person, spec: StageSpec, eyesX: number, size = 1): Promise<Actor> {
  const { width, height } = spec;
  const source = await cutOut(person);
  const landscape = width > height;
  const frame: Frame = {
    width,
    height,
    faceWidth: size * (spec.faceShare ?? (landscape ? 0.36 : 0.44)) * Math.min(width, height),
    eyesX: eyesX * width,
    eyesY: 0.44 * height,
  };
  const portrait = framed(source, settled(source, frame, landscape ? 0.5 : 0.58));
  return { portrait, rig: makeRig(portrait.mesh), byLids: new Map() };
}

/** Linear light; the camera's shake is not in it. */
export function sceneOf(stage: ActionStage, moment: ActingMoment): Raster {
  const { cast } = moment;
  if (cast === 'nobody') return stage.behind;
  const behind = cast === 'both' && stage.behindBoth ? stage.behindBoth : stage.behind;
  const actor = cast === 'other' && stage.other ? stage.other : stage.sitter;
  const texture = textureOf(actor, moment.lids);
  const seen = { ...texture, data: texture.data.slice() };
  drawTriangles(seen, texture, cornersOf(actor.rig, texture, { ...moment.angles, focal: kFocal }), actor.rig.triangles);
  return laidOver(behind, seen.data);
}

function textureOf({ portrait, byLids }: Actor, lids: number): Raster {
  const step = Math.round(kLidSteps * lids);
  const known = byLids.get(step);
  if (known) return known;
  const closed = step / kLidSteps;
  const { picture, mesh } = portrait;
  const texture = withAlpha({
    ...portrait,
    picture: step > 0 ? closeLids(picture, mesh, { left: closed, right: closed }) : picture,
  });
  byLids.set(step, texture);
  return texture;
}

function laidOver(behind: Raster, four: Float32Array): Raster {
  const out = makeRaster(behind.width, behind.height, 3);
  for (let k = 0, i = 0; k < out.data.length; k += 3, i += 4) {
    const alpha = four[i + 3] as number;
    for (let c = 0; c < 3; c++) {
      const below = behind.data[k + c] as number;
      out.data[k + c] = below + alpha * ((four[i + c] as number) - below);
    }
  }
  return out;
}
