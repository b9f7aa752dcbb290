import { canonicalFace } from './canonical_face.js';
import type { Point3 } from './face_mesh_page.js';
import { type Turn } from './head_turn.js';
import type { Mesh } from './mesh_of.js';

/** mesh ≈ scale * turn * canonical + shift. */
export interface HeadFit {
  turn: Turn;
  scale: number;
  shift: Point3;
}

/** Below the nose the face moves when it speaks or smiles; those points say nothing about the head. */
const kLowestRigid = 0.5;

/**
 * Least squares over the upper face (B. K. P. Horn, Closed-form solution of absolute orientation using unit
 * quaternions, 1987). The zero of every angle of the test data is this canonical face.
 */
export function fitHead(mesh: Mesh): HeadFit {
  const { points } = canonicalFace();
  const used = points.map((_, i) => i).filter((i) => (points[i] as Point3)[1] < kLowestRigid);
  const head = used.map((i) => points[i] as Point3);
  const seen = used.map((i) => mesh[i] as Point3);
  const [from, to] = [meanOf(head), meanOf(seen)];
  const s = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let size = 0;
  head.forEach((p, n) => {
    const q = seen[n] as Point3;
    for (let i = 0; i < 3; i++) {
      const a = (p[i] as number) - (from[i] as number);
      size += a * a;
      for (let j = 0; j < 3; j++) s[3 * i + j] = (s[3 * i + j] as number) + a * ((q[j] as number) - (to[j] as number));
    }
  });
  const turn = turnOfSums(s as Turn);
  let along = 0;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) along += (turn[3 * j + i] as number) * (s[3 * i + j] as number);
  const scale = along / size;
  const shift = [0, 1, 2].map(
    (i) =>
      (to[i] as number) -
      scale * [0, 1, 2].reduce((sum, k) => sum + (turn[3 * i + k] as number) * (from[k] as number), 0),
  ) as Point3;
  return { turn, scale, shift };
}

function meanOf(points: Point3[]): Point3 {
  return [0, 1, 2].map((i) => points.reduce((sum, p) => sum + (p[i] as number), 0) / points.length) as Point3;
}

/** The quaternion is the eigenvector of the largest eigenvalue, found by power iteration on the shifted matrix. */
function turnOfSums([xx, xy, xz, yx, yy, yz, zx, zy, zz]: Turn): Turn {
  const n = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ];
  const offset = Math.max(...n.map((row) => row.reduce((sum, v) => sum + Math.abs(v), 0)));
  let q = [1, 0.01, 0.01, 0.01];
  for (let i = 0; i < 2000; i++) {
    const next = n.map((row, r) => row.reduce((sum, v, k) => sum + v * (q[k] as number), offset * (q[r] as number)));
    const length = Math.hypot(...next);
    q = next.map((v) => v / length);
  }
  const [w, x, y, z] = q as [number, number, number, number];
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    1 - 2 * (x * x + z * z),
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    1 - 2 * (x * x + y * y),
  ];
}
