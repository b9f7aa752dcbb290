import { encode } from '../light.js';
import type { Random } from '../random.js';
import { addNoise, quantise } from '../sensor.js';
import type { Pixels } from '../strength.js';
import type { ActingMoment } from './acting.js';
import { type ActionStage, sceneOf } from './action_stage.js';
import { makeRaster, type Raster, sampleInto } from './raster.js';

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
  const { exposure = 1, gamma = 1, mirrored = false } = manner;
  const { shake } = at(seconds);
  const seen = shaken(smeared(stage, at, seconds, manner.shutter ?? 0), shake);
  const planes = seen.data;
  for (let i = 0; i < planes.length; i++) planes[i] = encode((planes[i] as number) * exposure);
  if (gamma !== 1) for (let i = 0; i < planes.length; i++) planes[i] = 255 * ((planes[i] as number) / 255) ** gamma;
  addNoise(planes, seen.width, seen.height, { ...kPlain, whiteBalance: [1, 1, 1], noise: manner.noise }, random);
  const pixels = { width: seen.width, height: seen.height, rgba: quantise(planes) };
  if (mirrored) mirror(pixels);
  return pixels;
}

/** The mean of some looks while the shutter is open, as many as what moves needs. */
function smeared(stage: ActionStage, at: (seconds: number) => ActingMoment, seconds: number, shutter: number): Raster {
  const [begin, end] = [at(seconds - shutter), at(seconds)];
  const degrees = Math.hypot(end.angles.yaw - begin.angles.yaw, end.angles.pitch - begin.angles.pitch);
  const needed = Math.max(degrees / kLookEvery.degrees, Math.abs(end.lids - begin.lids) / kLookEvery.lids);
  const looks = shutter > 0 ? Math.min(kMostLooks, 1 + Math.floor(needed)) : 1;
  if (looks === 1) return sceneOf(stage, end);
  const sum = makeRaster(stage.width, stage.height, 3);
  for (let n = 0; n < looks; n++) {
    const { data } = sceneOf(stage, at(seconds - (shutter * n) / (looks - 1)));
    for (let i = 0; i < data.length; i++) sum.data[i] = (sum.data[i] as number) + (data[i] as number) / looks;
  }
  return sum;
}

function shaken(scene: Raster, shake: ActingMoment['shake']): Raster {
  const { width, height } = scene;
  const out = makeRaster(width, height, 3);
  const roll = (shake.roll * Math.PI) / 180;
  const [c, s] = [Math.cos(roll) / shake.zoom, Math.sin(roll) / shake.zoom];
  const [cx, cy] = [width / 2, height / 2];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 3) {
      const [dx, dy] = [x + 0.5 - cx - shake.x * width, y + 0.5 - cy - shake.y * width];
      sampleInto(scene, cx + dx * c + dy * s, cy - dx * s + dy * c, out.data, i);
    }
  return out;
}

function mirror({ width, height, rgba }: Pixels): void {
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  for (let y = 0; y < height; y++) words.subarray(y * width, (y + 1) * width).reverse();
}
