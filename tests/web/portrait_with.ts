// Portraits as a test needs them.
import type { Check, CheckCode, PortraitAnalysis, PortraitArtifact, PortraitCheckId } from '../../web/sdk/types.js';

export interface WantedPortrait extends Partial<PortraitAnalysis> {
  /** Codes of gating checks that failed. */
  readonly failed?: readonly CheckCode[];
  readonly advisory?: readonly CheckCode[];
}

export function portraitWith({ failed = [], advisory = [], ...given }: WantedPortrait): PortraitAnalysis {
  const face = given.face === undefined ? { x: 540, y: 200, width: 200, height: 260 } : given.face;
  return {
    frameId: 1,
    timestampMs: 0,
    width: 1280,
    height: 720,
    faces: face === null ? [] : [{ box: face, score: 0.9 }],
    face,
    confidence: face === null ? 0 : 1,
    tracked: false,
    pose: face === null ? null : { yaw: 0, pitch: 0, roll: 0 },
    eyes: face === null ? null : { left: 1, right: 1, personal: false },
    mouthOpening: face === null ? null : 0,
    crop: face === null ? null : { x: 400, y: 40, width: 480, height: 640 },
    checks: [...failed.map((code) => checkOf(code, true)), ...advisory.map((code) => checkOf(code, false))],
    passed: face !== null && failed.length === 0,
    guidance: face === null ? 'noFace' : 'hold',
    capture: { progress: 0, keep: false, done: false },
    timings: { convertMs: 1, analyzeMs: 2, totalMs: 3 },
    ...given,
  };
}

function checkOf(code: CheckCode, gating: boolean): Check<PortraitCheckId> {
  const measured = { raw: 2, unit: 'ratio', score: 20, threshold: 1, passed: false } as const;
  return { id: gating ? 'sharpness' : 'glassesGlare', ...measured, code, gating, warnCode: null };
}

export function photoOf(analysis: PortraitAnalysis, given: Partial<PortraitArtifact['facts']> = {}): PortraitArtifact {
  return {
    passed: analysis.passed,
    checks: analysis.checks,
    analysis,
    photo: new Blob(['photo']),
    source: new Blob(['source']),
    facts: {
      specId: 'zikao-blue',
      backgroundReplaced: false,
      cropAndScaleOnly: true,
      scale: 1,
      crop: { x: 400, y: 40, width: 480, height: 640 },
      adjustment: { right: 0, down: 0, zoom: 1 },
      dpi: 300,
      quality: 0.9,
      ...given,
    },
    manifest: '{}',
  };
}
