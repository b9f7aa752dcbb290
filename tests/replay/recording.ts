// The recording that all three builds must agree on: a card followed over frames, then frames of every other kind.
import { openSync, closeSync, mkdirSync, writeSync } from 'node:fs';
import { inBuild } from '../../scripts/lib/paths.js';
import { encodeReplay, type Replay, type ReplayFrame, type ReplayResult } from '../../web/sdk/replay/replay_file.js';
import { runReplay } from '../../web/sdk/replay/replay_run.js';
import { ReplaceableEngine } from '../../web/sdk/node/replaceable_engine.js';
import type { FrameLayout } from '../../web/sdk/types.js';
import { compiledWasm, rgba } from '../boundary/engine_under_test.js';
import { cardFrames, kHeight, kWidth } from '../browser/recorded_card.js';

const kFrameMs = 1000 / 30;
const kCardFrames = 14;

/** Frames without expected results. */
export async function unjudged(): Promise<ReplayFrame[]> {
  const cards = (await cardFrames(kCardFrames * 4)).slice(0, kCardFrames).map(({ rgba: pixels }) => pixels);
  const [first] = cards;
  if (first === undefined) throw new Error('no frames');
  const layout = rgba(kWidth, kHeight);
  const frames: (readonly [FrameLayout, Uint8Array<ArrayBuffer>])[] = cards.map((pixels) => [layout, pixels]);
  frames.push(grayOf(first), paddedOf(first), shiftedOf(first), emptyTable());
  frames.push([layout, first.slice(0, -1)], [{ ...layout, rowStride: 100 }, first], [rgba(8, 8), new Uint8Array(256)]);
  frames.push([layout, first]);
  return frames.map(([frameLayout, pixels], index) => ({
    layout: frameLayout,
    timestampMs: index * kFrameMs,
    pixels,
    expected: null,
  }));
}

/** What the wasm says in Node. */
export async function resultsInNode(replay: Replay): Promise<ReplayResult[]> {
  const engine = await ReplaceableEngine.open(await compiledWasm());
  try {
    return await runReplay(replay, (frame) => engine.analyze(frame, frame.timestampMs));
  } finally {
    engine.close();
  }
}

/** The recording with Node's results as the expected ones, and the file it was written to. */
export async function judgedRecording(): Promise<{ readonly replay: Replay; readonly file: string }> {
  const frames = await unjudged();
  const results = await resultsInNode({ engine: '', frames });
  const judged = frames.map((frame, index) => ({ ...frame, expected: results[index] ?? null }));
  const replay = { engine: 'node', frames: judged };
  const file = inBuild('recordings', `three_builds.qjreplay`);
  mkdirSync(inBuild('recordings'), { recursive: true });
  const handle = openSync(file, 'w');
  for (const part of encodeReplay(replay)) writeSync(handle, part);
  closeSync(handle);
  return { replay, file };
}

function grayOf(pixels: Uint8Array): readonly [FrameLayout, Uint8Array<ArrayBuffer>] {
  const gray = new Uint8Array(kWidth * kHeight);
  for (let i = 0; i < gray.length; i++) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(i * 4, i * 4 + 3);
    gray[i] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
  }
  return [{ width: kWidth, height: kHeight, rowStride: kWidth, format: 'gray' }, gray];
}

function paddedOf(pixels: Uint8Array): readonly [FrameLayout, Uint8Array<ArrayBuffer>] {
  const rowStride = kWidth * 4 + 96;
  const padded = new Uint8Array(rowStride * kHeight).fill(99);
  for (let y = 0; y < kHeight; y++) padded.set(pixels.subarray(y * kWidth * 4, (y + 1) * kWidth * 4), y * rowStride);
  return [{ ...rgba(kWidth, kHeight), rowStride }, padded];
}

/** The card half out of the picture: the right two thirds of the frame. */
function shiftedOf(pixels: Uint8Array): readonly [FrameLayout, Uint8Array<ArrayBuffer>] {
  const [left, width] = [560, kWidth - 560];
  const cut = new Uint8Array(width * kHeight * 4);
  for (let y = 0; y < kHeight; y++) {
    cut.set(pixels.subarray((y * kWidth + left) * 4, (y + 1) * kWidth * 4), y * width * 4);
  }
  return [rgba(width, kHeight), cut];
}

function emptyTable(): readonly [FrameLayout, Uint8Array<ArrayBuffer>] {
  const pixels = new Uint8Array(640 * 480 * 4);
  for (let i = 0; i < pixels.length; i++) pixels[i] = i % 4 === 3 ? 255 : 90 + ((i * 2654435761) >>> 28);
  return [rgba(640, 480), pixels];
}
