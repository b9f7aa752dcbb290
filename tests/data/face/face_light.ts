import { kOval } from './canonical_face.js';
import { smooth } from './face_lines.js';
import type { Point3 } from './face_mesh_page.js';
import { widthOf } from './head_rig.js';
import { encode, luma } from '../light.js';
import type { Mesh } from './mesh_of.js';
import type { Raster } from './raster.js';

/** A lamp at one side of the subject: the other half of the face falls into shadow over a smooth terminator. */
export interface SideLight {
  /** Linear light of the bright half over the dark one. */
  ratio: number;
  /** The bright half, the subject's. */
  side: 'left' | 'right';
  /** Width of the terminator as a share of the face's width. */
  softness: number;
}

export function lightFromSide(
  picture: Raster,
  mesh: Mesh,
  matte: Raster | undefined,
  { ratio, side, softness }: SideLight,
): Raster {
  const [brow, chin] = [mesh[10] as Point3, mesh[152] as Point3];
  const [nose] = [mesh[1] as Point3];
  const length = Math.hypot(chin[0] - brow[0], chin[1] - brow[1]);
  const [ax, ay] = [(chin[1] - brow[1]) / length, -(chin[0] - brow[0]) / length];
  const wide = widthOf(mesh) * softness;
  const bright = 1.2;
  const dark = bright / ratio;
  const out = { ...picture, data: picture.data.slice() };
  for (let y = 0, i = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, i += 3) {
      const off = ((x - nose[0]) * ax + (y - nose[1]) * ay) * (side === 'left' ? 1 : -1);
      const person = matte ? (matte.data[y * picture.width + x] as number) : 1;
      // The wall behind is lit by the same lamp, but does not turn away from it.
      const lit = person * smooth(off / wide + 0.5) + (1 - person) * smooth(off / (5 * wide) + 0.55);
      const gain = dark + (bright - dark) * lit;
      for (let c = 0; c < 3; c++) out.data[i + c] = (out.data[i + c] as number) * gain;
    }
  }
  return out;
}

/** Figures of the skin inside the face's outline, 8-bit luma at an exposure. */
export interface FaceLight {
  mean: number;
  /** Shares of pixels with luma 247 and up, 25 and down. */
  burnt: number;
  dark: number;
}

export function faceLight(picture: Raster, mesh: Mesh, exposure = 1): FaceLight {
  const outline = kOval.map((i) => mesh[i] as Point3);
  const [top, bottom] = [Math.min(...outline.map((p) => p[1])), Math.max(...outline.map((p) => p[1]))];
  let [count, sum, burnt, dark] = [0, 0, 0, 0];
  for (let y = Math.max(0, Math.ceil(top)); y < Math.min(picture.height, bottom); y += 2) {
    const [left, right] = spanAt(outline, y);
    for (let x = Math.max(0, Math.ceil(left)); x < Math.min(picture.width, right); x += 2) {
      const i = (y * picture.width + x) * 3;
      const [r, g, b] = [0, 1, 2].map((c) => encode((picture.data[i + c] as number) * exposure)) as [
        number,
        number,
        number,
      ];
      const value = luma(r, g, b);
      count++;
      sum += value;
      if (value >= 247) burnt++;
      if (value <= 25) dark++;
    }
  }
  return { mean: sum / Math.max(1, count), burnt: burnt / Math.max(1, count), dark: dark / Math.max(1, count) };
}

function spanAt(outline: Point3[], y: number): [number, number] {
  let [left, right] = [Infinity, -Infinity];
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length] as Point3;
    if (a[1] > y === b[1] > y) return;
    const x = a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
    left = Math.min(left, x);
    right = Math.max(right, x);
  });
  return [left, right];
}

/** The exposure at which a figure of the face reaches a value; the figure grows with the exposure. */
export function exposureFor(picture: Raster, mesh: Mesh, figure: (light: FaceLight) => number, value: number): number {
  let [low, high] = [1 / 64, 64];
  for (let i = 0; i < 18; i++) {
    const middle = Math.sqrt(low * high);
    if (figure(faceLight(picture, mesh, middle)) < value) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
