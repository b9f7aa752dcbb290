/**
 * tsx models/train/landmark_data.ts --out FILE [--views 24] [--seed train]: what the unrefined landmark model sees of
 * faces, and what @mediapipe/face_mesh (refined) says of them. Needs `npm run build` for the runtime.
 * Float32 LE rows: 288 inputs of the model's last filter, channels first; x, y of its 468 points in pixels of its
 * input; the same of the reference.
 */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openFaceMesh, type Point3 } from '../../tests/data/face/face_mesh_page.js';
import { closeMeshes, type Mesh } from '../../tests/data/face/mesh_of.js';
import { Random } from '../../tests/data/random.js';
import { type FaceView, faceView, pixelsOfView } from './face_views.js';
import { kPoints, openTrunk, type Square, squareOf, type Trunk } from './landmark_trunk.js';
import { trainingFaces } from './training_faces.js';

const kSize = 320;
/** A region from points of its own, as in tracking. */
const kLooks = 3;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'build/landmarks.bin' },
    views: { type: 'string', default: '24' },
    seed: { type: 'string', default: 'train' },
  },
});

function nearest(faces: Mesh[], to: Mesh): Mesh | undefined {
  const apart = (mesh: Mesh): number => {
    const [a, b] = [mesh[1] as Point3, to[1] as Point3];
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  };
  return [...faces].sort((a, b) => apart(a) - apart(b))[0];
}

/** The square that the model comes to by itself, then a little beside it. */
function settledSquare(trunk: Trunk, rgb: Uint8Array, start: Mesh, random: Random): Square {
  let square = squareOf(start, random);
  for (let i = 1; i < kLooks; i++) square = squareOf(trunk.look(rgb, kSize, square).points);
  return random.chance(0.5) ? square : squareOf(trunk.look(rgb, kSize, square).points, random, 0.5);
}

function row(trunk: Trunk, rgb: Uint8Array, square: Square, truth: Mesh): Float32Array {
  const seen = trunk.look(rgb, kSize, square);
  const out = new Float32Array(seen.features.length + 4 * kPoints);
  out.set(seen.features);
  for (let i = 0; i < kPoints; i++) {
    const own = square.toInput(seen.points[i] as Point3);
    const right = square.toInput(truth[i] as Point3);
    out.set(own, seen.features.length + 2 * i);
    out.set(right, seen.features.length + 2 * kPoints + 2 * i);
  }
  return out;
}

function view(face: Parameters<typeof faceView>[0], random: Random): Promise<FaceView> {
  const shut = (): number => (random.chance(0.35) ? 1 : random.chance(0.4) ? random.next() : 0);
  const right = shut();
  const lids = { right, left: random.chance(0.8) ? right : shut() };
  return faceView(face, { size: kSize, faceWidth: [80, 185], lids, openMouths: 0.25, glasses: 0, rough: 0.4 }, random);
}

const faces = await trainingFaces();
await closeMeshes();
const page = await openFaceMesh();
const trunk = await openTrunk();
const root = new Random(`landmarks/${values.seed}`);
const unfinished = `${values.out}.new`;
const file = openSync(unfinished, 'w');
let rows = 0;
for (let k = 0; k < Number(values.views); k++) {
  for (const [i, face] of faces.entries()) {
    const random = root.fork(`${k}/${i}`);
    const seen = await view(face, random);
    const truth = nearest(await page.look(seen.jpeg, { looks: kLooks }), seen.mesh);
    if (!truth) continue;
    const rgb = await pixelsOfView(seen);
    const square = settledSquare(trunk, rgb, truth, random);
    writeSync(file, new Uint8Array(row(trunk, rgb, square, truth).buffer));
    rows++;
  }
  console.log(`${rows} rows`);
}
closeSync(file);
await page.close();
renameSync(unfinished, values.out);
