// What the measuring programs call in the page; see tests/measure/*.ts.
import { createAnalyzer, type PixelFrame } from 'qujing';
import { ContourClient } from './contour_client.js';
import { frameOf, kLayout, loadFrames } from './frames.js';

export interface RunTimes {
  readonly untrackedMs: number;
  readonly trackedMs: number;
  readonly contourMs: number;
  /** Inside the engine alone, a frame searched anew. */
  readonly engineMs: number;
  /** Of the frames: found, and found by tracking. */
  readonly found: number;
  readonly tracked: number;
}

export interface MemoryFigures {
  readonly memoryBytes: number;
  readonly openHandles: number;
}

const analyzer = createAnalyzer();
const buffer: PixelFrame = { pixels: new ArrayBuffer(kLayout.rowStride * kLayout.height), layout: kLayout };
const contour = new ContourClient();
const frames = loadFrames();
let clockMs = 0;

/** One run of each way over the same frames; milliseconds a frame, from RGBA in this page to the quad. */
async function speedRun(count: number): Promise<RunTimes> {
  let found = 0;
  let tracked = 0;
  let engineSumMs = 0;
  const untracked = async (pixels: Uint8Array): Promise<number> => {
    await analyzer.reset();
    return timed(async () => {
      engineSumMs += (await ours(pixels))?.timings.analyzeMs ?? 0;
    });
  };
  const following = async (pixels: Uint8Array): Promise<number> =>
    timed(async () => {
      const analysis = await ours(pixels);
      found += Number(analysis?.found === true);
      tracked += Number(analysis?.tracked === true);
    });
  const untrackedMs = await mean(count, untracked);
  const contourMs = await mean(count, (pixels) => timed(() => contour.find(pixels)));
  await analyzer.reset();
  await ours(frameOf(await frames, 0));
  const trackedMs = await mean(count, following);
  return { untrackedMs, trackedMs, contourMs, engineMs: engineSumMs / count, found, tracked };
}

/** So many frames through the worker, one after the other. */
async function endure(count: number): Promise<MemoryFigures> {
  const all = await frames;
  for (let index = 0; index < count; index++) await ours(frameOf(all, index));
  const { memoryBytes, openHandles } = await analyzer.inspect();
  return { memoryBytes, openHandles };
}

function ours(pixels: Uint8Array): ReturnType<typeof analyzer.analyze> {
  new Uint8Array(buffer.pixels).set(pixels);
  return analyzer.analyze(buffer, { timestampMs: (clockMs += 33) });
}

async function mean(count: number, measure: (pixels: Uint8Array) => Promise<number>): Promise<number> {
  const all = await frames;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += await measure(frameOf(all, index));
  return sum / count;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

export const bench = { speedRun, endure };
Object.assign(globalThis, { bench });
