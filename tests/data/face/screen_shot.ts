import { encode, kLinearFromSrgb } from '../light.js';
import type { Random } from '../random.js';
import { addNoise, quantise, sharpen } from '../sensor.js';
import type { Pixels } from '../strength.js';
import { gaussian } from './blur.js';
import { type HeadAngles, turned, turnOf } from './head_turn.js';
import { makeRaster, type Raster, sampleInto } from './raster.js';

/** A display that plays a film before a camera. */
export interface ScreenSpec {
  /** Millimetres from one pixel to the next, and pixels across and down. */
  pitch: number;
  columns: number;
  rows: number;
  /** Millimetres of dark edge about the picture. */
  bezel: number;
  /** What the display makes of 8-bit values: light = value ^ gamma; sRGB's is about 2.2. */
  gamma: number;
  /** Light of black, and of what is mirrored on the glass, of full white. */
  black: number;
  reflection: number;
  /** Full white over a wall's light. */
  brightness: number;
}

export interface ScreenCamera {
  width: number;
  height: number;
  /** Over the long side. */
  focal: number;
  /** Millimetres to the screen's middle. */
  distance: number;
  /** How the screen is held, and where its middle is seen, of the frame's width and height from the frame's middle. */
  angles: HeadAngles;
  offset: { x: number; y: number };
  /** Standard deviation of the lens' blur, and side of a sensor's pixel that takes light, pixels of the frame. */
  lens: number;
  aperture: number;
  noise: number;
  sharpening: number;
}

interface Stripe {
  /** Amplitude of the first three harmonics of a lit stripe, and where it lies within the pixel. */
  amplitude: number[];
  at: number;
}

const kHarmonics = 3;
/** Share of a pixel's width that each colour lights, and of its height; the rest is black matrix. */
const kStripe = 0.27;
const kRow = 0.82;
const kBezelLight = 0.012;

/**
 * The screen as the camera sees it, before what is behind. The pixel grid is a Fourier series, each harmonic weakened as
 * lens and aperture weaken it at the frequency at which the sensor sees it, and then sampled: what is finer than the
 * sensor folds back, as moire does.
 */
export function screenShot(
  film: Pixels,
  screen: ScreenSpec,
  camera: ScreenCamera,
  behind: Raster,
  random: Random,
): Pixels {
  const { width, height } = camera;
  const toScreen = screenFromFrame(camera);
  const picture = lightOf(film, screen, camera);
  const out = makeRaster(width, height, 3);
  const [wide, high] = [screen.columns * screen.pitch, screen.rows * screen.pitch];
  const glow = glareOf(screen, random.fork('glare'));
  const columns = [0, 1, 2].map((c): Stripe => ({ amplitude: harmonics(kStripe), at: (c + 0.5) / 3 }));
  const row: Stripe = { amplitude: harmonics(kRow), at: 0.5 };
  const texel: number[] = [0, 0, 0];
  const sample = new Float32Array(3);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 3) {
      const [u, v, reach] = toScreen(x + 0.5, y + 0.5);
      const [px, py] = [u + wide / 2, v + high / 2];
      const outside = Math.max(-px, px - wide, -py, py - high);
      if (outside > screen.bezel) {
        for (let c = 0; c < 3; c++) out.data[i + c] = behind.data[i + c] as number;
        continue;
      }
      const mirrored = screen.reflection * glow(px / wide, py / high);
      if (outside > 0) {
        for (let c = 0; c < 3; c++) out.data[i + c] = kBezelLight + mirrored;
        continue;
      }
      sampleInto(picture, (px / wide) * picture.width, (py / high) * picture.height, sample, 0);
      // Frequency of the grid at the sensor, cycles a pixel.
      const frequency = reach / screen.pitch;
      const across = px / screen.pitch;
      const down = py / screen.pitch;
      const rows = modulation(row, down, frequency, camera);
      for (let c = 0; c < 3; c++) {
        texel[c] = rows * modulation(columns[c] as Stripe, across, frequency, camera);
        const light = screen.black + (1 - screen.black) * (sample[c] as number);
        out.data[i + c] = screen.brightness * light * Math.max(0, texel[c] as number) + mirrored;
      }
    }
  return developed(soft(out, camera), camera, random);
}

/** Frame pixel to millimetres on the screen from its middle, and millimetres that a pixel is wide there. */
function screenFromFrame(camera: ScreenCamera): (x: number, y: number) => [number, number, number] {
  const { width, height, distance, angles, offset } = camera;
  const focal = camera.focal * Math.max(width, height);
  const turn = turnOf(angles);
  const [ax, ay] = [turned(turn, [1, 0, 0]), turned(turn, [0, 1, 0])];
  const normal = turned(turn, [0, 0, 1]);
  const middle: [number, number, number] = [
    (offset.x * width * distance) / focal,
    (offset.y * height * distance) / focal,
    distance,
  ];
  const dot = (a: readonly number[], b: readonly number[]): number =>
    (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number) + (a[2] as number) * (b[2] as number);
  return (x, y) => {
    const ray = [(x - width / 2) / focal, (y - height / 2) / focal, 1];
    const far = dot(middle, normal) / dot(ray, normal);
    const at = [(ray[0] as number) * far - middle[0], (ray[1] as number) * far - middle[1], far - middle[2]];
    return [dot(at, ax), dot(at, ay), far / focal];
  };
}

/** The film on the display as light, of about the sharpness that the camera will see. */
function lightOf(film: Pixels, screen: ScreenSpec, camera: ScreenCamera): Raster {
  const out = makeRaster(film.width, film.height, 3);
  for (let i = 0, p = 0; i < out.data.length; i += 3, p += 4)
    for (let c = 0; c < 3; c++) out.data[i + c] = ((film.rgba[p + c] as number) / 255) ** screen.gamma;
  const seen = (camera.focal * Math.max(camera.width, camera.height) * screen.pitch * screen.columns) / camera.distance;
  const shrink = film.width / seen;
  return shrink > 1.2 ? gaussian(out, 0.35 * shrink) : out;
}

function harmonics(width: number): number[] {
  return Array.from({ length: kHarmonics }, (_, i) => {
    const k = Math.PI * (i + 1) * width;
    return (2 * Math.sin(k)) / k;
  });
}

function modulation({ amplitude, at }: Stripe, place: number, frequency: number, camera: ScreenCamera): number {
  let light = 1;
  for (let k = 1; k <= kHarmonics; k++) {
    const passed = (amplitude[k - 1] as number) * passedBy(k * frequency, camera);
    if (Math.abs(passed) < 1e-4) continue;
    light += passed * Math.cos(2 * Math.PI * k * (place - at));
  }
  return light;
}

function passedBy(frequency: number, { lens, aperture }: ScreenCamera): number {
  const x = Math.PI * frequency * aperture;
  return (Math.sin(x) / x) * Math.exp(-2 * (Math.PI * frequency * lens) ** 2);
}

/** A window or a lamp mirrored on the glass, 0..1 of its brightest, over a little of the whole room. */
function glareOf(_: ScreenSpec, random: Random): (x: number, y: number) => number {
  const [cx, cy, wide, high] = [
    random.range(-0.2, 1.2),
    random.range(-0.2, 1),
    random.range(0.1, 0.4),
    random.range(0.1, 0.4),
  ];
  return (x, y) => 0.25 + 0.75 * Math.exp(-(((x - cx) / wide) ** 2) - ((y - cy) / high) ** 2);
}

/** The lens' blur for edges of bezel and room; that of the grid is in its harmonics already. */
function soft(scene: Raster, { lens }: ScreenCamera): Raster {
  return lens > 0.45 ? gaussian(scene, Math.sqrt(lens * lens - 0.16)) : scene;
}

function developed(light: Raster, camera: ScreenCamera, random: Random): Pixels {
  const planes = light.data.map((value) => encode(value));
  const manner = {
    exposure: 1,
    whiteBalance: [1, 1, 1] as [number, number, number],
    contrast: 1,
    chromaNoise: 0.35,
    fade: 0,
  };
  addNoise(planes, light.width, light.height, { ...manner, noise: camera.noise, sharpening: 0 }, random);
  sharpen(planes, light.width, light.height, camera.sharpening);
  return { width: light.width, height: light.height, rgba: quantise(planes) };
}

/** sRGB of a film's pixels as light; for backgrounds. */
export function lightOfPixels({ width, height, rgba }: Pixels): Raster {
  const out = makeRaster(width, height, 3);
  for (let i = 0, p = 0; i < out.data.length; i += 3, p += 4)
    for (let c = 0; c < 3; c++) out.data[i + c] = kLinearFromSrgb[rgba[p + c] as number] as number;
  return out;
}
