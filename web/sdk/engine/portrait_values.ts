// Values of the portrait's border and those of the package.
import {
  portraitGuidanceCodes,
  portraitStages,
  type FaceBox,
  type PortraitAnalysis,
  type PortraitCheckId,
  type PortraitTask,
} from '../types.js';
import { checkFromWire, named } from './border_values.js';
import type { WasmPortraitAnalysis, WasmPortraitTask } from './wasm_types.js';

/** What the engine itself says about a picture, in pixels of the picture handed in. */
export type PortraitSaying = Omit<PortraitAnalysis, 'frameId' | 'timestampMs' | 'width' | 'height' | 'timings'>;

/** How the pixels that are looked at came to be. */
export interface PictureFacts {
  /** Pixels of the picture as captured for one of those loaded, 1 or more. Default 1. */
  readonly fullScale?: number;
  /** A part of the still looked at before, with more pixels: what that said of other faces stands. Default false. */
  readonly closer?: boolean;
}

export function portraitTaskToWire(
  { stage = 'live', guide = null }: PortraitTask,
  { fullScale = 1, closer = false }: PictureFacts,
): WasmPortraitTask {
  return { stage: portraitStages.indexOf(stage), guide: guide ?? undefined, fullScale, closer };
}

/** @param faceTable five numbers a face: x, y, width, height, score. */
export function portraitFromWire(result: WasmPortraitAnalysis, faceTable: Float32Array): PortraitSaying {
  const { confidence, tracked, mouthOpening, passed, capture } = result;
  const face = result.face ?? null;
  return {
    faces: facesIn(faceTable),
    face,
    confidence,
    tracked,
    pose: result.pose ?? null,
    eyes: result.eyes ?? null,
    mouthOpening: face === null ? null : mouthOpening,
    crop: result.crop ?? null,
    checks: result.checks.map((check) => checkFromWire<PortraitCheckId>(check)),
    passed,
    guidance: named(portraitGuidanceCodes, result.guidance),
    capture,
  };
}

function facesIn(table: Float32Array): FaceBox[] {
  return Array.from({ length: table.length / 5 }, (_, index) => {
    const [x = 0, y = 0, width = 0, height = 0, score = 0] = table.subarray(5 * index, 5 * index + 5);
    return { box: { x, y, width, height }, score };
  });
}
