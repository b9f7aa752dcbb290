import { sha256Hex } from '../../common/sha256.js';
import { QujingError } from '../../errors.js';
import type { PortraitEngine } from '../../engine/portrait_engine.js';
import type { JpegEncoder } from '../../photo/fit_bytes.js';
import { portraitOf, type MadePhoto } from '../../photo/portrait_photo.js';
import type { Size } from '../../common/geometry.js';
import type { CapturedPortrait, PhotoFacts, PortraitArtifact } from '../../types.js';
import type { HeldFrame } from '../analyzer_worker/held_frame.js';
import type { PortraitCommand } from '../protocol/portrait.js';
import { TurnedPicture } from './turned_picture.js';

export type CaptureCommand = Extract<PortraitCommand, { type: 'capture' }>;

/**
 * Makes the photo out of the picture that is held.
 * @throws QujingError captureFailed, photoFileSize, insecureContext, or what the engine refuses a picture with.
 */
export async function takePhoto(
  command: CaptureCommand,
  engine: PortraitEngine,
  held: HeldFrame,
): Promise<CapturedPortrait> {
  const startMs = performance.now();
  const { frameId, timestampMs } = held.facts;
  const picture = new TurnedPicture(held.canvas, command.turn);
  try {
    const { said, photo } = await portraitOf(engine, picture, command.adjustment, canvasEncoder);
    const elapsedMs = performance.now() - startMs;
    const timings = { convertMs: 0, analyzeMs: elapsedMs, totalMs: elapsedMs };
    const ofFrame = { frameId, timestampMs, timings };
    const { width, height } = picture;
    const analysis = { ...said, ...ofFrame, width, height };
    const source = await picture.jpeg();
    const artifact = photo === null ? null : await artifactOf(command, { engine, held }, photo, picture, source);
    return { origin: command.origin, analysis, source, artifact };
  } finally {
    picture.drop();
  }
}

async function artifactOf(
  { origin, turn, sessionId, nonce }: CaptureCommand,
  { engine, held }: { readonly engine: PortraitEngine; readonly held: HeldFrame },
  made: MadePhoto,
  picture: Size,
  source: Blob,
): Promise<PortraitArtifact> {
  const { composed, file, crop, scale, checks, passed, lookedOrigin, lookedScale } = made;
  const { width, height, dpi, backgroundReplaced, cropAndScaleOnly, matteTrust, adjustment } = composed;
  const photo = new Blob([file.bytes], { type: 'image/jpeg' });
  const { frameId, timestampMs } = held.facts;
  const timings = { convertMs: 0, analyzeMs: 0, totalMs: 0 };
  const facts: PhotoFacts = {
    specId: engine.specId,
    backgroundReplaced,
    cropAndScaleOnly,
    scale,
    crop,
    adjustment,
    dpi,
    quality: file.quality,
  };
  const manifest = engine.manifest({
    source: origin,
    capturedAtMs: held.heldAtMs,
    sessionId,
    nonce,
    photo: {
      backgroundReplaced,
      cropAndScaleOnly,
      scale,
      matteTrust,
      movedRight: adjustment.right,
      movedDown: adjustment.down,
      zoom: adjustment.zoom,
      quarterTurns: turn / 90,
    },
    lookedOrigin,
    lookedScale,
    sourcePart: await partOf(source, picture),
    photoPart: await partOf(photo, composed),
  });
  const analysis = { ...made.said, frameId, timestampMs, width, height, timings };
  return { passed, checks, analysis, photo, source, facts, manifest };
}

async function partOf(jpeg: Blob, { width, height }: Size): Promise<Size & { sha256: string; bytes: number }> {
  const sha256 = await sha256Hex(new Uint8Array(await jpeg.arrayBuffer()));
  if (sha256 === null) throw new QujingError('insecureContext', 'digests need a page served over https');
  return { sha256, bytes: jpeg.size, width, height };
}

function canvasEncoder(pixels: Uint8Array<ArrayBuffer>, { width, height }: Size): JpegEncoder {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new QujingError('outOfMemory', `no canvas of ${width}x${height}`);
  context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
  return async (quality) =>
    new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality })).arrayBuffer());
}
