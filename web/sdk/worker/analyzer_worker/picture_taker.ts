import { rectifiedSize } from '../../common/card_shape.js';
import { scaleQuad, scaleRect, type Size } from '../../common/geometry.js';
import { sha256Hex } from '../../common/sha256.js';
import type { ArtifactPart, CardEngine, EngineAnalysis } from '../../engine/card_engine.js';
import { QujingError } from '../../errors.js';
import type { CapturedPicture, CardAnalysis, CardArtifact, CardTask, FrameLayout } from '../../types.js';
import type { AnalyzerCommand, FrameSource } from '../protocol.js';
import { encodeJpeg, type HeldFrame } from './held_frame.js';
import { fullScaleOf, type LoadedFrame, type PixelReader } from './pixel_reader.js';

export type CaptureCommand = Extract<AnalyzerCommand, { type: 'capture' }>;

export interface CaptureTools {
  readonly engine: CardEngine;
  readonly held: HeldFrame;
  readonly reader: PixelReader;
}

/**
 * Makes an artifact out of a picture: the one that is held, or one that comes with the command and is held from then on.
 * @throws QujingError captureFailed, outOfMemory, badQuad, or what the engine refuses a frame with.
 */
export async function takePicture(command: CaptureCommand, tools: CaptureTools): Promise<CapturedPicture> {
  const { engine, held } = tools;
  const startMs = performance.now();
  const searched = command.source === null ? null : await search(command.source, command.task, tools);
  const { frameId, timestampMs, quad: seen } = held.facts;
  const quad = command.quad ?? seen;
  const layout = await held.load(engine);
  const loadedMs = performance.now();
  const examined =
    quad === null ? null : engine.examine(layout, quad, command.quad === null, inHeld(command.task, held));
  const said = examined ?? searched;
  if (said === null) throw new QujingError('captureFailed', 'the picture held shows no card');
  const endMs = performance.now();
  const timings = { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs };
  const { width, height } = layout;
  const analysis: CardAnalysis = { ...said, frameId, timestampMs, width, height, timings };
  if (command.origin === 'camera' && !analysis.passed) return { analysis, artifact: null, frame: null };
  const frame = await held.jpeg();
  return { analysis, frame, artifact: await artifactOf(command, tools, layout, analysis, frame) };
}

/** Holds a picture and looks for the card in it. The series of frames ends. */
async function search(
  source: FrameSource,
  task: CardTask,
  { engine, held, reader }: CaptureTools,
): Promise<EngineAnalysis> {
  held.hold(source);
  const loaded = await reader.load(source, engine);
  engine.reset();
  const found = engine.analyze(loaded.layout, 0, { side: task.side ?? 'unknown' }, fullScaleOf(loaded));
  engine.reset();
  const quad = found.quad === null ? null : scaleQuad(found.quad, loaded.layout, held.size);
  held.describe({ quad, frameId: 0, timestampMs: performance.now(), full: sizeOf(loaded) });
  return { ...found, quad };
}

async function artifactOf(
  { origin, sessionId, nonce }: CaptureCommand,
  { engine, held }: CaptureTools,
  layout: FrameLayout,
  analysis: CardAnalysis,
  frame: Blob,
): Promise<CardArtifact | null> {
  const { quad, side, passed } = analysis;
  if (quad === null) return null;
  const size = rectifiedSize(quad);
  const card = await encodeJpeg(engine.rectify(layout, quad, size.width, size.height), size);
  const parts = { card: await partOf(card, size), frame: await partOf(frame, layout) };
  const manifest = engine.manifest({ source: origin, capturedAtMs: held.heldAtMs, sessionId, nonce, ...parts });
  return { side, passed, analysis, card, frame, quad, manifest };
}

async function partOf(jpeg: Blob, { width, height }: Size): Promise<ArtifactPart> {
  const sha256 = await sha256Hex(new Uint8Array(await jpeg.arrayBuffer()));
  if (sha256 === null) throw new QujingError('insecureContext', 'digests need a page served over https');
  return { sha256, bytes: jpeg.size, width, height };
}

/** The task's guide in pixels of the picture that is held. */
function inHeld(task: CardTask, held: HeldFrame): CardTask {
  const { guide = null } = task;
  return guide === null ? task : { ...task, guide: scaleRect(guide, held.facts.full, held.size) };
}

function sizeOf({ fullWidth, fullHeight }: LoadedFrame): Size {
  return { width: fullWidth, height: fullHeight };
}
