import { type Camera, pixelsFromPlane, type PlanePose } from './camera.js';
import type { Canvas } from './canvas.js';
import { invert, type Matrix3, multiply, placement } from './geometry.js';
import type { Skin } from './skin.js';

/** What lies behind everything: a table top in the plane, or a far scene that only fills the picture. */
export interface Backdrop {
  skin: Skin;
  kind: 'table' | 'far';
  /** Table: width of one copy of the texture, mm. Far: the share of the picture's width that the texture spans (>= 1). */
  span: number;
  angle: number;
  x: number;
  y: number;
  mirrored: boolean;
}

export function drawBackdrop(canvas: Canvas, camera: Camera, pose: PlanePose, backdrop: Backdrop): void {
  const base = backdrop.skin.texture.levels[0];
  if (!base) return;
  const unit = backdrop.span / base.width;
  const place = multiply(placement(backdrop.x, backdrop.y, backdrop.angle), [unit, 0, 0, 0, unit, 0, 0, 0, 1]);
  const toPixels =
    backdrop.kind === 'table'
      ? multiply(pixelsFromPlane(camera, pose), place)
      : multiply([camera.width, 0, camera.width / 2, 0, camera.width, camera.height / 2, 0, 0, 1], place);
  const fromPixels = invert(toPixels);
  for (let y = 0; y < canvas.height; y++) drawRow(canvas, fromPixels, backdrop, y);
}

/** Texels that one pixel spans around the middle of row `y`; the larger of both directions, a little less against blur. */
function texelsPerPixel(m: Matrix3, u: number, v: number): number {
  const w = m[6] * u + m[7] * v + m[8];
  const x = (m[0] * u + m[1] * v + m[2]) / w;
  const y = (m[3] * u + m[4] * v + m[5]) / w;
  const alongU = Math.hypot(m[0] - x * m[6], m[3] - y * m[6]) / Math.abs(w);
  const alongV = Math.hypot(m[1] - x * m[7], m[4] - y * m[7]) / Math.abs(w);
  return 0.8 * Math.max(alongU, alongV);
}

function drawRow(canvas: Canvas, m: Matrix3, backdrop: Backdrop, row: number): void {
  const { levels } = backdrop.skin.texture;
  const blur = Math.round(Math.log2(Math.max(1, texelsPerPixel(m, canvas.width / 2, row + 0.5))));
  const index = Math.min(levels.length - 1, Number.isFinite(blur) ? blur : levels.length - 1);
  const level = levels[index];
  if (!level) return;
  const { data, width, height } = level;
  const shrink = 1 / 2 ** index;
  const [red, green, blue] = backdrop.skin.order;
  const [redTable, greenTable, blueTable] = backdrop.skin.tables;
  const { light } = canvas;
  const facing = Math.sign(m[6] * (canvas.width / 2) + m[7] * (canvas.height / 2) + m[8]);
  for (let x = 0, i = row * canvas.width; x < canvas.width; x++, i++) {
    const u = canvas.undistortedX[i] as number;
    const v = canvas.undistortedY[i] as number;
    let w = m[6] * u + m[7] * v + m[8];
    // Beyond the table's horizon: the last row before it goes on.
    if (!(w * facing > 1e-9)) w = facing * 1e-9;
    const tx = ((m[0] * u + m[1] * v + m[2]) / w) * shrink - 0.5;
    const ty = ((m[3] * u + m[4] * v + m[5]) / w) * shrink - 0.5;
    const fx0 = Math.floor(tx);
    const fy0 = Math.floor(ty);
    const fx = tx - fx0;
    const fy = ty - fy0;
    const x0 = wrap(fx0, width, backdrop.mirrored) * 3;
    const x1 = wrap(fx0 + 1, width, backdrop.mirrored) * 3;
    const y0 = wrap(fy0, height, backdrop.mirrored) * width * 3;
    const y1 = wrap(fy0 + 1, height, backdrop.mirrored) * width * 3;
    const w00 = (1 - fx) * (1 - fy);
    const w01 = fx * (1 - fy);
    const w10 = (1 - fx) * fy;
    const w11 = fx * fy;
    const at = i * 3;
    light[at] = tap(redTable, data, y0 + x0 + red, y0 + x1 + red, y1 + x0 + red, y1 + x1 + red, w00, w01, w10, w11);
    light[at + 1] = tap(
      greenTable,
      data,
      y0 + x0 + green,
      y0 + x1 + green,
      y1 + x0 + green,
      y1 + x1 + green,
      w00,
      w01,
      w10,
      w11,
    );
    light[at + 2] = tap(
      blueTable,
      data,
      y0 + x0 + blue,
      y0 + x1 + blue,
      y1 + x0 + blue,
      y1 + x1 + blue,
      w00,
      w01,
      w10,
      w11,
    );
  }
}

/** Repeats the texture, every second copy mirrored where its borders do not meet. */
function wrap(i: number, size: number, mirrored: boolean): number {
  if (i >= 0 && i < size) return i;
  if (!mirrored) return ((i % size) + size) % size;
  const j = ((i % (2 * size)) + 2 * size) % (2 * size);
  return j < size ? j : 2 * size - 1 - j;
}

function tap(
  table: Float32Array,
  data: Uint8Array,
  a: number,
  b: number,
  c: number,
  d: number,
  w00: number,
  w01: number,
  w10: number,
  w11: number,
): number {
  return (
    (table[data[a] as number] as number) * w00 +
    (table[data[b] as number] as number) * w01 +
    (table[data[c] as number] as number) * w10 +
    (table[data[d] as number] as number) * w11
  );
}
