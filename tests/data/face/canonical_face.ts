import { readFileSync } from 'node:fs';
import { packaged } from './face_cache.js';
import type { Point3 } from './face_mesh_page.js';
import { turned, turnOf } from './head_turn.js';

/**
 * MediaPipe's canonical face (as mind-ar packs it): 468 points in centimetres, here in camera axes (x to the picture's
 * right = the subject's left, y down, z away from the camera), set so that it looks straight at the camera: the zero of
 * every angle of the test data.
 */
export interface CanonicalFace {
  points: Point3[];
  triangles: [number, number, number][];
  /** The point on the other half of the face. */
  mirror: number[];
}

/**
 * The model as packed holds its face up: from its ear canals to the lower rims of its eye sockets (about points 234 to
 * between 230 and 119) its Frankfurt plane rises by 2 to 7 degrees, and the photographs of people who look straight
 * into the camera fit it at a median pitch of -3.9 (25 people).
 */
const kHeldUpDegrees = 3.5;

let face: CanonicalFace | undefined;

export function canonicalFace(): CanonicalFace {
  face ??= read();
  return face;
}

function read(): CanonicalFace {
  const lines = readFileSync(packaged('mind_ar/src/face-target/face-geometry/canonical-face-model.obj'), 'utf8').split(
    '\n',
  );
  const rows = (mark: string): string[][] =>
    lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.trim().split(/\s+/).slice(1));
  const lower = turnOf({ yaw: 0, pitch: -kHeldUpDegrees, roll: 0 });
  const points = rows('v').map(([x, y, z]) => turned(lower, [Number(x), -Number(y), -Number(z)]));
  const triangles = rows('f').map((row) => row.map((one) => parseInt(one, 10) - 1) as [number, number, number]);
  const mirror = points.map(([x, y, z]) => {
    let best = 0;
    let least = Infinity;
    points.forEach((p, j) => {
      const d = (p[0] + x) ** 2 + (p[1] - y) ** 2 + (p[2] - z) ** 2;
      if (d < least) [best, least] = [j, d];
    });
    return best;
  });
  return { points, triangles, mirror };
}

/** The face's outline, beginning at the forehead, by the picture's right to the chin and back. */
export const kOval: readonly number[] = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];
