// What the portrait's measuring programs call in the page; see tests/measure/portrait_*.ts.
import { createPortraitAnalyzer, type PixelFrame } from 'qujing';
import { frameOf, kLayout, loadFrames } from './frames.js';
import { GoogleMesh } from './google_mesh.js';
import { openHuman } from './human_mesh.js';

export interface FaceTimes {
  readonly oursMs: number;
  /** Inside our worker, without the way to it. */
  readonly engineMs: number;
  readonly googleMs: number;
  readonly humanMs: number;
  /** Of the frames of a run. */
  readonly tracked: number;
  readonly googleFound: number;
  readonly humanFound: number;
}

export interface FaceMemory {
  readonly memoryBytes: number;
  readonly openHandles: number;
}

const analyzer = createPortraitAnalyzer();
const buffer: PixelFrame = { pixels: new ArrayBuffer(kLayout.rowStride * kLayout.height), layout: kLayout };
const guide = { x: 400, y: 0, width: 480, height: 640 };
const frames = loadFrames();
let clockMs = 0;
let peers: Promise<{ google: GoogleMesh; human: Awaited<ReturnType<typeof openHuman>> }> | null = null;

/** One run of each over the same frames, one after the other; milliseconds a frame. */
async function speedRun(count: number): Promise<FaceTimes> {
  peers ??= openPeers();
  const { google, human } = await peers;
  let tracked = 0;
  let engineSumMs = 0;
  await analyzer.reset();
  const oursMs = await mean(count, async (pixels) => {
    const startMs = performance.now();
    const analysis = await ours(pixels);
    tracked += Number(analysis?.tracked === true);
    engineSumMs += analysis?.timings.totalMs ?? 0;
    return performance.now() - startMs;
  });
  google.found = 0;
  const googleMs = await mean(count, async (pixels) => {
    google.show(imageOf(pixels));
    const startMs = performance.now();
    await google.look();
    return performance.now() - startMs;
  });
  let humanFound = 0;
  const humanMs = await mean(count, async (pixels) => {
    const image = imageOf(pixels);
    const startMs = performance.now();
    humanFound += Number((await human.detect(image)).face.length > 0);
    return performance.now() - startMs;
  });
  const found = { tracked, googleFound: google.found, humanFound };
  return { oursMs, engineMs: engineSumMs / count, googleMs, humanMs, ...found };
}

/** So many frames through the worker, one after the other. */
async function endure(count: number): Promise<FaceMemory> {
  const all = await frames;
  for (let index = 0; index < count; index++) await ours(frameOf(all, index));
  const { memoryBytes, openHandles } = await analyzer.inspect();
  return { memoryBytes, openHandles };
}

async function openPeers(): Promise<{ google: GoogleMesh; human: Awaited<ReturnType<typeof openHuman>> }> {
  const google = new GoogleMesh();
  await google.open();
  return { google, human: await openHuman() };
}

/** A film of 25 frames a second, so that segmentation has its share. */
function ours(pixels: Uint8Array): ReturnType<typeof analyzer.analyze> {
  new Uint8Array(buffer.pixels).set(pixels);
  return analyzer.analyze(buffer, { timestampMs: (clockMs += 40), task: { guide } });
}

function imageOf(pixels: Uint8Array): ImageData {
  return new ImageData(new Uint8ClampedArray(pixels), kLayout.width, kLayout.height);
}

async function mean(count: number, measure: (pixels: Uint8Array) => Promise<number>): Promise<number> {
  const all = await frames;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += await measure(frameOf(all, index));
  return sum / count;
}

export const faceBench = { speedRun, endure };
Object.assign(globalThis, { faceBench });
