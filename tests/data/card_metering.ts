import type { Canvas } from './canvas.js';
import { mix, type Quad } from './geometry.js';
import { luma } from './light.js';
import type { Metering, Scene } from './scene.js';
import { type Sensor, tone } from './sensor.js';

/** The exposure that brings the card, not the frame, to what is wanted. */
const kColumns = 48;
const kRows = 30;
const kSteps = 24;
const kBurnt = 250;

export function meterCard(canvas: Canvas, scene: Scene, metering: Metering): number {
  if (metering.kind === 'fixed') return metering.exposure;
  const [card] = scene.cards;
  if (!card) throw new Error('metering: no card to expose for');
  const lights = lightsOn(canvas, card.corners);
  const tooDark: (exposure: number) => boolean =
    metering.kind === 'cardLuma'
      ? (exposure) => median(lights.map((light) => lumaOf(light, scene.sensor, exposure))) < metering.luma
      : (exposure) => burntShare(lights, scene.sensor, exposure) < metering.share;
  let low = 0.002;
  let high = 60;
  for (let i = 0; i < kSteps; i++) {
    const middle = Math.sqrt(low * high);
    if (tooDark(middle)) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** The light at a grid of places on the card, as far as they are in the frame. */
function lightsOn({ light, width, height }: Canvas, [a, b, c, d]: Quad): Float32Array[] {
  const lights: Float32Array[] = [];
  for (let row = 0; row < kRows; row++) {
    const v = (row + 0.5) / kRows;
    for (let column = 0; column < kColumns; column++) {
      const [x, y] = mix(mix(a, d, v), mix(b, c, v), (column + 0.5) / kColumns);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = (Math.floor(y) * width + Math.floor(x)) * 3;
      lights.push(light.subarray(at, at + 3));
    }
  }
  return lights;
}

function developed(light: Float32Array, sensor: Sensor, exposure: number, channel: 0 | 1 | 2): number {
  return tone((light[channel] as number) * sensor.whiteBalance[channel] * exposure, sensor);
}

function lumaOf(light: Float32Array, sensor: Sensor, exposure: number): number {
  return luma(
    developed(light, sensor, exposure, 0),
    developed(light, sensor, exposure, 1),
    developed(light, sensor, exposure, 2),
  );
}

function burntShare(lights: readonly Float32Array[], sensor: Sensor, exposure: number): number {
  const burnt = lights.filter((light) =>
    ([0, 1, 2] as const).every((channel) => developed(light, sensor, exposure, channel) >= kBurnt),
  );
  return burnt.length / Math.max(1, lights.length);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
