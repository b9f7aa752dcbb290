// qujing/node: the same wasm as in the browser, in Node 20 and later.
import { instantiateFaceWasm } from './engine/face_wasm.js';
import { compileWasm } from './engine/wasm_module.js';
import { faceStill, isRawFrame, type FaceReading } from './node/face_still.js';
import { imageSourceOf } from './node/image_source.js';
import { ReplaceableEngine, type RawFrame } from './node/replaceable_engine.js';
import { nodePlatform, readWasm } from './platform/node.js';
import { portraitStill, type PortraitImageAnalysis, type PortraitImageOptions } from './node/portrait_still.js';
import type { IdNumberReading, PhotoSpecName } from './types.js';
import { analyzeStill, type ImageAnalysis, type ImageOptions } from './node/still_analysis.js';
import {
  judgeEvidence,
  type LivenessExpectation,
  type LivenessSubmission,
  type LivenessVerdict,
} from './node/liveness_judge/judge_liveness.js';
import { videoLiveness, type VideoLiveness, type VideoLivenessOptions } from './node/video_liveness.js';

export { QujingError, type ErrorCode, type ErrorReport } from './errors.js';
export type { FaceReading } from './node/face_still.js';
export type { ExamineOptions, ReplaceableEngine as CardEngine, RawFrame } from './node/replaceable_engine.js';
export type { PortraitImageAnalysis, PortraitImageOptions, PortraitPhoto } from './node/portrait_still.js';
export type { ImageAnalysis, ImageOptions, RectifiedCard } from './node/still_analysis.js';
export type {
  LivenessExpectation,
  LivenessProblem,
  LivenessSubmission,
  LivenessVerdict,
} from './node/liveness_judge/judge_liveness.js';
export type { VideoLiveness, VideoLivenessOptions, VideoObservation } from './node/video_liveness.js';
export { livenessActions } from './types.js';
export type {
  ActionEvent,
  CardAnalysis,
  CardRotation,
  CardSide,
  CardTask,
  ChallengeState,
  Check,
  CheckCode,
  CheckId,
  CheckUnit,
  CompletedAction,
  FaceLandmark,
  FrameLayout,
  GuidanceCode,
  IdNumberProblem,
  IdNumberReading,
  LivenessAction,
  LivenessOrder,
  ManifestSignature,
  PhotoAdjustment,
  PhotoSpecName,
  PixelFormat,
  Point,
  PortraitCheckId,
  PortraitGuidanceCode,
  PublicJwk,
  Quad,
  Rect,
} from './types.js';

export interface EngineOptions {
  /** Another place of qujing.wasm; its bytes are then not compared with this build's sha256. */
  readonly wasmFile?: string | URL;
}

const compiledByFile = new Map<string, Promise<WebAssembly.Module>>();

/**
 * An engine for a series of frames, in this thread. close() it when done.
 * @throws QujingError (a rejection) wasmUnsupported, wasmLoadFailed, wasmHashMismatch
 */
export async function createCardEngine(options: EngineOptions = {}): Promise<ReplaceableEngine> {
  return ReplaceableEngine.open(await compiled(options));
}

/**
 * Looks for a card in a photograph; EXIF rotation is honoured. Needs the optional peer `sharp`.
 *
 * Limits: a file of at most 256 MB and 120 megapixels that shows one picture of at least 16x16; a picture is looked at
 * with 1280 pixels on its long side, `quad` is in pixels of the whole upright picture.
 * @param input a path, a file: URL, or the bytes of a JPEG, PNG, WebP, TIFF, HEIF or AVIF file (a Buffer is a
 *   Uint8Array), which must not change until the promise settles.
 * @throws QujingError (a rejection) decoderMissing without sharp; unreadableFile, also for an input of another kind;
 *   fileTooLarge; animatedImage; frameTooSmall; wasmLoadFailed or wasmHashMismatch when the engine does not load;
 *   outOfMemory; engineFault.
 */
export async function analyzeImage(
  input: string | URL | Uint8Array,
  options: ImageOptions & EngineOptions = {},
): Promise<ImageAnalysis> {
  const source = imageSourceOf(input);
  return analyzeStill(await compiled(options), source, options);
}

/**
 * Looks for a face in a photograph, and makes the exam photo of it; EXIF rotation is honoured. Needs the optional peer
 * `sharp`. Limits and input as analyzeImage(); a call waits for the one before.
 * @throws QujingError (a rejection) badSpec; photoFileSize when the photo fits no file of the spec; modelLoadFailed,
 *   modelHashMismatch or runtimeFault when a model does not load or run; otherwise as analyzeImage().
 */
export async function analyzePortrait(
  input: string | URL | Uint8Array,
  options: PortraitImageOptions = {},
): Promise<PortraitImageAnalysis> {
  const source = imageSourceOf(input);
  return portraitStill(await compiledFace(), source, options);
}

/**
 * Where the face of a picture lies, and nothing else of it: for what works on faces further. EXIF rotation is honoured;
 * files need the optional peer `sharp`, pixels do not. Limits as analyzeImage(); a call waits for the one before.
 * @throws QujingError (a rejection) modelLoadFailed, modelHashMismatch, runtimeFault; otherwise as analyzeImage().
 */
export async function readFace(input: string | URL | Uint8Array | RawFrame): Promise<FaceReading> {
  const source = isRawFrame(input) ? input : imageSourceOf(input);
  return faceStill(await compiledFace(), source);
}

/**
 * Watches a film for actions of liveness: all of them, or those of a challenge. Needs ffmpeg on the PATH. The film is
 * taken as a camera sees it, not a mirror; frames are looked at with 1280 pixels on their long side.
 * @param file a path.
 * @throws QujingError (a rejection) decoderMissing without ffmpeg; unreadableFile when it holds no film; badTask for a
 *   challenge that the thresholds do not allow; badThresholds; timedOut; modelLoadFailed, modelHashMismatch,
 *   runtimeFault; wasmLoadFailed, wasmHashMismatch; outOfMemory; engineFault.
 */
export async function analyzeVideo(file: string, options: VideoLivenessOptions = {}): Promise<VideoLiveness> {
  return videoLiveness(await compiledFace(), file, options);
}

/**
 * Judges again what a device handed in of a liveness challenge, from the evidence alone (docs/artifact.md): the signature,
 * the order, every picture by digest and time, and what the pictures show. Whether all are of one person, and of the
 * portrait's, is not told. Needs the optional peer `sharp`.
 * @throws QujingError (a rejection) decoderMissing; modelLoadFailed, modelHashMismatch, runtimeFault; wasmLoadFailed,
 *   wasmHashMismatch; engineFault. What the device got wrong is a verdict, no error.
 */
export async function judgeLiveness(
  submission: LivenessSubmission,
  expected: LivenessExpectation,
): Promise<LivenessVerdict> {
  return judgeEvidence(await compiledFace(), submission, expected);
}

/** The photo specs that the engine carries; docs/photo_specs.md. */
export async function photoSpecs(): Promise<readonly PhotoSpecName[]> {
  const module = await instantiateFaceWasm(await compiledFace());
  return JSON.parse(module.builtInPhotoSpecs()) as PhotoSpecName[];
}

/**
 * Reads a 公民身份号码 (GB 11643): is it one, and what does it say.
 * @throws QujingError (a rejection) wasmUnsupported, wasmLoadFailed, wasmHashMismatch
 */
export async function readIdNumber(text: string, options: EngineOptions = {}): Promise<IdNumberReading> {
  const engine = await createCardEngine(options);
  try {
    return await engine.readIdNumber(text);
  } finally {
    engine.close();
  }
}

function compiledFace(): Promise<WebAssembly.Module> {
  return compiledFrom(nodePlatform.faceWasmUrl, nodePlatform.faceSha256);
}

function compiled({ wasmFile }: EngineOptions): Promise<WebAssembly.Module> {
  if (wasmFile !== undefined) return compiledFrom(wasmFile, null);
  return compiledFrom(nodePlatform.wasmUrl, nodePlatform.sha256);
}

/** Compiled once per file; instances are cheap. */
function compiledFrom(file: string | URL, sha256: string | null): Promise<WebAssembly.Module> {
  const key = file.toString();
  const known = compiledByFile.get(key);
  if (known !== undefined) return known;
  const fresh = compileWasm(readWasm(file), sha256);
  compiledByFile.set(key, fresh);
  fresh.catch(() => compiledByFile.delete(key));
  return fresh;
}
