import { rounded, roundedCheck, type Written } from './report.js';
import type {
  CardRotation,
  CardSide,
  Check,
  ErrorReport,
  GuidanceCode,
  ImageAnalysis,
  Point,
  Quad,
} from '../web/sdk/node.js';

type Pair = readonly [number, number];

/** One line of `qujing card --json`. A promise to scripts: fields are added, never renamed or removed. */
export interface CardReport {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly found: boolean;
  readonly quad: Readonly<Record<keyof Quad, Pair>> | null;
  /** Rounded to 4 digits. */
  readonly confidence: number;
  readonly side: CardSide;
  readonly rotation: CardRotation | null;
  /** `raw` and `score` rounded to 4 and 1 digits. */
  readonly checks: readonly Check[];
  readonly passed: boolean;
  readonly guidance: GuidanceCode | null;
  readonly rectified: string | null;
  readonly engine: string;
  /** Only there when the card was to be written and could not be: unwritableOutput. `rectified` is then null. */
  readonly error?: ErrorReport;
}

export function reportOf(file: string, analysis: ImageAnalysis, written: Written): CardReport {
  const { width, height, found, quad, confidence, side, rotation, checks, passed, guidance, engine } = analysis;
  return {
    file,
    width,
    height,
    found,
    quad: quad === null ? null : pairs(quad),
    confidence: rounded(confidence, 4),
    side,
    rotation,
    checks: checks.map(roundedCheck),
    passed,
    guidance,
    rectified: 'path' in written ? written.path : null,
    engine,
    ...('error' in written ? { error: written.error } : {}),
  };
}

function pairs(quad: Quad): Readonly<Record<keyof Quad, Pair>> {
  const pair = ({ x, y }: Point): Pair => [rounded(x, 3), rounded(y, 3)];
  return {
    topLeft: pair(quad.topLeft),
    topRight: pair(quad.topRight),
    bottomRight: pair(quad.bottomRight),
    bottomLeft: pair(quad.bottomLeft),
  };
}
