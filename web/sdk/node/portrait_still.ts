import type { Size } from '../common/geometry.js';
import type { Box } from '../common/portrait_region.js';
import { PortraitEngine } from '../engine/portrait_engine.js';
import { portraitOf, type MadePhoto } from '../photo/portrait_photo.js';
import type {
  AnalysisTimings,
  Check,
  FaceLandmark,
  PhotoAdjustment,
  PortraitAnalysis,
  PortraitCheckId,
} from '../types.js';
import { withInference } from './shared_inference.js';
import { jpegEncoder, SharpImage } from './sharp_image.js';

/** The photo that was made of a still. */
export interface PortraitPhoto {
  /** A finished file: the spec's size, resolution and bytes, no metadata. */
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly backgroundReplaced: boolean;
  /** True: the source was cropped and scaled, nothing else. */
  readonly cropAndScaleOnly: boolean;
}

/** What a still says about its face; places in pixels of the whole image after its EXIF rotation. */
export interface PortraitImageAnalysis extends Omit<
  PortraitAnalysis,
  'frameId' | 'timestampMs' | 'tracked' | 'capture' | 'checks' | 'passed'
> {
  /** The verdicts that count: the picture's where it fails, else the finished photo's. */
  readonly checks: readonly Check<PortraitCheckId>[];
  /** A face, and no gating check failed, neither of the picture nor of the photo. */
  readonly passed: boolean;
  /** The 468 points of the face mesh; null without a face, or when not asked for. */
  readonly landmarks: readonly FaceLandmark[] | null;
  /** Null without a face. */
  readonly photo: PortraitPhoto | null;
  /** Of the spec that it was held against. */
  readonly spec: string;
  /** Version of the engine. */
  readonly engine: string;
}

export interface PortraitImageOptions {
  /** The id of a spec that the engine carries, or a record of one's own (docs/photo_specs.md). Default `zikao-blue`. */
  readonly spec?: string | object;
  readonly adjustment?: PhotoAdjustment;
  /** Default false. */
  readonly landmarks?: boolean;
}

/** Looks at one still with an engine of its own, which is discarded afterwards. @internal */
export async function portraitStill(
  compiled: WebAssembly.Module,
  input: string | Uint8Array,
  options: PortraitImageOptions,
): Promise<PortraitImageAnalysis> {
  return withInference(async (inference) => {
    const image = await SharpImage.open(input);
    return look(await PortraitEngine.open(compiled, inference), image, options);
  });
}

/** Closes the engine. */
async function look(
  engine: PortraitEngine,
  image: SharpImage,
  { spec = 'zikao-blue', adjustment = {}, landmarks = false }: PortraitImageOptions,
): Promise<PortraitImageAnalysis> {
  try {
    engine.setSpec(typeof spec === 'string' ? spec : JSON.stringify(spec));
    const startMs = performance.now();
    const source = {
      width: image.width,
      height: image.height,
      pixels: async (box: Box, size: Size) => (await image.decodeBox(box, size)).pixels,
    };
    const still = await portraitOf(engine, source, adjustment, jpegEncoder);
    const totalMs = performance.now() - startMs;
    const timings: AnalysisTimings = { convertMs: 0, analyzeMs: totalMs, totalMs };
    const { width, height } = image;
    const { faces, face, confidence, pose, eyes, mouthOpening, crop, guidance } = still.said;
    return {
      width,
      height,
      faces,
      face,
      confidence,
      pose,
      eyes,
      mouthOpening,
      crop,
      checks: still.photo?.checks ?? still.said.checks,
      passed: still.photo?.passed ?? false,
      guidance,
      landmarks: landmarks ? still.landmarks : null,
      photo: still.photo === null ? null : photoOf(still.photo),
      spec: engine.specId,
      engine: engine.version,
      timings,
    };
  } finally {
    engine.close();
  }
}

function photoOf({ composed, file }: MadePhoto): PortraitPhoto {
  const { width, height, backgroundReplaced, cropAndScaleOnly } = composed;
  return { jpeg: file.bytes, width, height, backgroundReplaced, cropAndScaleOnly };
}
