import { type Raster, sampleInto } from './raster.js';

/** A corner of a triangle: where it comes to lie, how far away, and which place of the texture it shows. */
export interface Corner {
  x: number;
  y: number;
  z: number;
  u: number;
  v: number;
}

/**
 * Draws triangles over `target` with a depth buffer (nearest wins); texture and target have the same channels. depth:
 * of a value a pixel, to be used again by who draws many.
 */
export function drawTriangles(
  target: Raster,
  texture: Raster,
  corners: Corner[],
  triangles: number[][],
  depth: Float32Array = new Float32Array(target.width * target.height),
): void {
  depth.fill(Infinity);
  for (const [a, b, c] of triangles) {
    const three = [corners[a as number], corners[b as number], corners[c as number]] as [Corner, Corner, Corner];
    drawTriangle(target, texture, depth, three);
  }
}

function drawTriangle(target: Raster, texture: Raster, depth: Float32Array, [a, b, c]: [Corner, Corner, Corner]): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  // Clockwise on the screen is the front; what has turned away is the back of the skin.
  if (area <= 1e-6) return;
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x, c.x)));
  const right = Math.min(target.width - 1, Math.ceil(Math.max(a.x, b.x, c.x)));
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y, c.y)));
  const bottom = Math.min(target.height - 1, Math.ceil(Math.max(a.y, b.y, c.y)));
  const slack = -1e-4;
  for (let y = top; y <= bottom; y++) {
    const [from, to] = spanOf(a, b, c, y + 0.5);
    for (let x = Math.max(left, from), last = Math.min(right, to); x <= last; x++) {
      const px = x + 0.5 - a.x;
      const py = y + 0.5 - a.y;
      const wb = (px * (c.y - a.y) - py * (c.x - a.x)) / area;
      const wc = (py * (b.x - a.x) - px * (b.y - a.y)) / area;
      const wa = 1 - wb - wc;
      if (wa < slack || wb < slack || wc < slack) continue;
      const i = y * target.width + x;
      const z = wa * a.z + wb * b.z + wc * c.z;
      if (z >= (depth[i] as number)) continue;
      depth[i] = z;
      const u = wa * a.u + wb * b.u + wc * c.u;
      const v = wa * a.v + wb * b.v + wc * c.v;
      sampleInto(texture, u, v, target.data, i * target.channels);
    }
  }
}

/** The columns in which a triangle can be met at a height, a little more than exact. */
function spanOf(a: Corner, b: Corner, c: Corner, y: number): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const [p, q] of [
    [a, b],
    [b, c],
    [c, a],
  ] as const) {
    // An edge that ends just above or below still bounds what is taken in by the slack.
    const t = p.y === q.y ? 0 : Math.min(1, Math.max(0, (y - p.y) / (q.y - p.y)));
    const x = p.x + t * (q.x - p.x);
    least = Math.min(least, x, p.y === q.y ? q.x : x);
    most = Math.max(most, x, p.y === q.y ? q.x : x);
  }
  return [Math.floor(least - 1.5), Math.ceil(most + 0.5)];
}
