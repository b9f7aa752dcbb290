import { Random } from '../random.js';
import { type FaceCheck, type FaceKind, type FacePlan, kFaceChecks, type Made } from './check_kinds.js';
import { kEyesPlan, kMouthPlan, kPosePlan, kSinglePlan } from './check_people.js';
import {
  kBackgroundPlan,
  kEyeDistancePlan,
  kOverPlan,
  kPositionPlan,
  kResolutionPlan,
  kSharpPlan,
  kSizePlan,
  kUnderPlan,
  kUniformLightPlan,
} from './check_picture.js';
import { kPeople, type Person } from './people.js';

/**
 * Portraits that clearly fail one gating check and portraits that clearly do not, made of photographs by degradation
 * that could have happened before the camera or in it. People of `tune` and `test` are different people.
 */
export interface FaceSample extends Made {
  id: string;
  check: FaceCheck;
  expected: 'good' | 'bad';
  kind: string;
  person: Person;
}

export interface FaceCheckSetOptions {
  split: Person['split'];
  only?: FaceCheck;
  /** Of each check, good and bad each; default 100. */
  count?: number;
}

export const kFacePlans: Record<FaceCheck, FacePlan> = {
  singleFacePresent: kSinglePlan,
  headPose: kPosePlan,
  interEyeDistance: kEyeDistancePlan,
  headSize: kSizePlan,
  headPosition: kPositionPlan,
  eyesOpen: kEyesPlan,
  mouthClosed: kMouthPlan,
  overExposure: kOverPlan,
  underExposure: kUnderPlan,
  illuminationUniformity: kUniformLightPlan,
  sharpness: kSharpPlan,
  resolution: kResolutionPlan,
  backgroundUniformity: kBackgroundPlan,
};

/** Narrower faces are too small to stand for a sharp photograph. */
const kDetailWidth = 165;

export async function* faceCheckSet(options: FaceCheckSetOptions): AsyncGenerator<FaceSample> {
  for (const check of kFaceChecks) {
    if (options.only && options.only !== check) continue;
    for (const expected of ['good', 'bad'] as const)
      for (let i = 0; i < (options.count ?? 100); i++) yield faceSample(options.split, check, expected, i);
  }
}

export async function faceSample(
  split: Person['split'],
  check: FaceCheck,
  expected: 'good' | 'bad',
  index: number,
): Promise<FaceSample> {
  const kinds = kFacePlans[check][expected];
  const kind = kinds[index % kinds.length] as FaceKind;
  const people = peopleFor(split, kind);
  const id = `${split}/${check}/${expected}/${index}`;
  const person = people[Math.floor(index / kinds.length) % people.length];
  if (!person) throw new Error(`face checks: nobody of ${split} fits ${check}/${kind.name}`);
  return { id, check, expected, kind: kind.name, person, ...(await kind.make(person, new Random(id))) };
}

export function peopleFor(split: Person['split'], kind: FaceKind): Person[] {
  return kPeople.filter(
    (person) =>
      person.split === split &&
      kind.fits.every((one) => person.fits.includes(one)) &&
      (kind.small === true || person.face[2] >= kDetailWidth) &&
      (!kind.traits || kind.traits.some((one) => person.traits.includes(one))) &&
      !kind.without?.some((one) => person.traits.includes(one)),
  );
}
