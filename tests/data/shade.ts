import { type Camera, type PlanePose } from './camera.js';
import { boxAround, type Canvas } from './canvas.js';
import type { Point } from './geometry.js';
import type { MixedLight } from './scene.js';
import { type Sheet, viewSheet } from './sheet.js';

/** Contact shadow of a sheet on what lies under it: dark at the outline, gone `reach` mm away, shifted by the light. */
export interface ContactShadow {
  reach: number;
  depth: number;
  shift: Point;
}

export function drawContactShadow(
  canvas: Canvas,
  camera: Camera,
  pose: PlanePose,
  sheet: Sheet,
  shadow: ContactShadow,
): void {
  const placed = { ...sheet, x: sheet.x + shadow.shift[0], y: sheet.y + shadow.shift[1] };
  const plain = viewSheet(camera, pose, placed, sheet.bottom);
  if (!plain) return;
  const box = boxAround(camera, plain.corners, (1.5 * shadow.reach) / plain.millimetresPerPixel + 2);
  const m = plain.fromPixels;
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left, i = y * canvas.width + x; x < box.right; x++, i++) {
      const u = canvas.undistortedX[i] as number;
      const v = canvas.undistortedY[i] as number;
      const w = m[6] * u + m[7] * v + m[8];
      const qx = Math.abs((m[0] * u + m[1] * v + m[2]) / w) - sheet.width / 2 + sheet.radius;
      const qy = Math.abs((m[3] * u + m[4] * v + m[5]) / w) - sheet.height / 2 + sheet.radius;
      const outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(0, Math.max(qx, qy)) - sheet.radius;
      const t = 0.5 - outside / (2 * shadow.reach);
      if (t > 0) scale(canvas, i, 1 - shadow.depth * smooth(Math.min(1, t)));
    }
  }
}

export function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function scale(canvas: Canvas, i: number, gain: number): void {
  for (let at = i * 3; at < i * 3 + 3; at++) canvas.light[at] = (canvas.light[at] as number) * gain;
}

/** A hard shadow in the picture: every pixel inside the shape keeps `keep` of its light; borders as wide as `soft` pixels. */
export interface CastShadow {
  /** Distance to the shape's outline in pixels, negative inside. */
  distance: (x: number, y: number) => number;
  soft: number;
  keep: number;
}

/** Light falling on the scene: a slope over the picture, a bright pool, cast shadows. */
export interface Illumination {
  slope: Point;
  pool: { x: number; y: number; radius: number; gain: number } | null;
  shadows: CastShadow[];
}

export function illuminate(canvas: Canvas, light: Illumination): void {
  const { width, height } = canvas;
  for (let y = 0, i = 0; y < height; y++) {
    const v = y / height - 0.5;
    for (let x = 0; x < width; x++, i++) {
      let gain = Math.exp(light.slope[0] * (x / width - 0.5) + light.slope[1] * v);
      if (light.pool) {
        const dx = (x - light.pool.x) / light.pool.radius;
        const dy = (y - light.pool.y) / light.pool.radius;
        gain *= 1 + light.pool.gain / (1 + dx * dx + dy * dy);
      }
      for (const shadow of light.shadows) {
        const t = 0.5 - shadow.distance(x + 0.5, y + 0.5) / shadow.soft;
        if (t > 0) gain *= 1 - (1 - shadow.keep) * smooth(Math.min(1, t));
      }
      scale(canvas, i, gain);
    }
  }
}

export function mixLights({ light, width, height }: Canvas, { angle, strength }: MixedLight): void {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const warm = Math.exp(2 * strength * ((x / width - 0.5) * c + (y / height - 0.5) * s));
      light[at] = (light[at] as number) * warm;
      light[at + 2] = (light[at + 2] as number) / warm;
    }
  }
}
