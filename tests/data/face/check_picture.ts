import type { Random } from '../random.js';
import { convolve, disc, streak } from './blur.js';
import { type Change, type FaceKind, type FacePlan, kind } from './check_kinds.js';
import { exposureFor, faceLight, lightFromSide } from './face_light.js';
import { scaled } from './scale.js';

/** Kinds about framing, light and sharpness. */
const kAny = { fits: [], small: true } as const;
const kCut = { fits: [], small: true, without: ['roughCut'] } as const;
/** Faces whose own pixels are enough for a photo. */
const kDetailed = { fits: [] as const, without: ['soft'] } as const;

const two = (value: number): number => Math.round(value * 100) / 100;

/** The whole picture in fewer pixels. */
function shrunk(name: string, faceWidth: [number, number], back: boolean): FaceKind {
  return kind(
    name,
    kDetailed,
    () => ({}),
    (s, r) => {
      const to = r.range(...faceWidth);
      const share = to / s.frame.faceWidth;
      const less = scaled(s.picture, Math.round(s.frame.width * share), Math.round(s.frame.height * share));
      const light = back ? scaled(less, s.frame.width, s.frame.height) : less;
      return {
        light,
        truth: { faceWidth: Math.round(back ? s.frame.faceWidth : to), detailFaceWidth: Math.round(to) },
      };
    },
  );
}

export const kEyeDistancePlan: FacePlan = {
  good: [kind('near', { fits: ['eyes'], small: true }, () => ({}))],
  bad: [shrunk('fewPixels', [40, 90], false)],
};

export const kSizePlan: FacePlan = {
  good: [kind('fits', kCut, (r) => ({ share: r.range(0.34, 0.46), behind: 'wall' }))],
  bad: [
    kind('far', kCut, (r) => ({ share: r.range(0.1, 0.17), eyesY: 0.5, lowestEyes: 0.86, behind: 'wall' })),
    kind('near', kAny, (r) => ({ share: r.range(0.78, 1.05), eyesY: 0.48 })),
  ],
};

export const kPositionPlan: FacePlan = {
  good: [kind('centred', kCut, (r) => ({ share: r.range(0.34, 0.42), eyesX: r.range(0.46, 0.54), eyesY: 0.43 }))],
  bad: [
    kind('crownCut', kCut, (r) => {
      const eyesY = r.range(0.1, 0.17);
      return { share: r.range(0.4, 0.46), eyesY, lowestEyes: eyesY };
    }),
    kind('atEdge', kCut, (r) => ({ share: 0.36, eyesX: r.pick([0.1, 0.9]) + r.range(-0.04, 0.04), behind: 'wall' })),
    kind('low', kCut, (r) => ({ share: 0.4, eyesY: r.range(0.74, 0.82), behind: 'wall' })),
  ],
};

function exposed(
  name: string,
  make: (change: Parameters<NonNullable<Parameters<typeof kind>[3]>>[0], r: Random) => Change,
) {
  return kind(name, kAny, () => ({}), make);
}

export const kOverPlan: FacePlan = {
  good: [
    exposed('right', (s, r) => {
      const exposure = Math.min(
        r.range(0.85, 1.15),
        exposureFor(s.picture, s.mesh, (f) => f.burnt, 0.004),
      );
      return {
        light: s.picture,
        shot: { exposure },
        truth: { burnt: two(faceLight(s.picture, s.mesh, exposure).burnt) },
      };
    }),
  ],
  bad: [
    exposed('burnt', (s, r) => {
      const exposure = exposureFor(s.picture, s.mesh, (f) => f.burnt, r.range(0.15, 0.6));
      return {
        light: s.picture,
        shot: { exposure },
        truth: { burnt: two(faceLight(s.picture, s.mesh, exposure).burnt) },
      };
    }),
  ],
};

function toMean(name: string, mean: [number, number], noise: [number, number]): FaceKind {
  return exposed(name, (s, r) => {
    const exposure = exposureFor(s.picture, s.mesh, (f) => f.mean, r.range(...mean));
    const truth = { faceMean: Math.round(faceLight(s.picture, s.mesh, exposure).mean) };
    return { light: s.picture, shot: { exposure, noise: r.range(...noise) }, truth };
  });
}

export const kUnderPlan: FacePlan = {
  good: [
    { ...toMean('right', [85, 150], [0.4, 1.6]), without: ['darkSkin'] },
    { ...toMean('darkSkin', [72, 120], [0.4, 1.6]), traits: ['darkSkin'] },
  ],
  bad: [toMean('dark', [9, 28], [2, 5])],
};

export const kUniformLightPlan: FacePlan = {
  good: [
    kind(
      'even',
      { fits: ['light'], small: true },
      () => ({}),
      (s, r) => ({
        light: lightFromSide(s.picture, s.mesh, s.matte, {
          ratio: r.range(1, 1.15),
          side: r.pick(['left', 'right']),
          softness: 0.8,
        }),
      }),
    ),
  ],
  bad: [
    kind(
      'halfDark',
      { fits: ['light'], small: true },
      () => ({}),
      (s, r) => {
        const ratio = r.range(3.5, 9);
        const side = r.pick(['left', 'right'] as const);
        const light = lightFromSide(s.picture, s.mesh, s.matte, { ratio, side, softness: r.range(0.25, 0.5) });
        return { light, truth: { ratio: two(ratio), brightSide: side } };
      },
    ),
  ],
};

export const kSharpPlan: FacePlan = {
  good: [kind('sharp', kDetailed, () => ({}))],
  bad: [
    kind(
      'defocus',
      kDetailed,
      () => ({}),
      (s, r) => {
        const radius = r.range(0.013, 0.03) * s.frame.faceWidth;
        return { light: convolve(s.picture, disc(radius)), truth: { discRadius: two(radius) } };
      },
    ),
    kind(
      'shaken',
      kDetailed,
      () => ({}),
      (s, r) => {
        const length = r.range(0.04, 0.09) * s.frame.faceWidth;
        return { light: convolve(s.picture, streak(length, r.range(0, 180))), truth: { streak: two(length) } };
      },
    ),
  ],
};

export const kResolutionPlan: FacePlan = {
  good: [kind('enough', kDetailed, () => ({}))],
  bad: [shrunk('fewPixels', [45, 100], false), shrunk('enlarged', [35, 60], true)],
};

export const kBackgroundPlan: FacePlan = {
  good: [
    kind('wall', kCut, () => ({ behind: 'wall' })),
    kind('ownPlain', { fits: [], small: true, traits: ['plain'] }, () => ({ behind: 'own' })),
  ],
  bad: [kind('clutter', kCut, () => ({ behind: 'clutter' }))],
};
