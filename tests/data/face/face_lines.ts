import type { Point3 } from './face_mesh_page.js';
import type { Mesh } from './mesh_of.js';

/** Lines of the mesh from the picture's left to its right; left and right are the subject's. */
export const kEyes = {
  right: {
    upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
  },
  left: {
    upper: [362, 398, 384, 385, 386, 387, 388, 466, 263],
    lower: [362, 382, 381, 380, 374, 373, 390, 249, 263],
  },
} as const;
export const kInnerLips = {
  upper: [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308],
  lower: [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308],
} as const;

/** A pair of axes in the picture: `along` to the right through the feature, `across` down. */
export interface Axes {
  x: number;
  y: number;
  cos: number;
  sin: number;
}

export function axesThrough(mesh: Mesh, from: number, to: number): Axes {
  const [a, b] = [mesh[from] as Point3, mesh[to] as Point3];
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, cos: Math.cos(angle), sin: Math.sin(angle) };
}

export function inAxes({ x, y, cos, sin }: Axes, px: number, py: number): [number, number] {
  return [(px - x) * cos + (py - y) * sin, -(px - x) * sin + (py - y) * cos];
}

export function outOfAxes({ x, y, cos, sin }: Axes, along: number, across: number): [number, number] {
  return [x + along * cos - across * sin, y + along * sin + across * cos];
}

/** A line of the mesh as a height over `along`, straight between its points, level beyond its ends. */
export function lineOver(mesh: Mesh, axes: Axes, line: readonly number[]): (along: number) => number {
  const points = line.map((i) => inAxes(axes, ...((mesh[i] as Point3).slice(0, 2) as [number, number])));
  return (along) => {
    const next = points.findIndex(([x]) => x >= along);
    if (next <= 0) return (next === 0 ? points[0] : points.at(-1))?.[1] ?? 0;
    const [a, b] = [points[next - 1], points[next]] as [[number, number], [number, number]];
    const t = (along - a[0]) / Math.max(1e-6, b[0] - a[0]);
    return a[1] + t * (b[1] - a[1]);
  };
}

export function smooth(t: number): number {
  const s = Math.min(1, Math.max(0, t));
  return s * s * (3 - 2 * s);
}
