import type { Camera } from './camera.js';
import { type Box, boxAround, type Canvas, makeCanvas } from './canvas.js';
import {
  blueOf,
  type DevelopedPlate,
  gainAt,
  lumaOf,
  type Plate,
  plateFromFrame,
  redOf,
  toneTable,
  warpPlane,
} from './capture_plate.js';
import { drawThings } from './compositor.js';
import type { Finger } from './finger.js';
import { mapQuad, type Matrix3, type Point } from './geometry.js';
import { addGlare } from './glare.js';
import { gaussianBlur, motionBlur } from './lens.js';
import type { Random } from './random.js';
import type { Scene } from './scene.js';

/** Exposes the frames of a film as Y4M; only what surrounds the card is drawn, the rest comes from the plate. */
const kFeather = 16;
const kShadowMargin = 30;
const kNoiseSamples = 1 << 17;
const kColourNoise = 0.35;

/** A part of a frame in light, and where it lies. */
export interface Cutting {
  canvas: Canvas;
  box: Box;
  scene: Scene;
}

/** The scene around the card, lit, before lens and sensor; null when the card is out of view. */
export function drawCutting(plate: Plate, scene: Scene): Cutting | null {
  const { camera } = scene;
  const box = surroundings(scene);
  if (box.right - box.left < 2 || box.bottom - box.top < 2) return null;
  const part = shifted(scene, box);
  const canvas = makeCanvas(part.camera);
  const gains = fill(canvas, plate, plateFromFrame(plate, camera, scene.pose), box);
  const cover = drawThings(canvas, part);
  for (let i = 0; i < gains.length; i++)
    for (let k = 3 * i; k < 3 * i + 3; k++) canvas.light[k] = (canvas.light[k] as number) * (gains[i] as number);
  for (const glare of part.glares) addGlare(canvas, glare, cover);
  return { canvas, box, scene: part };
}

/** Sides are even, for the halved colour planes. */
function surroundings({ camera, cards, defocus, motion, fingersInFront }: Scene): Box {
  if (fingersInFront.length > 0) return { left: 0, top: 0, right: camera.width, bottom: camera.height };
  const margin = kShadowMargin + kFeather + 3 * defocus + motion.length;
  const { left, top, right, bottom } = boxAround(
    camera,
    cards.flatMap((card) => card.corners),
    margin,
  );
  return { left: left & ~1, top: top & ~1, right: right & ~1, bottom: bottom & ~1 };
}

function shifted(scene: Scene, box: Box): Scene {
  const { camera } = scene;
  const move = ([x, y]: Point): Point => [x - box.left, y - box.top];
  const finger = (one: Finger): Finger => ({ ...one, root: move(one.root), tip: move(one.tip) });
  const part: Camera = {
    ...camera,
    width: box.right - box.left,
    height: box.bottom - box.top,
    centre: move(camera.centre),
  };
  return {
    ...scene,
    camera: part,
    cards: scene.cards.map((card) => ({ ...card, corners: mapQuad(card.corners, move) })),
    fingersInFront: scene.fingersInFront.map(finger),
    fingersBehind: scene.fingersBehind.map(finger),
    glares: scene.glares.map((glare) => ({ ...glare, centre: move(glare.centre) })),
  };
}

/** The table's light into the canvas; returns how brightly each pixel is lit. */
function fill({ light, width, height }: Canvas, plate: Plate, m: Matrix3, box: Box): Float32Array {
  const gains = new Float32Array(width * height);
  const from = plate.light;
  const row = plate.width * 3;
  for (let y = 0, i = 0; y < height; y++) {
    const v = box.top + y + 0.5;
    for (let x = 0; x < width; x++, i++) {
      const u = box.left + x + 0.5;
      const w = m[6] * u + m[7] * v + m[8];
      const px = Math.min(plate.width - 1.001, Math.max(0, (m[0] * u + m[1] * v + m[2]) / w - 0.5));
      const py = Math.min(plate.height - 1.001, Math.max(0, (m[3] * u + m[4] * v + m[5]) / w - 0.5));
      const [x0, y0] = [px | 0, py | 0];
      const [fx, fy] = [px - x0, py - y0];
      const at = y0 * row + 3 * x0;
      for (let c = 0; c < 3; c++) {
        const top = (from[at + c] as number) * (1 - fx) + (from[at + c + 3] as number) * fx;
        const low = (from[at + row + c] as number) * (1 - fx) + (from[at + row + c + 3] as number) * fx;
        light[3 * i + c] = top + (low - top) * fy;
      }
      gains[i] = gainAt(plate, px + 0.5, py + 0.5);
    }
  }
  return gains;
}

export class FilmRoll {
  private readonly noise: Float32Array;
  private readonly tone: (exposed: number) => number;

  constructor(
    private readonly plate: Plate,
    private readonly developed: DevelopedPlate,
    private readonly random: Random,
    sensor: Scene['sensor'],
  ) {
    this.noise = Float32Array.from({ length: kNoiseSamples }, () => 0.86 * sensor.noise * random.normal());
    this.tone = toneTable(sensor);
  }

  /** One frame of a Y4M file, its mark included. */
  shoot(scene: Scene): Buffer {
    const { width, height } = scene.camera;
    const mark = Buffer.from('FRAME\n');
    const out = Buffer.alloc(mark.length + (width * height * 3) / 2);
    mark.copy(out);
    const luma = out.subarray(mark.length, mark.length + width * height);
    const blue = out.subarray(mark.length + width * height, mark.length + (width * height * 5) / 4);
    const red = out.subarray(mark.length + (width * height * 5) / 4);
    const m = plateFromFrame(this.plate, scene.camera, scene.pose);
    const { width: w, height: h } = this.plate;
    warpPlane(this.developed.luma, w, h, luma, width, m, 1);
    warpPlane(this.developed.blue, w >> 1, h >> 1, blue, width >> 1, m, 2);
    warpPlane(this.developed.red, w >> 1, h >> 1, red, width >> 1, m, 2);
    const cutting = drawCutting(this.plate, scene);
    if (cutting) this.paste(cutting, scene, { luma, blue, red, width, height });
    this.addNoise(luma, width, 1);
    this.addNoise(blue, width >> 1, kColourNoise);
    this.addNoise(red, width >> 1, kColourNoise);
    return out;
  }

  private paste({ canvas, box }: Cutting, { defocus, motion, sensor }: Scene, frame: Planes): void {
    const { light, width, height } = canvas;
    gaussianBlur(light, width, height, defocus);
    motionBlur(light, width, height, motion.length, motion.angle);
    const gains = sensor.whiteBalance.map((v) => v * sensor.exposure) as [number, number, number];
    for (let y = 0; y < height; y += 2) {
      for (let x = 0; x < width; x += 2) {
        const weight = feather(x, y, box, frame);
        let [blue, red] = [0, 0];
        for (let k = 0; k < 4; k++) {
          const [dx, dy] = [x + (k & 1), y + (k >> 1)];
          const at = (dy * width + dx) * 3;
          const r = this.tone((light[at] as number) * gains[0]);
          const g = this.tone((light[at + 1] as number) * gains[1]);
          const b = this.tone((light[at + 2] as number) * gains[2]);
          blue += blueOf(r, g, b) / 4;
          red += redOf(r, g, b) / 4;
          mixInto(frame.luma, (box.top + dy) * frame.width + box.left + dx, 16 + lumaOf(r, g, b), weight);
        }
        const half = ((box.top + y) >> 1) * (frame.width >> 1) + ((box.left + x) >> 1);
        mixInto(frame.blue, half, 128 + blue, weight);
        mixInto(frame.red, half, 128 + red, weight);
      }
    }
  }

  private addNoise(plane: Uint8Array, width: number, strength: number): void {
    const mask = kNoiseSamples - 1;
    for (let i = 0; i < plane.length;) {
      let at = this.random.int(0, mask);
      for (const end = i + width; i < end; i++) {
        const value = (plane[i] as number) + strength * (this.noise[at++ & mask] as number) + 0.5;
        plane[i] = value < 16 ? 16 : value > 240 ? 240 : value;
      }
    }
  }
}

interface Planes {
  luma: Uint8Array;
  blue: Uint8Array;
  red: Uint8Array;
  width: number;
  height: number;
}

function mixInto(plane: Uint8Array, at: number, value: number, weight: number): void {
  const old = plane[at] as number;
  plane[at] = old + (value - old) * weight + 0.5;
}

/** 1 within the box, falling to 0 at those of its sides that lie in the frame. */
function feather(x: number, y: number, box: Box, frame: Planes): number {
  const far = kFeather;
  return (
    Math.min(
      far,
      box.left > 0 ? x + 1 : far,
      box.top > 0 ? y + 1 : far,
      box.right < frame.width ? box.right - box.left - x - 1 : far,
      box.bottom < frame.height ? box.bottom - box.top - y - 1 : far,
    ) / far
  );
}

/** Pixels of one point of the card between two poses: how it smears while the shutter is open. */
export function smear(before: Scene, after: Scene): { length: number; angle: number } {
  const middle = ({ cards }: Scene): Point => {
    const corners = cards[0]?.corners ?? [];
    return corners.reduce<Point>(([x, y], p) => [x + p[0] / 4, y + p[1] / 4], [0, 0]);
  };
  const [[x0, y0], [x1, y1]] = [middle(before), middle(after)];
  return { length: Math.hypot(x1 - x0, y1 - y0), angle: Math.atan2(y1 - y0, x1 - x0) };
}
