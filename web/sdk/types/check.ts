/** In the order of the core's CheckId. */
export const checkIds = [
  'completeness',
  'size',
  'resolution',
  'tilt',
  'sharpness',
  'motion',
  'glare',
  'exposure',
  'occlusion',
  'side',
  'photocopy',
  'screenRecapture',
] as const;
export type CheckId = (typeof checkIds)[number];

/** In the order of the core's CheckUnit. */
export const checkUnits = [
  'share',
  'px',
  'px/mm',
  'mm',
  'degrees',
  'card widths/s',
  'luma',
  'per mille',
  'ratio',
] as const;
export type CheckUnit = (typeof checkUnits)[number];

/** In the order of the core's CheckCode. */
export const checkCodes = [
  'ok',
  'notAssessable',
  'partlyOutside',
  'tooFar',
  'tooClose',
  'lowResolution',
  'tilted',
  'blurred',
  'moving',
  'glare',
  'tooDark',
  'tooBright',
  'occluded',
  'wrongSide',
  'unknownSide',
  'photocopy',
  'screenRecapture',
] as const;
export type CheckCode = (typeof checkCodes)[number];

/** Why a picture does not pass; `noCard`: none is seen. */
export type CaptureReason = Exclude<CheckCode, 'ok' | 'notAssessable'> | 'noCard';

/** One verdict. */
export interface Check {
  readonly id: CheckId;
  /** In `unit`; null when it could not be measured. */
  readonly raw: number | null;
  readonly unit: CheckUnit;
  /** 0..100, higher is better, 50 at the threshold; null when it could not be measured. */
  readonly score: number | null;
  readonly threshold: number;
  /** Null when it could not be measured, which is no reason to refuse. */
  readonly passed: boolean | null;
  readonly code: CheckCode;
  /** False: told, but no reason to refuse. */
  readonly gating: boolean;
  /** Of a failed check, the number that servers reading cards give the same fault; null where there is none. */
  readonly warnCode: number | null;
}
