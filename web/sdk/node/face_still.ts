import { kAnalysisLongSide } from '../common/geometry.js';
import { LivenessEngine } from '../engine/liveness_engine.js';
import type { FaceLandmark, HeadPose, Rect } from '../types.js';
import type { RawFrame } from './replaceable_engine.js';
import { withInference } from './shared_inference.js';
import { SharpImage } from './sharp_image.js';

/** Where a face lies in one picture; places in pixels of the whole picture, after its EXIF rotation. */
export interface FaceReading {
  readonly width: number;
  readonly height: number;
  /** In the picture; the one that is read is the surest. */
  readonly faceCount: number;
  /** Around the landmarks; null without a face. */
  readonly face: Rect | null;
  /** The 468 points of the face mesh; null without a face. */
  readonly landmarks: readonly FaceLandmark[] | null;
  readonly pose: HeadPose | null;
}

/** Looks at one picture with an engine of its own, which is discarded afterwards. @internal */
export async function faceStill(
  compiled: WebAssembly.Module,
  input: string | Uint8Array | RawFrame,
): Promise<FaceReading> {
  return withInference(async (inference) => {
    const { pixels, layout, width, height } = await pictureOf(input);
    const engine = await LivenessEngine.open(compiled, inference);
    try {
      engine.load(new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength));
      const { faceCount, face, pose } = await engine.analyze(layout, 0);
      const scale = width / layout.width;
      const landmarks = engine.landmarks()?.map(([x, y, z]) => [x * scale, y * scale, z * scale] as const) ?? null;
      return { width, height, faceCount, face: scaled(face, scale), landmarks, pose };
    } finally {
      engine.close();
    }
  });
}

/** Pixels, not a file. */
export function isRawFrame(input: unknown): input is RawFrame {
  return typeof input === 'object' && input !== null && 'pixels' in input && 'layout' in input;
}

interface Picture extends RawFrame {
  /** Of the whole picture, which the pixels may show smaller. */
  readonly width: number;
  readonly height: number;
}

async function pictureOf(input: string | Uint8Array | RawFrame): Promise<Picture> {
  if (isRawFrame(input)) {
    const { width, height } = input.layout;
    return { ...input, width, height };
  }
  const image = await SharpImage.open(input);
  return { ...(await image.decode(kAnalysisLongSide)), width: image.width, height: image.height };
}

function scaled(rect: Rect | null, scale: number): Rect | null {
  if (rect === null) return null;
  const { x, y, width, height } = rect;
  return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
}
