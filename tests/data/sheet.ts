import { type Camera, pixelsFromPlane, type PlanePose, project } from './camera.js';
import { type Box, boxAround, type Canvas } from './canvas.js';
import { invert, mapQuad, type Matrix3, multiply, placement, type Quad, rectangleCorners } from './geometry.js';
import type { Rgb } from './light.js';
import type { Skin } from './skin.js';

/** A flat thing with rounded corners lying in the plane: a card, a phone, a book, a sheet of paper. */
export interface Sheet {
  x: number;
  y: number;
  angle: number;
  width: number;
  height: number;
  radius: number;
  /** Underside and upper side above the table, millimetres. */
  bottom: number;
  top: number;
  skin: Skin;
  /** Linear light of the sides; null draws none. */
  sideColour: Rgb | null;
  rim: Rim | null;
  alpha: number;
}

/** A worn or printed line along the outline: `gain` at the very edge, fading over `width` mm. */
export interface Rim {
  width: number;
  gain: number;
}

/** How a sheet lies before the camera. */
export interface SheetView {
  fromPixels: Matrix3;
  corners: Quad;
  box: Box;
  millimetresPerPixel: number;
}

export function viewSheet(
  camera: Camera,
  pose: PlanePose,
  sheet: Sheet,
  height: number,
  marginPx = 2,
): SheetView | null {
  const toPixels = multiply(pixelsFromPlane(camera, pose, height), placement(sheet.x, sheet.y, sheet.angle));
  const plain = rectangleCorners(sheet.width, sheet.height);
  const depths = plain.map(([x, y]) => toPixels[6] * x + toPixels[7] * y + toPixels[8]);
  if (Math.min(...depths) < 1) return null;
  const corners = mapQuad(plain, (p) => project(camera, toPixels, p));
  const area =
    Math.abs(
      (corners[2][0] - corners[0][0]) * (corners[3][1] - corners[1][1]) -
        (corners[2][1] - corners[0][1]) * (corners[3][0] - corners[1][0]),
    ) / 2;
  if (!(area > 4)) return null;
  const millimetresPerPixel = Math.sqrt((sheet.width * sheet.height) / area);
  return { fromPixels: invert(toPixels), corners, box: boxAround(camera, corners, marginPx), millimetresPerPixel };
}

/** Draws the sheet: its sides first, then the upper face. */
export function drawSheet(canvas: Canvas, camera: Camera, pose: PlanePose, sheet: Sheet): void {
  if (sheet.sideColour && sheet.top > sheet.bottom) {
    const steps = Math.max(1, Math.min(6, Math.ceil((sheet.top - sheet.bottom) / 4)));
    for (let i = 0; i < steps; i++) {
      const height = sheet.bottom + ((sheet.top - sheet.bottom) * i) / steps;
      const side = viewSheet(camera, pose, sheet, height);
      if (side) fill(canvas, side, sheet, sheet.sideColour);
    }
  }
  const face = viewSheet(camera, pose, sheet, sheet.top);
  if (face) fill(canvas, face, sheet, null);
}

function fill(canvas: Canvas, view: SheetView, sheet: Sheet, flat: Rgb | null): void {
  for (let y = view.box.top; y < view.box.bottom; y++) {
    if (flat) fillRowFlat(canvas, view, sheet, flat, y);
    else fillRow(canvas, view, sheet, y);
  }
}

/** Distance to the rounded rectangle's outline, millimetres, negative inside. */
function outlineDistance(x: number, y: number, halfWidth: number, halfHeight: number, radius: number): number {
  const qx = Math.abs(x) - halfWidth + radius;
  const qy = Math.abs(y) - halfHeight + radius;
  if (qx > 0 && qy > 0) return Math.sqrt(qx * qx + qy * qy) - radius;
  return Math.max(qx, qy) - radius;
}

/** Millimetres that one pixel spans across the nearest part of the outline. */
function spanAcross(m: Matrix3, x: number, y: number, w: number, sheet: Sheet): number {
  const qx = Math.abs(x) - sheet.width / 2 + sheet.radius;
  const qy = Math.abs(y) - sheet.height / 2 + sheet.radius;
  let nx = qx > qy ? Math.sign(x) : 0;
  let ny = qx > qy ? 0 : Math.sign(y);
  if (qx > 0 && qy > 0) {
    const length = Math.sqrt(qx * qx + qy * qy);
    nx = (Math.sign(x) * qx) / length;
    ny = (Math.sign(y) * qy) / length;
  }
  const du = nx * (m[0] - x * m[6]) + ny * (m[3] - y * m[6]);
  const dv = nx * (m[1] - x * m[7]) + ny * (m[4] - y * m[7]);
  return Math.sqrt(du * du + dv * dv) / Math.abs(w);
}

function fillRowFlat(canvas: Canvas, view: SheetView, sheet: Sheet, colour: Rgb, y: number): void {
  const m = view.fromPixels;
  const near = 4 * view.millimetresPerPixel;
  for (let x = view.box.left, i = y * canvas.width + x; x < view.box.right; x++, i++) {
    const u = canvas.undistortedX[i] as number;
    const v = canvas.undistortedY[i] as number;
    const w = m[6] * u + m[7] * v + m[8];
    const px = (m[0] * u + m[1] * v + m[2]) / w;
    const py = (m[3] * u + m[4] * v + m[5]) / w;
    const outside = outlineDistance(px, py, sheet.width / 2, sheet.height / 2, sheet.radius);
    if (outside > near) continue;
    let cover = sheet.alpha;
    if (outside > -near) cover *= Math.min(1, Math.max(0, 0.5 - outside / spanAcross(m, px, py, w, sheet)));
    if (cover > 0) blend(canvas.light, i * 3, colour[0], colour[1], colour[2], cover);
  }
}

function blend(light: Float32Array, at: number, r: number, g: number, b: number, cover: number): void {
  light[at] = (light[at] as number) * (1 - cover) + r * cover;
  light[at + 1] = (light[at + 1] as number) * (1 - cover) + g * cover;
  light[at + 2] = (light[at + 2] as number) * (1 - cover) + b * cover;
}

function fillRow(canvas: Canvas, view: SheetView, sheet: Sheet, y: number): void {
  const m = view.fromPixels;
  const { light } = canvas;
  const near = 4 * view.millimetresPerPixel;
  const base = sheet.skin.texture.levels[0];
  if (!base) return;
  const texelsPerMillimetre = base.width / sheet.width;
  const blur = Math.log2(Math.max(1, texelsPerMillimetre * view.millimetresPerPixel));
  const level = sheet.skin.texture.levels[Math.min(sheet.skin.texture.levels.length - 1, Math.round(blur))] ?? base;
  const { data, width, height } = level;
  const scaleX = width / sheet.width;
  const scaleY = height / sheet.height;
  const [red, green, blue] = sheet.skin.order;
  const [redTable, greenTable, blueTable] = sheet.skin.tables;
  for (let x = view.box.left, i = y * canvas.width + x; x < view.box.right; x++, i++) {
    const u = canvas.undistortedX[i] as number;
    const v = canvas.undistortedY[i] as number;
    const w = m[6] * u + m[7] * v + m[8];
    const px = (m[0] * u + m[1] * v + m[2]) / w;
    const py = (m[3] * u + m[4] * v + m[5]) / w;
    const outside = outlineDistance(px, py, sheet.width / 2, sheet.height / 2, sheet.radius);
    if (outside > near) continue;
    let cover = sheet.alpha;
    if (outside > -near) cover *= Math.min(1, Math.max(0, 0.5 - outside / spanAcross(m, px, py, w, sheet)));
    if (!(cover > 0)) continue;
    const tx = Math.min(width - 1.001, Math.max(0, (px + sheet.width / 2) * scaleX - 0.5));
    const ty = Math.min(height - 1.001, Math.max(0, (py + sheet.height / 2) * scaleY - 0.5));
    const x0 = tx | 0;
    const y0 = ty | 0;
    const fx = tx - x0;
    const fy = ty - y0;
    const a = (y0 * width + x0) * 3;
    const b = a + width * 3;
    const w00 = (1 - fx) * (1 - fy);
    const w01 = fx * (1 - fy);
    const w10 = (1 - fx) * fy;
    const w11 = fx * fy;
    let gain = 1;
    if (sheet.rim && outside > -sheet.rim.width)
      gain = 1 + (sheet.rim.gain - 1) * (1 + Math.min(0, outside) / sheet.rim.width);
    blend(
      light,
      i * 3,
      gain * tap(redTable, data, a + red, b + red, w00, w01, w10, w11),
      gain * tap(greenTable, data, a + green, b + green, w00, w01, w10, w11),
      gain * tap(blueTable, data, a + blue, b + blue, w00, w01, w10, w11),
      cover,
    );
  }
}

function tap(
  table: Float32Array,
  data: Uint8Array,
  a: number,
  b: number,
  w00: number,
  w01: number,
  w10: number,
  w11: number,
): number {
  return (
    (table[data[a] as number] as number) * w00 +
    (table[data[a + 3] as number] as number) * w01 +
    (table[data[b] as number] as number) * w10 +
    (table[data[b + 3] as number] as number) * w11
  );
}
