import { encode } from '../light.js';
import type { Random } from '../random.js';
import { addNoise, quantise } from '../sensor.js';
import type { Pixels } from '../strength.js';
import type { ActingMoment } from './acting.js';
import { type ActionStage, addScene } from './action_stage.js';

/** How a front camera takes what is acted. */
export interface CameraManner {
  /** Standard deviation of luma, 8-bit steps. */
  noise: number;
  /** Times the light. Default 1. */
  exposure?: number;
  /** Of the 8-bit values; above 1 darker. Default 1. */
  gamma?: number;
  /** Seconds the shutter stays open, over which what moves is smeared. Default 0. */
  shutter?: number;
  /** As a mirror shows it. */
  mirrored?: boolean;
}

const kPlain = {
  exposure: 1,
  whiteBalance: [1, 1, 1],
  contrast: 1,
  chromaNoise: 0.35,
  sharpening: 0,
  fade: 0,
} as const;
/** Degrees of the head, lids shut and nothing else, that are worth another look within one exposure. */
const kLookEvery = { degrees: 1, lids: 0.34 };
const kMostLooks = 4;

/** seconds: when the shutter closes. */
export function shoot(
  stage: ActionStage,
  at: (seconds: number) => ActingMoment,
  seconds: number,
  manner: CameraManner,
  random: Random,
): Pixels {
  const { width, height } = stage;
  stage.buffers.light.fill(0);
  for (const { moment, share } of looks(at, seconds, manner.shutter ?? 0)) addScene(stage, moment, share);
  const planes = developed(stage, at(seconds).shake, manner);
  addNoise(planes, width, height, { ...kPlain, whiteBalance: [1, 1, 1], noise: manner.noise }, random);
  const pixels = { width, height, rgba: quantise(planes) };
  if (manner.mirrored) mirror(pixels);
  return pixels;
}

/** While the shutter is open, as many as what moves needs. */
function looks(
  at: (seconds: number) => ActingMoment,
  seconds: number,
  shutter: number,
): { moment: ActingMoment; share: number }[] {
  const [begin, end] = [at(seconds - shutter), at(seconds)];
  const degrees = Math.hypot(end.angles.yaw - begin.angles.yaw, end.angles.pitch - begin.angles.pitch);
  const needed = Math.max(degrees / kLookEvery.degrees, Math.abs(end.lids - begin.lids) / kLookEvery.lids);
  const count = shutter > 0 ? Math.min(kMostLooks, 1 + Math.floor(needed)) : 1;
  if (count === 1) return [{ moment: end, share: 1 }];
  return Array.from({ length: count }, (_, n) => ({
    moment: at(seconds - (shutter * n) / (count - 1)),
    share: 1 / count,
  }));
}

/** The light as the shaken camera has it, 0..255 floats, 3 a pixel. */
function developed(
  { width, height, buffers: { light: data, planes: out } }: ActionStage,
  shake: ActingMoment['shake'],
  manner: CameraManner,
): Float32Array {
  const { exposure = 1, gamma = 1 } = manner;
  const roll = (shake.roll * Math.PI) / 180;
  const [c, s] = [Math.cos(roll) / shake.zoom, Math.sin(roll) / shake.zoom];
  const [cx, cy] = [width / 2, height / 2];
  const [right, below] = [3, 3 * width];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x + 0.5 - cx - shake.x * width, y + 0.5 - cy - shake.y * width];
      const fx = Math.min(width - 1.001, Math.max(0, cx + dx * c + dy * s - 0.5));
      const fy = Math.min(height - 1.001, Math.max(0, cy - dx * s + dy * c - 0.5));
      const [x0, y0] = [Math.floor(fx), Math.floor(fy)];
      const [ax, ay] = [fx - x0, fy - y0];
      for (let k = y0 * below + x0 * right, end = i + 3; i < end; i++, k++) {
        const top = (data[k] as number) * (1 - ax) + (data[k + right] as number) * ax;
        const low = (data[k + below] as number) * (1 - ax) + (data[k + below + right] as number) * ax;
        const value = encode((top * (1 - ay) + low * ay) * exposure);
        out[i] = gamma === 1 ? value : 255 * (value / 255) ** gamma;
      }
    }
  }
  return out;
}

function mirror({ width, height, rgba }: Pixels): void {
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  for (let y = 0; y < height; y++) words.subarray(y * width, (y + 1) * width).reverse();
}
