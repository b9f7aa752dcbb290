import { canonicalFace, kOval } from './canonical_face.js';
import type { Point3 } from './face_mesh_page.js';
import { fitHead } from './head_fit.js';
import { anglesOf, type HeadAngles, transposed, turned, turnOf } from './head_turn.js';
import type { Mesh } from './mesh_of.js';
import type { Raster } from './raster.js';
import { type Corner, drawTriangles } from './triangles.js';

/**
 * A photographed head that can be turned: the face's mesh set upright by the canonical face and made symmetric, with
 * rings of hair, ears and neck about it that follow the less, the farther out they lie.
 */
export interface HeadRig {
  /** Head axes (camera axes of a head that looks straight), pixels of the picture; 0 is the point it turns about. */
  head: Point3[];
  /** Where each point lies in the picture. */
  picture: [number, number][];
  /** 1: moves with the head, 0: stays. */
  follows: number[];
  triangles: number[][];
  /** Where the turning point lies in the picture, its depth behind the middle of the eyes. */
  pivot: Point3;
  faceWidth: number;
  /** The pose the photograph itself has. */
  own: HeadAngles;
}

export interface HeadView extends HeadAngles {
  /** Focal length over the picture's long side; a phone's front camera of 60 to 75 degrees has 0.65 to 0.87. */
  focal: number;
}

const kFacePoints = 468;
const kPivotDepth = 0.62;
const kRings = [1.08, 1.18, 1.3, 1.45, 1.65, 1.9, 2.2];

export function makeRig(mesh: Mesh): HeadRig {
  const { triangles } = canonicalFace();
  const fit = fitHead(mesh);
  const faceWidth = widthOf(mesh);
  const upright = uprightFace(mesh);
  const eyes = (axis: 0 | 1 | 2): number => mean([33, 133, 362, 263].map((i) => (upright[i] as Point3)[axis]));
  const origin: Point3 = [0, eyes(1) + 0.25 * faceWidth, eyes(2) + kPivotDepth * faceWidth];
  const head = upright.map(([x, y, z]) => [x, y - origin[1], z - origin[2]] as Point3);
  const [px, py] = turned(fit.turn, origin);
  const rig: HeadRig = {
    head,
    picture: mesh.slice(0, kFacePoints).map(([x, y]) => [x, y]),
    follows: head.map(() => 1),
    triangles: triangles.map((t) => [...t]),
    pivot: [fit.shift[0] + px, fit.shift[1] + py, kPivotDepth * faceWidth],
    faceWidth,
    own: anglesOf(fit.turn),
  };
  addRings(rig);
  faceTheCamera(rig);
  return rig;
}

/** The mesh in head axes: the photograph's own turn undone, both halves alike, depth half by the canonical face. */
function uprightFace(mesh: Mesh): Point3[] {
  const { points, mirror } = canonicalFace();
  const { turn, scale, shift } = fitHead(mesh);
  const back = transposed(turn);
  const own = points.map((_, i) => {
    const [x, y, z] = mesh[i] as Point3;
    return turned(back, [x - shift[0], y - shift[1], z - shift[2]]);
  });
  return own.map(([x, y, z], i) => {
    const [mx, my, mz] = own[mirror[i] as number] as Point3;
    const depth = (z + mz) / 2;
    return [(x - mx) / 2, (y + my) / 2, 0.5 * depth + 0.5 * scale * (points[i] as Point3)[2]];
  });
}

function addRings(rig: HeadRig): void {
  const oval = kOval.map((i) => ({ head: rig.head[i] as Point3, picture: rig.picture[i] as [number, number] }));
  const centre = {
    head: [0, 1].map((k) => mean(oval.map((o) => o.head[k as 0 | 1]))) as [number, number],
    picture: [0, 1].map((k) => mean(oval.map((o) => o.picture[k as 0 | 1]))) as [number, number],
  };
  let inner = [...kOval];
  for (const reach of kRings) {
    const ring = oval.map(({ head, picture }) => {
      const out = (from: number, to: number): number => from + reach * (to - from);
      // A skull goes on from the forehead more gently than a cheek does to the ear.
      const deep = Math.min(1, (reach - 1) / (head[1] < centre.head[1] - 0.35 * rig.faceWidth ? 0.9 : 0.5));
      rig.head.push([out(centre.head[0], head[0]), out(centre.head[1], head[1]), head[2] * (1 - deep)]);
      rig.picture.push([out(centre.picture[0], picture[0]), out(centre.picture[1], picture[1])]);
      const down = (head[1] - centre.head[1]) / (0.7 * rig.faceWidth);
      rig.follows.push(followOf(reach, down));
      return rig.head.length - 1;
    });
    ring.forEach((point, k) => {
      const next = (k + 1) % ring.length;
      rig.triangles.push([inner[k], inner[next], point] as number[], [inner[next], ring[next], point] as number[]);
    });
    inner = ring;
  }
}

/** Hair follows whole, the neck bends, the shoulders stay. down: -1 at the forehead, 1 at the chin. */
function followOf(reach: number, down: number): number {
  const below = Math.min(1, Math.max(0, (down + 0.2) / 1.2));
  const whole = 1.5 * (1 - below) + 1.1 * below;
  const end = 2.15 - 0.15 * below;
  const t = Math.min(1, Math.max(0, (end - reach) / (end - whole)));
  return t * t * (3 - 2 * t);
}

/** All triangles clockwise on the screen in the photograph's own pose. */
function faceTheCamera(rig: HeadRig): void {
  for (const triangle of rig.triangles) {
    const [a, b, c] = triangle.map((i) => rig.picture[i] as [number, number]) as [
      [number, number],
      [number, number],
      [number, number],
    ];
    if ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]) < 0) triangle.reverse();
  }
}

/** The picture seen anew with the head turned as told (not by how much more); any number of channels. */
export function turnHead(rig: HeadRig, texture: Raster, view: HeadView): Raster {
  const out = { ...texture, data: texture.data.slice() };
  drawTriangles(out, texture, cornersOf(rig, texture, view), rig.triangles);
  return out;
}

/** Where the face's 468 points come to lie. */
export function turnedMesh(rig: HeadRig, size: { width: number; height: number }, view: HeadView): Point3[] {
  return cornersOf(rig, size, view)
    .slice(0, kFacePoints)
    .map(({ x, y, z }) => [x, y, z]);
}

/** Where all of the rig's points come to lie. */
export function cornersOf(rig: HeadRig, size: { width: number; height: number }, view: HeadView): Corner[] {
  const [cx, cy] = [size.width / 2, size.height / 2];
  const distance = view.focal * Math.max(size.width, size.height);
  const [target, own] = [turnOf(view), turnOf(rig.own)];
  return rig.head.map((point, i) => {
    const follows = rig.follows[i] as number;
    const [u, v] = rig.picture[i] as [number, number];
    const to = seen(turned(target, point), rig.pivot, cx, cy, distance);
    if (i < kFacePoints) return { x: to[0], y: to[1], z: to[2], u, v };
    const from = seen(turned(own, point), rig.pivot, cx, cy, distance);
    const mixed = (k: 0 | 1 | 2): number => follows * (to[k] - from[k]);
    // The rings lie behind the face, so that nothing of them comes before it.
    return { x: u + mixed(0), y: v + mixed(1), z: from[2] + mixed(2) + 0.02 * rig.faceWidth, u, v };
  });
}

function seen([x, y, z]: Point3, [px, py, pz]: Point3, cx: number, cy: number, distance: number): Point3 {
  const depth = z + pz;
  const nearer = distance / (distance + depth);
  return [cx + (px + x - cx) * nearer, cy + (py + y - cy) * nearer, depth];
}

export function widthOf(mesh: Mesh): number {
  const [a, b] = [mesh[234] as Point3, mesh[454] as Point3];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function mean(values: number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
