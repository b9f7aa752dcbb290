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

/**
 * Looks at a still, once as a whole and once closer at the part that becomes the photo, composes the photo and looks at
 * that too.
 * @throws QujingError photoFileSize when the photo fits no file of the spec, or what the engine refuses a picture with.
 */
export async function portraitOf(
  engine: PortraitEngine,
  source: PictureSource,
  adjustment: PhotoAdjustment,
  encoderFor: EncoderFor,
): Promise<PortraitStill> {
  const whole = await lookAtWhole(engine, source);
  if (whole.face === null) return { said: whole, landmarks: null, photo: null };
  const region = portraitRegion(whole.crop, source);
  engine.load(await source.pixels(region.box, region.size));
  const facts = { fullScale: region.scale, closer: true };
  const closer = await engine.analyze(packed(region.size), 0, { stage: 'still' }, facts);
  // A face that the closer look does not find was none.
  if (closer.face === null) return { said: { ...closer, faces: whole.faces }, landmarks: null, photo: null };
  const said = { ...inPicture(closer, region), faces: whole.faces };
  const landmarks = landmarksIn(engine, region);
  const composed = engine.compose(adjustment);
  const file = await fittedJpeg(encoderFor(composed.pixels, composed), composed);
  engine.load(composed.pixels);
  const ofPhoto = await engine.analyze(packed(composed), 0, { stage: 'photo' });
  const checks = countingChecks(said.checks, ofPhoto.checks);
  return {
    said,
    landmarks,
    photo: {
      said: ofPhoto,
      checks,
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

async function lookAtWhole(engine: PortraitEngine, source: PictureSource): Promise<PortraitSaying> {
  const size = fitWithin(source, kAnalysisLongSide);
  const box = { left: 0, top: 0, width: source.width, height: source.height };
  engine.load(await source.pixels(box, size));
  const scale = Math.max(1, source.width / size.width);
  const said = await engine.analyze(packed(size), 0, { stage: 'still' }, { fullScale: scale });
  const inSource = inPicture(said, { box, size, scale });
  const faces = said.faces.map(({ box: face, score }) => ({ box: outOf(face, { box, size, scale }), score }));
  return { ...inSource, faces };
}

function landmarksIn(engine: PortraitEngine, { box, scale }: PortraitRegion): FaceLandmark[] | null {
  const points = engine.landmarks();
  return points?.map(([x, y, z]) => [box.left + x * scale, box.top + y * scale, z * scale] as const) ?? null;
}

function packed({ width, height }: Size): FrameLayout {
  return { width, height, rowStride: width * 4, format: 'rgba' };
}
