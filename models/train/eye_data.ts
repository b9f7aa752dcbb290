/**
 * tsx models/train/eye_data.ts --out FILE [--views 120] [--seed train]: eyes to learn from, out of the packages of
 * scripts/setup/face_data.sh; the same seed gives the same file.
 * 'QJEYES01', uint32 LE count, width, height; then per eye: uint16 LE face, uint16 LE width of the eye in the view in
 * 1/64 pixels, float32 LE share that is open, and RGB of width x height: the eye level between its corners, 2.7 times
 * as wide as it, the outer corner to the left.
 */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { widthOf } from '../../tests/data/face/head_rig.js';
import { closeMeshes } from '../../tests/data/face/mesh_of.js';
import { Random } from '../../tests/data/random.js';
import { type FaceView, faceView, pixelsOfView } from './face_views.js';
import { type TrainingFace, trainingFaces } from './training_faces.js';

const kWidth = 96;
const kHeight = 60;
const kAroundEye = 2.7;
const kSize = 288;
const kCorners = { right: [33, 133], left: [263, 362] } as const;
/** Of the face's width: an eye that is narrower has turned away too far. */
const kNarrowest = 0.13;
/** Half of what is shown is open or shut; the lids between come from all over. */
const kShares = [0, 0, 0, 0, 0, 0.15, 0.3, 0.5, 0.75, 0.9, 1, 1, 1, 1];

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'build/eyes.bin' },
    views: { type: 'string', default: '120' },
    seed: { type: 'string', default: 'train' },
  },
});
const views = Number(values.views);

/** Means of 2x2 places bilinearly read: what the engine does with an eye this large. */
function eyeOf(rgb: Uint8Array, size: number, outer: readonly number[], inner: readonly number[]): [Buffer, number] {
  const [ax = 0, ay = 0] = outer;
  const [bx = 0, by = 0] = inner;
  const eye = Math.hypot(bx - ax, by - ay);
  const step = (kAroundEye * eye) / kWidth;
  const [ux, uy] = [((bx - ax) / eye) * step, ((by - ay) / eye) * step];
  // The outer corner of a left eye is on the right of the picture: down stays down.
  const flip = bx < ax ? -1 : 1;
  const out = Buffer.alloc(kWidth * kHeight * 3);
  const places = Math.max(1, Math.round(step));
  const at = (x: number, y: number, c: number): number => {
    const clamp = (v: number): number => Math.min(size - 1, Math.max(0, v));
    return rgb[(clamp(y) * size + clamp(x)) * 3 + c] ?? 0;
  };
  for (let i = 0; i < kWidth * kHeight; i++) {
    const sums = [0, 0, 0];
    for (let k = 0; k < places * places; k++) {
      const u = (i % kWidth) + ((k % places) + 0.5) / places - kWidth / 2;
      const v = (Math.floor(i / kWidth) + (Math.floor(k / places) + 0.5) / places - kHeight / 2) * flip;
      const x = (ax + bx) / 2 + u * ux - v * uy - 0.5;
      const y = (ay + by) / 2 + u * uy + v * ux - 0.5;
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [x - x0, y - y0];
      for (let c = 0; c < 3; c++) {
        const top = at(x0, y0, c) * (1 - fx) + at(x0 + 1, y0, c) * fx;
        const bottom = at(x0, y0 + 1, c) * (1 - fx) + at(x0 + 1, y0 + 1, c) * fx;
        sums[c] = (sums[c] ?? 0) + top * (1 - fy) + bottom * fy;
      }
    }
    for (let c = 0; c < 3; c++) out[3 * i + c] = Math.round((sums[c] ?? 0) / places ** 2);
  }
  return [out, eye];
}

function shareOf(random: Random): number {
  const share = random.pick(kShares);
  return share === 0 || share === 1 ? share : Math.min(1, Math.max(0, share + random.range(-0.08, 0.08)));
}

async function viewOf(face: TrainingFace, random: Random): Promise<FaceView> {
  const right = shareOf(random);
  const lids = { right, left: random.chance(0.8) ? right : shareOf(random) };
  const rough = random.range(0.2, 1);
  return faceView(face, { size: kSize, faceWidth: [45, 190], lids, openMouths: 0, glasses: 0.15, rough }, random);
}

const faces = (await trainingFaces()).filter(({ openEyes }) => openEyes);
await closeMeshes();
const root = new Random(`eyes/${values.seed}`);
const unfinished = `${values.out}.new`;
const file = openSync(unfinished, 'w');
const header = Buffer.alloc(20);
writeSync(file, header);
let count = 0;
for (let k = 0; k < views; k++) {
  for (const [i, face] of faces.entries()) {
    const view = await viewOf(face, root.fork(`${k}/${i}`));
    const rgb = await pixelsOfView(view);
    for (const side of ['right', 'left'] as const) {
      const [outer, inner] = kCorners[side];
      const [pixels, eye] = eyeOf(rgb, kSize, view.mesh[outer] ?? [], view.mesh[inner] ?? []);
      if (eye < kNarrowest * widthOf(view.mesh)) continue;
      const record = Buffer.alloc(8);
      record.writeUInt16LE(i, 0);
      record.writeUInt16LE(Math.round(eye * 64), 2);
      record.writeFloatLE(1 - view.lids[side], 4);
      writeSync(file, Buffer.concat([record, pixels]));
      count++;
    }
  }
  if ((k + 1) % 10 === 0) console.log(`${k + 1} of ${views} views of ${faces.length} faces`);
}
header.write('QJEYES01', 'latin1');
[count, kWidth, kHeight].forEach((value, i) => header.writeUInt32LE(value, 8 + 4 * i));
writeSync(file, header, 0, header.length, 0);
closeSync(file);
renameSync(unfinished, values.out);
