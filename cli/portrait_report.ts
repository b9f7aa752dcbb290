import type {
  Check,
  ErrorReport,
  FaceLandmark,
  PortraitCheckId,
  PortraitGuidanceCode,
  PortraitImageAnalysis,
} from '../web/sdk/node.js';
import { rounded, roundedCheck, type Written } from './report.js';

/** One line of `qujing portrait --json`. A promise to scripts: fields are added, never renamed or removed. */
export interface PortraitReport {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly faces: readonly { readonly box: readonly [x: number, y: number, w: number, h: number]; score: number }[];
  readonly pose: { readonly yaw: number; readonly pitch: number; readonly roll: number } | null;
  readonly eyes: { readonly left: number; readonly right: number } | null;
  /** Only with --landmarks. */
  readonly landmarks?: readonly FaceLandmark[] | null;
  readonly checks: readonly Check<PortraitCheckId>[];
  readonly passed: boolean;
  readonly guidance: PortraitGuidanceCode;
  /** Where the photo was written. */
  readonly output: string | null;
  readonly spec: string;
  readonly engine: string;
  /** Only there when the photo was to be written and could not be: unwritableOutput. `output` is then null. */
  readonly error?: ErrorReport;
}

export function portraitReport(
  file: string,
  analysis: PortraitImageAnalysis,
  written: Written,
  withLandmarks: boolean,
): PortraitReport {
  const { width, height, faces, pose, eyes, landmarks, checks, passed, guidance, spec, engine } = analysis;
  return {
    file,
    width,
    height,
    faces: faces.map(({ box, score }) => ({
      box: [rounded(box.x, 2), rounded(box.y, 2), rounded(box.width, 2), rounded(box.height, 2)],
      score: rounded(score, 4),
    })),
    pose: pose && { yaw: rounded(pose.yaw, 2), pitch: rounded(pose.pitch, 2), roll: rounded(pose.roll, 2) },
    eyes: eyes && { left: rounded(eyes.left, 4), right: rounded(eyes.right, 4) },
    ...(withLandmarks ? { landmarks: landmarks?.map(roundedPoint) ?? null } : {}),
    checks: checks.map(roundedCheck),
    passed,
    guidance,
    output: 'path' in written ? written.path : null,
    spec,
    engine,
    ...('error' in written ? { error: written.error } : {}),
  };
}

function roundedPoint([x, y, z]: FaceLandmark): FaceLandmark {
  return [rounded(x, 2), rounded(y, 2), rounded(z, 2)];
}
