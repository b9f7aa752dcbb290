import type { CheckTruth, SceneTruth } from './check_truth.js';

/** What the truth says of a check; between a clear yes and a clear no lies a dead zone that no frame may be in. */
export type CheckName =
  'completeness' | 'size' | 'tilt' | 'sharpness' | 'glare' | 'exposure' | 'occlusion' | 'photocopy' | 'side';
export const kCheckNames: readonly CheckName[] = [
  'completeness',
  'size',
  'tilt',
  'sharpness',
  'glare',
  'exposure',
  'occlusion',
  'photocopy',
  'side',
];

export type Expected = 'good' | 'bad';
export type Verdict = Expected | 'unclear';

/** Known before the frame is drawn. */
export const kSceneJudges: Partial<Record<CheckName, (truth: SceneTruth) => Verdict>> = {
  completeness: ({ outsideShare }) => between(outsideShare, 0, 0.04),
  size: ({ longEdge }) => between(-longEdge, -640, -400),
  tilt: ({ tiltDegrees }) => between(tiltDegrees, 18, 33),
  sharpness: ({ blurMillimetres }) => between(blurMillimetres, 0.13, 0.26),
  occlusion: judgeOcclusion,
  photocopy: ({ photocopy }) => (photocopy ? 'bad' : 'good'),
  side: ({ side }) => (side === null ? 'bad' : 'good'),
};

export const kFrameJudges: Partial<Record<CheckName, (truth: CheckTruth) => Verdict>> = {
  glare: judgeGlare,
  exposure: judgeExposure,
};

function between(value: number, goodUpTo: number, badFrom: number): Verdict {
  return value <= goodUpTo ? 'good' : value >= badFrom ? 'bad' : 'unclear';
}

function judgeOcclusion({ hidden, cornerHiddenMillimetres, fieldClearMillimetres }: SceneTruth): Verdict {
  if (Math.max(0, ...Object.values(hidden)) >= 0.12 || cornerHiddenMillimetres >= 3) return 'bad';
  return fieldClearMillimetres >= 1.5 && cornerHiddenMillimetres <= -6 ? 'good' : 'unclear';
}

function judgeGlare({ burnt, keyAreaBurnt, washed }: CheckTruth): Verdict {
  const worst = Math.max(0, ...Object.values(burnt));
  if (worst >= 0.12 || keyAreaBurnt >= 0.04) return 'bad';
  return worst <= 0.01 && washed <= 0.05 ? 'good' : 'unclear';
}

function judgeExposure({ groundLuma, overexposed }: CheckTruth): Verdict {
  if (groundLuma <= 48 || overexposed >= 0.35) return 'bad';
  return groundLuma >= 80 && groundLuma <= 225 && overexposed <= 0.08 ? 'good' : 'unclear';
}

/** Whether the frame says what it is to say of `check`, and nothing bad or unclear of any other in `judges`. */
export function agrees<T>(
  judges: Partial<Record<CheckName, (truth: T) => Verdict>>,
  truth: T,
  check: CheckName,
  expected: Expected,
  pardoned: readonly CheckName[],
): boolean {
  return (Object.entries(judges) as [CheckName, (truth: T) => Verdict][]).every(([name, judge]) =>
    name === check ? judge(truth) === expected : pardoned.includes(name) || judge(truth) === 'good',
  );
}
