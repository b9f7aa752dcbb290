import { coverCorner, coverField, coverWithPen, holdRim, layPenBeside } from './check_hands.js';
import {
  blurs,
  copied,
  exposed,
  glaring,
  handled,
  inColour,
  kAsItIs,
  kBright,
  kDark,
  type Kind,
  kShadowed,
  sized,
  tilted,
} from './check_kinds.js';
import { sizeTo } from './check_recipe.js';
import type { CheckName, Expected } from './check_verdict.js';

/** How the frames of each check are made, good and bad, kind by kind. */
export interface CheckPlan {
  kinds: Record<Expected, readonly Kind[]>;
  /** Other checks that may say anything about these frames. */
  pardoned: readonly CheckName[];
}

export const kCheckPlans: Record<CheckName, CheckPlan> = {
  completeness: {
    kinds: {
      good: [
        kAsItIs,
        {
          name: 'nearBorder',
          plan: ({ recipe, random, frame }) => {
            sizeTo(recipe, random, frame, [650, 800]);
            if (recipe.placing) recipe.placing.spread = recipe.placing.spread.map((v) => 1.1 * v) as [number, number];
          },
        },
      ],
      bad: [
        {
          name: 'cut',
          plan: ({ recipe }) => {
            recipe.partlyOutside = true;
            if (recipe.placing) recipe.placing.spread = [0.62, 0.62];
          },
        },
      ],
    },
    pardoned: [],
  },
  size: {
    kinds: {
      good: [sized('justEnough', 645, 720), sized('large', 720, 1000)],
      bad: [sized('far', 250, 330), sized('ratherFar', 330, 398)],
    },
    pardoned: [],
  },
  tilt: {
    kinds: {
      good: [tilted('flat', 0, 9), tilted('slight', 9, 17.8)],
      bad: [tilted('tilted', 33.2, 40), tilted('steep', 40, 50)],
    },
    pardoned: [],
  },
  sharpness: { kinds: { good: blurs(0.05, 0.128), bad: blurs(0.265, 0.65) }, pardoned: [] },
  glare: {
    kinds: {
      good: [
        kAsItIs,
        glaring('rim', 2),
        glaring('blank'),
        glaring('table', 2),
        glaring('emblem'),
        glaring('title'),
        glaring('rim'),
      ],
      bad: [glaring('field'), glaring('photo'), glaring('field', 2)],
    },
    pardoned: [],
  },
  exposure: {
    kinds: {
      good: [exposed('dim', 83, 105), exposed('middle', 105, 180), exposed('light', 180, 222)],
      bad: [kDark, kBright],
    },
    pardoned: ['sharpness'],
  },
  occlusion: {
    kinds: {
      good: [
        kAsItIs,
        handled(
          'heldInAir',
          (s, r) => {
            holdRim(r, s, true);
          },
          true,
        ),
        handled(
          'fingerOnRim',
          (s, r) => {
            holdRim(r, s, false);
          },
          false,
        ),
        kShadowed,
        handled(
          'penBeside',
          (s, r) => {
            layPenBeside(r, s);
          },
          false,
        ),
      ],
      bad: [
        handled(
          'fingerOnField',
          (s, r) => {
            coverField(r, s, false);
          },
          false,
        ),
        handled(
          'fingerOnPhoto',
          (s, r) => {
            coverField(r, s, true);
          },
          false,
        ),
        handled(
          'fingerOnCorner',
          (s, r) => {
            coverCorner(r, s);
          },
          false,
        ),
        handled(
          'penOnField',
          (s, r) => {
            coverWithPen(r, s);
          },
          false,
        ),
      ],
    },
    pardoned: [],
  },
  photocopy: {
    kinds: {
      good: [
        kAsItIs,
        inColour('pale', 'even', true, false),
        inColour('warm', 'warm', false, false),
        inColour('cold', 'cold', false, false),
        inColour('mixed', 'mixed', false, false),
        inColour('fadedCamera', 'even', false, true),
      ],
      bad: [
        copied('cut', 'white', 'even'),
        copied('bluish', 'bluish', 'even'),
        copied('warm', 'white', 'warm'),
        copied('yellowish', 'yellowish', 'even'),
        copied('cold', 'white', 'cold'),
        copied('mixed', 'white', 'mixed'),
        copied('cutAgain', 'white', 'even'),
        copied('onSheet', 'white', 'even', true),
      ],
    },
    pardoned: [],
  },
  side: {
    kinds: {
      good: [
        kAsItIs,
        inColour('warm', 'warm', false, false),
        kShadowed,
        tilted('tilted', 15, 28),
        exposed('dim', 62, 90),
        handled(
          'heldInAir',
          (s, r) => {
            holdRim(r, s, true);
          },
          true,
        ),
        glaring('rim'),
      ],
      bad: [
        { name: 'other' },
        {
          name: 'otherShadowed',
          plan: ({ recipe, random }) => {
            recipe.hardShadows = random.int(0, 1);
          },
        },
      ],
    },
    pardoned: ['tilt', 'exposure', 'occlusion', 'glare'],
  },
};
