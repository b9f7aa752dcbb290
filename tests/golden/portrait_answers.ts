// What the shipped engine says of the portraits of a check set.
import sharp from 'sharp';
import type { PortraitEngine } from '../../web/sdk/engine/portrait_engine.js';
import type { PortraitSaying } from '../../web/sdk/engine/portrait_values.js';
import type { Check, PortraitCheckId, PortraitTask } from '../../web/sdk/types.js';
import { openFaceEngine } from '../boundary/face_engine_under_test.js';
import type { FaceCheck } from '../data/face/check_kinds.js';
import { faceSample, type FaceSample } from '../data/face/check_set.js';
import { kFaceChecks } from '../data/face/check_kinds.js';
import type { Person } from '../data/face/people.js';

export interface PortraitAnswer {
  readonly sample: Omit<FaceSample, 'pixels' | 'jpeg'>;
  readonly said: PortraitSaying;
}

export interface PortraitSetOptions {
  readonly split: Person['split'];
  /** Of each check, good and bad each. */
  readonly count: number;
  readonly only?: readonly string[];
}

/** A spec that leaves the background as it is: there the check of it refuses. */
const kSpecs: Partial<Record<FaceCheck, string>> = { backgroundUniformity: 'xuexin' };

/** Pictures as files from an album; headSize as a frame whose guide is the largest that fits into it. */
/** Larger pictures show nothing more of a face. */
const kLongestSide = 2000;

export async function* portraitAnswers({ split, count, only }: PortraitSetOptions): AsyncGenerator<PortraitAnswer> {
  const { engine, inference } = await openFaceEngine();
  try {
    for (const check of kFaceChecks.filter((id) => !only || only.includes(id)))
      for (const expected of ['good', 'bad'] as const)
        for (let i = 0; i < count; i++) {
          const sample = await faceSample(split, check, expected, i);
          yield { sample, said: await look(engine, sample.jpeg, check) };
        }
  } finally {
    engine.close();
    await inference.close();
  }
}

async function look(engine: PortraitEngine, jpeg: Buffer, check: FaceCheck): Promise<PortraitSaying> {
  const fit = { width: kLongestSide, height: kLongestSide, fit: 'inside', withoutEnlargement: true } as const;
  const pixels = sharp(jpeg).resize(fit).ensureAlpha().raw();
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  engine.reset();
  engine.setSpec(kSpecs[check] ?? 'zikao-blue');
  engine.load(new Uint8Array(data));
  const guideWidth = Math.min(width, height * 0.75);
  const guide = { x: (width - guideWidth) / 2, y: 0, width: guideWidth, height: guideWidth / 0.75 };
  const task: PortraitTask = check === 'headSize' ? { stage: 'live', guide } : { stage: 'still' };
  return engine.analyze({ width, height, rowStride: width * 4, format: 'rgba' }, 0, task);
}

export function verdictOn(said: PortraitSaying, id: PortraitCheckId): Check<PortraitCheckId> | null {
  return said.checks.find((check) => check.id === id) ?? null;
}

/** A picture without a face is refused by that. */
export function isRight({ sample, said }: PortraitAnswer): boolean {
  const passed = verdictOn(said, sample.check)?.passed ?? null;
  return sample.expected === 'good' ? passed === true : passed === false || said.face === null;
}
