import { drawBackdrop } from './backdrop.js';
import type { Camera } from './camera.js';
import { pixelsFromPlane, type PlanePose } from './camera.js';
import { makeCanvas } from './canvas.js';
import { type Matrix3, multiply, invert } from './geometry.js';
import { gaussianBlur } from './lens.js';
import type { Scene } from './scene.js';
import { type Sensor, tone } from './sensor.js';

/** The empty table, drawn once and larger than a frame; frames take it from there through the plane's homography. */
export interface Plate {
  width: number;
  height: number;
  /** Unlit and unblurred, 3 floats a pixel. */
  light: Float32Array;
  fromTable: Matrix3;
  /** Natural log of the light over the plate's width and height. */
  slope: readonly [number, number];
}

/** The plate as the camera delivers it, without noise: BT.601 limited range, colour at half the size. */
export interface DevelopedPlate {
  luma: Uint8Array;
  blue: Uint8Array;
  red: Uint8Array;
}

export function makePlate(scene: Scene, growth: number): Plate {
  const { camera, pose } = scene;
  const even = (value: number): number => 2 * Math.ceil((value * growth) / 2);
  const [width, height] = [even(camera.width), even(camera.height)];
  const wide: Camera = {
    ...camera,
    width,
    height,
    centre: [camera.centre[0] + (width - camera.width) / 2, camera.centre[1] + (height - camera.height) / 2],
  };
  const canvas = makeCanvas(wide);
  drawBackdrop(canvas, wide, pose, scene.backdrop);
  const [x, y] = scene.illumination.slope;
  return {
    width,
    height,
    light: canvas.light,
    fromTable: pixelsFromPlane(wide, pose),
    slope: [x * growth, y * growth],
  };
}

export function plateFromFrame(plate: Plate, camera: Camera, pose: PlanePose): Matrix3 {
  return multiply(plate.fromTable, invert(pixelsFromPlane(camera, pose)));
}

export function gainAt({ width, height, slope }: Plate, x: number, y: number): number {
  return Math.exp(slope[0] * (x / width - 0.5) + slope[1] * (y / height - 0.5));
}

const kSteps = 4095;

/** Exposed light to 0..255 by table, over the square root. */
export function toneTable(sensor: Sensor): (exposed: number) => number {
  const table = Float32Array.from({ length: kSteps + 1 }, (_, i) => tone((i / kSteps) ** 2, sensor));
  return (exposed) => table[exposed >= 1 ? kSteps : (Math.sqrt(exposed) * kSteps) | 0] as number;
}

export function developPlate(plate: Plate, scene: Scene): DevelopedPlate {
  const { width, height } = plate;
  const { sensor } = scene;
  const lit = plate.light.slice();
  gaussianBlur(lit, width, height, scene.defocus);
  const table = toneTable(sensor);
  const gains = sensor.whiteBalance.map((v) => v * sensor.exposure) as [number, number, number];
  const luma = new Uint8Array(width * height);
  const [blue, red] = [new Float32Array((width * height) / 4), new Float32Array((width * height) / 4)];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const gain = gainAt(plate, x + 0.5, y + 0.5);
      const r = table((lit[i * 3] as number) * gain * gains[0]);
      const g = table((lit[i * 3 + 1] as number) * gain * gains[1]);
      const b = table((lit[i * 3 + 2] as number) * gain * gains[2]);
      luma[i] = 16.5 + lumaOf(r, g, b);
      const half = (y >> 1) * (width >> 1) + (x >> 1);
      blue[half] = (blue[half] as number) + blueOf(r, g, b) / 4;
      red[half] = (red[half] as number) + redOf(r, g, b) / 4;
    }
  }
  return { luma, blue: Uint8Array.from(blue, (v) => v + 128.5), red: Uint8Array.from(red, (v) => v + 128.5) };
}

/** BT.601 limited range of 0..255 sRGB, without the offsets 16 and 128. */
export function lumaOf(r: number, g: number, b: number): number {
  return 0.256788 * r + 0.504129 * g + 0.097906 * b;
}

export function blueOf(r: number, g: number, b: number): number {
  return -0.148223 * r - 0.290993 * g + 0.439216 * b;
}

export function redOf(r: number, g: number, b: number): number {
  return 0.439216 * r - 0.367788 * g - 0.071427 * b;
}

/** Bilinear copy of one plane through the homography; `unit`: pixels of the frame to one of the plane. */
export function warpPlane(
  from: Uint8Array,
  fromWidth: number,
  fromHeight: number,
  to: Uint8Array,
  toWidth: number,
  m: Matrix3,
  unit: number,
): void {
  for (let y = 0, i = 0; i < to.length; y++) {
    const v = (y + 0.5) * unit;
    for (let x = 0; x < toWidth; x++, i++) {
      const u = (x + 0.5) * unit;
      const w = unit * (m[6] * u + m[7] * v + m[8]);
      const px = Math.min(fromWidth - 1.001, Math.max(0, (m[0] * u + m[1] * v + m[2]) / w - 0.5));
      const py = Math.min(fromHeight - 1.001, Math.max(0, (m[3] * u + m[4] * v + m[5]) / w - 0.5));
      const [x0, y0] = [px | 0, py | 0];
      const [fx, fy] = [px - x0, py - y0];
      const at = y0 * fromWidth + x0;
      const top = (from[at] as number) * (1 - fx) + (from[at + 1] as number) * fx;
      const low = (from[at + fromWidth] as number) * (1 - fx) + (from[at + fromWidth + 1] as number) * fx;
      to[i] = top + (low - top) * fy + 0.5;
    }
  }
}
