// The way from a picture to its photo, the same in the browser and in Node.
import { fitWithin, kAnalysisLongSide, type Size } from '../common/geometry.js';
import {
  countingChecks,
  inPicture,
  outOf,
  portraitRegion,
  type Box,
  type PortraitRegion,
} from '../common/portrait_region.js';
import type { ComposedPixels, PortraitEngine } from '../engine/portrait_engine.js';
import type { PortraitSaying } from '../engine/portrait_values.js';
import type { Check, FaceLandmark, FrameLayout, PhotoAdjustment, PortraitCheckId, Rect } from '../types.js';
import { fittedJpeg, type JpegEncoder, type PhotoFile } from './fit_bytes.js';

/** A still, upright, that can be read in parts. */
export interface PictureSource extends Size {
  /** RGBA, rows packed: a part, `size` large. */
  pixels(box: Box, size: Size): Promise<Uint8Array> | Uint8Array;
}

export interface PortraitStill {
  /** Of the source, in its pixels. */
  readonly said: PortraitSaying;
  /** Of the face mesh, in pixels of the source; null without a face. */
  readonly landmarks: readonly FaceLandmark[] | null;
  /** Null without a face. */
  readonly photo: MadePhoto | null;
}

export interface MadePhoto {
  readonly said: PortraitSaying;
  readonly checks: readonly Check<PortraitCheckId>[];
  readonly passed: boolean;
  readonly composed: ComposedPixels;
  readonly file: PhotoFile;
  /** Pixels of the source that became the photo. */
  readonly crop: Rect;
  /** Photo pixels for one of the source. */
  readonly scale: number;
  readonly lookedOrigin: { readonly x: number; readonly y: number };
  readonly lookedScale: number;
}

/** RGBA pixels as something that can be encoded. */
export type EncoderFor = (pixels: Uint8Array<ArrayBuffer>, size: Size) => JpegEncoder;

/** One look at a part of the source, in the source's pixels. */
interface Look {
  readonly said: PortraitSaying;
  readonly region: PortraitRegion;
}

/**
 * Looks at a still, and where that showed it smaller than it is once more at the part that becomes the photo; composes
 * the photo and looks at that too.
 * @throws QujingError photoFileSize when the photo fits no file of the spec, or what the engine refuses a picture with.
 */
export async function portraitOf(
  engine: PortraitEngine,
  source: PictureSource,
  adjustment: PhotoAdjustment,
  encoderFor: EncoderFor,
): Promise<PortraitStill> {
  const whole = await lookAtWhole(engine, source);
  const isFull = whole.region.scale === 1;
  const { said, region } = whole.said.face === null || isFull ? whole : await lookCloser(engine, source, whole);
  // A face that the closer look does not find was none.
  if (said.face === null) return { said, landmarks: null, photo: null };
  const landmarks = landmarksIn(engine, region);
  const composed = engine.compose(adjustment);
  const file = await fittedJpeg(encoderFor(composed.pixels, composed), composed);
  engine.load(composed.pixels);
  const ofPhoto = await engine.analyze(packed(composed), 0, { stage: 'photo' });
  return {
    said,
    landmarks,
    photo: {
      said: ofPhoto,
      checks: countingChecks(said.checks, ofPhoto.checks),
      passed: said.passed && ofPhoto.passed,
      composed,
      file,
      crop: outOf(composed.crop, region),
      scale: composed.scale / region.scale,
      lookedOrigin: { x: region.box.left, y: region.box.top },
      lookedScale: region.scale,
    },
  };
}

async function lookAtWhole(engine: PortraitEngine, source: PictureSource): Promise<Look> {
  const size = fitWithin(source, kAnalysisLongSide);
  const box = { left: 0, top: 0, width: source.width, height: source.height };
  const region = { box, size, scale: Math.max(1, source.width / size.width) };
  const said = await lookAt(engine, source, region, false);
  const faces = said.faces.map(({ box: face, score }) => ({ box: outOf(face, region), score }));
  return { said: { ...said, faces }, region };
}

/** What the whole picture said of its faces stands. */
async function lookCloser(engine: PortraitEngine, source: PictureSource, { said: whole }: Look): Promise<Look> {
  const region = portraitRegion(whole.crop, source);
  return { said: { ...(await lookAt(engine, source, region, true)), faces: whole.faces }, region };
}

async function lookAt(
  engine: PortraitEngine,
  source: PictureSource,
  region: PortraitRegion,
  closer: boolean,
): Promise<PortraitSaying> {
  engine.load(await source.pixels(region.box, region.size));
  const facts = { fullScale: region.scale, closer };
  return inPicture(await engine.analyze(packed(region.size), 0, { stage: 'still' }, facts), region);
}

function landmarksIn(engine: PortraitEngine, { box, scale }: PortraitRegion): FaceLandmark[] | null {
  const points = engine.landmarks();
  return points?.map(([x, y, z]) => [box.left + x * scale, box.top + y * scale, z * scale] as const) ?? null;
}

function packed({ width, height }: Size): FrameLayout {
  return { width, height, rowStride: width * 4, format: 'rgba' };
}
