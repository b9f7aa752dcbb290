import { boxAround, type Canvas } from './canvas.js';
import type { Point } from './geometry.js';
import type { Rgb } from './light.js';
import { smooth } from './shade.js';

/** A finger (or an arm, a pen, a cable): a tapered capsule from `root` outside to `tip`, in pixels. */
export interface Finger {
  root: Point;
  tip: Point;
  rootRadius: number;
  tipRadius: number;
  colour: Rgb;
  /** Unit direction the light comes from, in the picture. */
  light: Point;
  nail: Rgb | null;
  /** Phase of the creases; null for smooth things. */
  creases: number | null;
}

interface Near {
  /** Along the axis 0..1, across it in radii (signed), distance to the outline in pixels. */
  along: number;
  across: number;
  outside: number;
  radius: number;
}

function nearest(finger: Finger, x: number, y: number): Near {
  const ax = finger.tip[0] - finger.root[0];
  const ay = finger.tip[1] - finger.root[1];
  const length = Math.sqrt(ax * ax + ay * ay);
  const dx = x - finger.root[0];
  const dy = y - finger.root[1];
  const along = Math.min(1, Math.max(0, (dx * ax + dy * ay) / (length * length)));
  const radius = finger.rootRadius + (finger.tipRadius - finger.rootRadius) * along;
  const px = dx - along * ax;
  const py = dy - along * ay;
  const away = Math.sqrt(px * px + py * py);
  return { along, across: (ax * dy - ay * dx) / length / radius, outside: away - radius, radius };
}

export function fingerDistance(finger: Finger, x: number, y: number): number {
  return nearest(finger, x, y).outside;
}

export function drawFinger(canvas: Canvas, finger: Finger): void {
  const margin = Math.max(finger.rootRadius, finger.tipRadius) + 2;
  const box = boxAround(canvas, [finger.root, finger.tip], margin);
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const near = nearest(finger, x + 0.5, y + 0.5);
      const cover = Math.min(1, Math.max(0, 0.5 - near.outside));
      if (cover > 0) paint(canvas.light, (y * canvas.width + x) * 3, finger, near, cover);
    }
  }
}

function paint(light: Float32Array, at: number, finger: Finger, near: Near, cover: number): void {
  const t = Math.min(1, Math.max(0, 1 + near.outside / near.radius));
  const up = Math.sqrt(Math.max(0, 1 - t * t));
  const ax = finger.tip[0] - finger.root[0];
  const ay = finger.tip[1] - finger.root[1];
  const length = Math.hypot(ax, ay);
  const facing = (near.across * (-ay * finger.light[0] + ax * finger.light[1])) / length;
  let shade = 0.42 + 0.5 * up + 0.3 * facing;
  if (finger.creases !== null) {
    const crease =
      Math.sin((near.along * length) / (near.radius * 0.12) + finger.creases) *
      Math.sin(near.along * 9 + finger.creases);
    shade *= 1 + 0.03 * crease * up;
  }
  const red = 1 + 0.18 * (1 - up);
  const nail = finger.nail && inNail(finger, near, length) ? finger.nail : null;
  const base = nail ?? finger.colour;
  light[at] = (light[at] as number) * (1 - cover) + base[0] * Math.max(0.08, shade) * red * cover;
  light[at + 1] = (light[at + 1] as number) * (1 - cover) + base[1] * Math.max(0.08, shade) * cover;
  light[at + 2] = (light[at + 2] as number) * (1 - cover) + base[2] * Math.max(0.08, shade) * cover;
}

function inNail(finger: Finger, near: Near, length: number): boolean {
  const back = ((1 - near.along) * length) / finger.tipRadius - 0.45;
  return near.along < 1 && (back / 0.75) ** 2 + (near.across / 0.62) ** 2 < 1;
}

/** Soft dark halo of the finger on what it touches. */
export function drawFingerShadow(canvas: Canvas, finger: Finger, shift: Point, reach: number, depth: number): void {
  const moved: Finger = {
    ...finger,
    root: [finger.root[0] + shift[0], finger.root[1] + shift[1]],
    tip: [finger.tip[0] + shift[0], finger.tip[1] + shift[1]],
  };
  const box = boxAround(canvas, [moved.root, moved.tip], Math.max(finger.rootRadius, finger.tipRadius) + reach + 1);
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const t = 1 - fingerDistance(moved, x + 0.5, y + 0.5) / reach;
      if (t <= 0) continue;
      const gain = 1 - depth * smooth(Math.min(1, t));
      const at = (y * canvas.width + x) * 3;
      for (let c = 0; c < 3; c++) canvas.light[at + c] = (canvas.light[at + c] as number) * gain;
    }
  }
}
