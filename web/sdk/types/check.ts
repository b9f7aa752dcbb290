/** What a card is judged by, in the order of its analysis. */
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

/** What a portrait is judged by, in the order of its analysis; the first thirteen can refuse it. */
export const portraitCheckIds = [
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
  'eyesVisible',
  'expressionNeutrality',
  'headCovering',
  'faceOcclusion',
  'glassesGlare',
  'sunglasses',
  'luminanceMean',
  'luminanceVariance',
  'dynamicRange',
  'naturalColour',
  'shouldersLevel',
  'overRetouching',
  'screenRecapture',
  'compression',
] as const;

/** What is noticed of a series of frames that may be an attack on liveness; none is a reason to refuse. */
export const livenessCueIds = [
  'frozenFrames',
  'loopedFrames',
  'frameTimes',
  'reactionTime',
  'planarMotion',
  'screenRecapture',
  'screenBorder',
] as const;

const cardIds: readonly string[] = checkIds;
/** In the order of the core's CheckId: those of a card, then what only a portrait has, then what only liveness has. */
export const coreCheckIds: readonly CheckId[] = [
  ...checkIds,
  ...portraitCheckIds.filter((id) => !cardIds.includes(id)),
  ...livenessCueIds.filter((id) => !cardIds.includes(id)),
];
export type CardCheckId = (typeof checkIds)[number];
export type PortraitCheckId = (typeof portraitCheckIds)[number];
export type LivenessCueId = (typeof livenessCueIds)[number];
export type CheckId = CardCheckId | PortraitCheckId | LivenessCueId;

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
  'bits',
  'eye distances',
  'ms',
  'frames/s',
] as const;
export type CheckUnit = (typeof checkUnits)[number];

export const cardCheckCodes = [
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
export const portraitCheckCodes = [
  'noFace',
  'severalFaces',
  'faceTurned',
  'chinLow',
  'chinHigh',
  'headTilted',
  'offCentre',
  'noHeadroom',
  'eyesClosed',
  'mouthOpen',
  'unevenLight',
  'backlit',
  'busyBackground',
  'eyesHidden',
  'expression',
  'headCovered',
  'faceCovered',
  'glassesGlare',
  'sunglasses',
  'lowContrast',
  'colourCast',
  'shouldersTilted',
  'retouched',
  'compressed',
  'noBody',
] as const;
export const livenessCueCodes = [
  'framesFrozen',
  'framesLooped',
  'framesTooFast',
  'reactedTooSoon',
  'flatMotion',
  'screenBorder',
] as const;
/** In the order of the core's CheckCode. */
export const checkCodes = [...cardCheckCodes, ...portraitCheckCodes, ...livenessCueCodes] as const;
export type CheckCode = (typeof checkCodes)[number];

type Passing = 'ok' | 'notAssessable';
/** Why a picture of a card does not pass; `noCard`: none is seen. */
export type CaptureReason = Exclude<(typeof cardCheckCodes)[number], Passing> | 'noCard';
/** Why a portrait does not pass, or what is advised. */
export type PortraitReason =
  | (typeof portraitCheckCodes)[number]
  | 'tooFar'
  | 'tooClose'
  | 'lowResolution'
  | 'blurred'
  | 'moving'
  | 'tooDark'
  | 'tooBright'
  | 'screenRecapture';

/** One verdict. */
export interface Check<Id extends CheckId = CheckId> {
  readonly id: Id;
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
