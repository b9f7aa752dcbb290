import type { Random } from '../random.js';
import type { ActingMoment } from './acting.js';
import { clutter, wall } from './backdrops.js';
import { type Frame, framed, type Portrait, settled } from './framing.js';
import { cornersOf, type HeadRig, makeRig } from './head_rig.js';
import { closeLids } from './lid_warp.js';
import type { Person } from './people.js';
import { cutOut, withAlpha } from './pose_set.js';
import { over, type Raster } from './raster.js';
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
  /** Used again for each frame: new ones cost more than what is drawn into them. */
  buffers: { light: Float32Array; planes: Float32Array; four: Float32Array; depth: Float32Array };
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
  /** Where the person sits, over the frame's width; default in the middle. Who comes beside them is at 0.83. */
  eyesX?: number;
}

/** A phone's front camera. */
const kFocal = 0.9;
const kLidSteps = 12;

export async function makeStage(spec: StageSpec, random: Random): Promise<ActionStage> {
  const { person, other, width, height } = spec;
  const buffers = buffersOf(width * height);
  const behind =
    spec.backdrop === 'clutter'
      ? await clutter(random.fork('behind'), person.split, width, height, 1)
      : wall(random.fork('behind'), width, height);
  const sitter = await actorOf(person, spec, spec.eyesX ?? 0.5);
  if (!other) return { width, height, sitter, other: null, behind, behindBoth: null, buffers };
  const beside = (await actorOf(other, spec, 0.83, 0.6)).portrait;
  return {
    width,
    height,
    sitter,
    other: await actorOf(other, spec, spec.eyesX ?? 0.5),
    behind,
    behindBoth: over(behind, beside.picture, beside.matte as Raster),
    buffers,
  };
}

function buffersOf(pixels: number): ActionStage['buffers'] {
  const floats = (channels: number): Float32Array => new Float32Array(channels * pixels);
  return { light: floats(3), planes: floats(3), four: floats(4), depth: floats(1) };
}

async function actorOf(person: Person, spec: StageSpec, eyesX: number, size = 1): Promise<Actor> {
  const { width, height } = spec;
  const source = await cutOutOf(person);
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

/** Adds a share of what is seen to the stage's light, which is linear; the camera's shake is not in it. */
export function addScene(stage: ActionStage, moment: ActingMoment, share: number): void {
  const { cast } = moment;
  const { light } = stage.buffers;
  const behind = cast === 'both' && stage.behindBoth ? stage.behindBoth : stage.behind;
  if (cast === 'nobody') {
    addOver(light, behind.data, null, share);
    return;
  }
  const actor = cast === 'other' && stage.other ? stage.other : stage.sitter;
  const texture = textureOf(actor, moment.lids);
  const { four, depth } = stage.buffers;
  four.set(texture.data);
  const corners = cornersOf(actor.rig, texture, { ...moment.angles, focal: kFocal });
  drawTriangles({ ...texture, data: four }, texture, corners, actor.rig.triangles, depth);
  addOver(light, behind.data, four, share);
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

function addOver(light: Float32Array, behind: Float32Array, four: Float32Array | null, share: number): void {
  for (let k = 0, i = 0; k < light.length; k += 3, i += 4) {
    const alpha = four ? (four[i + 3] as number) : 0;
    for (let c = 0; c < 3; c++) {
      const below = behind[k + c] as number;
      const seen = alpha > 0 && four ? below + alpha * ((four[i + c] as number) - below) : below;
      light[k + c] = (light[k + c] as number) + share * seen;
    }
  }
}

const kept = new Map<string, ReturnType<typeof cutOut>>();

function cutOutOf(person: Person): ReturnType<typeof cutOut> {
  const known = kept.get(person.id) ?? cutOut(person);
  kept.set(person.id, known);
  return known;
}
