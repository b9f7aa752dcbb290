import type { Random } from '../random.js';
import { type Finished, finished, sit, type Sitting, type SittingSpec } from './check_base.js';
import type { Fitness, Person } from './people.js';
import type { Raster } from './raster.js';

/** The gating checks of a portrait. */
export const kFaceChecks = [
  'singleFacePresent',
  'headPose',
  'interEyeDistance',
  'headSize',
  'headPosition',
  'eyesOpen',
  'mouthClosed',
  'overExposure',
  'underExposure',
  'illuminationUniformity',
  'sharpness',
  'resolution',
  'backgroundUniformity',
] as const;
export type FaceCheck = (typeof kFaceChecks)[number];

export interface Made extends Finished {
  /** What was done, in numbers. */
  truth: Record<string, number | string>;
}

export interface FaceKind {
  name: string;
  /** What the photograph must be good for by itself. */
  fits: readonly Fitness[];
  /** Pictures of 128 pixels, enlarged four times, are good enough too. */
  small?: boolean;
  /** Of these traits the person must have one. */
  traits?: readonly string[];
  /** And none of these. */
  without?: readonly string[];
  make: (person: Person, random: Random) => Promise<Made>;
}

export interface FacePlan {
  good: readonly FaceKind[];
  bad: readonly FaceKind[];
}

/** A kind that sits somebody, changes the light, and takes the picture. */
export function kind(
  name: string,
  who: Omit<FaceKind, 'name' | 'make'>,
  spec: (random: Random) => SittingSpec,
  change?: (sitting: Sitting, random: Random) => Change | Promise<Change>,
): FaceKind {
  return {
    name,
    ...who,
    make: async (person, random) => {
      const sitting = await sit(person, random.fork('sit'), spec(random.fork('spec')));
      const { light, truth, shot } = change ? await change(sitting, random.fork('change')) : { light: sitting.picture };
      const done = await finished(light, random.fork('shot'), shot);
      return { ...done, truth: { faceWidth: Math.round(sitting.frame.faceWidth), ...truth } };
    },
  };
}

export interface Change {
  light: Raster;
  truth?: Record<string, number | string>;
  shot?: Parameters<typeof finished>[2];
}
