import { kDevicePlans } from './device_plans.js';
import type { Planner } from './object_plan.js';
import { kPaperPlans } from './paper_plans.js';
import type { Random } from './random.js';
import { renderSvg, svg } from './svg.js';
import type { Level, Texture } from './texture.js';

/** Things that are not cards, own drawings: each a texture with its size. None has the outline of an ID-1 card (1.45-1.80) but 16:10 tablets, which their bezel and screen give away. */
export type ObjectKind =
  | 'phone'
  | 'tablet'
  | 'book'
  | 'sheet'
  | 'note'
  | 'notebook'
  | 'keyboard'
  | 'envelope'
  | 'box'
  | 'monitor'
  | 'frame'
  | 'passport'
  | 'mat'
  | 'laptop';
export const kObjectKinds: readonly ObjectKind[] = [
  'phone',
  'tablet',
  'book',
  'sheet',
  'note',
  'notebook',
  'keyboard',
  'envelope',
  'box',
  'monitor',
  'frame',
  'passport',
  'mat',
  'laptop',
];

export interface ObjectArt {
  kind: ObjectKind;
  texture: Texture;
  /** Long side x short side, millimetres. */
  width: number;
  height: number;
  radius: number;
  thickness: number;
}

/** `aspect` forces the outline's; otherwise it is the kind's own. */
export async function objectArt(
  random: Random,
  kind: ObjectKind,
  pixels: number,
  picture: Level | null,
  aspect?: number,
): Promise<ObjectArt> {
  const plan = kPlans[kind](random);
  const [width, natural] = plan.size;
  const height = aspect ? width / aspect : natural;
  const [w, h] = [width * 10, height * 10];
  const texture = await renderSvg(
    svg(w, h, plan.body(w, h)),
    pixels,
    Math.max(16, Math.round((pixels * h) / w)),
    plan.picture && picture ? picture : undefined,
  );
  return { kind, texture, width, height, radius: plan.radius, thickness: plan.thickness };
}

const kPlans: Record<ObjectKind, Planner> = { ...kDevicePlans, ...kPaperPlans };
