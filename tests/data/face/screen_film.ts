import type { Random } from '../random.js';
import type { Pixels } from '../strength.js';
import { clutter, wall } from './backdrops.js';
import type { Split } from './backdrops.js';
import type { Raster } from './raster.js';
import { type ScreenCamera, type ScreenSpec, screenShot } from './screen_shot.js';

/** Displays by their makers' data sheets: pixels, and millimetres from one to the next. */
const kDisplays = [
  { name: 'phone', columns: 1080, rows: 2340, pitch: 0.0632, bezel: [2, 4] },
  { name: 'plainPhone', columns: 720, rows: 1600, pitch: 0.0946, bezel: [3, 7] },
  { name: 'tablet', columns: 1200, rows: 2000, pitch: 0.1135, bezel: [7, 12] },
  { name: 'laptop', columns: 1920, rows: 1080, pitch: 0.1793, bezel: [6, 14] },
  { name: 'monitor', columns: 1920, rows: 1080, pitch: 0.2768, bezel: [6, 16] },
  { name: 'wideMonitor', columns: 2560, rows: 1440, pitch: 0.2331, bezel: [5, 12] },
] as const;
export type DisplayName = (typeof kDisplays)[number]['name'];

/** One way of holding a display before a camera; the hand and the head behind it stay the same for a whole film. */
export interface ScreenStaging {
  display: DisplayName;
  screen: ScreenSpec;
  camera: ScreenCamera;
  behind: Raster;
  /** Where the film's pixels lie on the display: all of it shown, or the display filled. */
  fill: 'contain' | 'cover';
}

export interface StagedFilm {
  width: number;
  height: number;
  /** Pixels from cheek to cheek. */
  faceWidth: number;
  split: Split;
}

const kFrames = [
  { width: 640, height: 480 },
  { width: 480, height: 640 },
  { width: 960, height: 540 },
];

export async function stageScreen(random: Random, film: StagedFilm): Promise<ScreenStaging> {
  const fitting = kDisplays.filter(({ columns, rows }) => columns > rows === film.width > film.height);
  const display = random.pick(fitting);
  const size = random.pick(kFrames);
  const fill = random.chance(0.5) ? 'contain' : 'cover';
  const { columns, rows, pitch } = display;
  const shown = (fill === 'contain' ? Math.min : Math.max)(columns / film.width, rows / film.height);
  const faceMillimetres = film.faceWidth * shown * pitch;
  const faceShare = random.range(0.26, 0.46);
  const focal = random.range(0.75, 1.05);
  const distance =
    (focal * Math.max(size.width, size.height) * faceMillimetres) / (faceShare * Math.min(size.width, size.height));
  const screen: ScreenSpec = {
    pitch,
    columns,
    rows,
    bezel: random.range(display.bezel[0], display.bezel[1]),
    gamma: random.range(1.9, 2.5),
    black: random.range(0.001, 0.006),
    reflection: random.range(0, 0.06),
    brightness: random.range(0.7, 1.3),
  };
  const camera: ScreenCamera = {
    ...size,
    focal,
    distance,
    angles: { yaw: random.range(-14, 14), pitch: random.range(-10, 10), roll: random.range(-4, 4) },
    offset: { x: random.range(-0.04, 0.04), y: random.range(-0.05, 0.05) },
    ...(random.chance(0.5)
      ? { lens: random.range(0.3, 0.55), aperture: random.range(0.7, 1) }
      : { lens: random.range(0.12, 0.25), aperture: random.range(0.3, 0.5) }),
    noise: random.range(1, 2.4),
    sharpening: random.range(0, 0.5),
  };
  // Half of the cameras average their sensor's pixels, half leave most of them out, as films of phones do.
  const dim = random.range(0.15, 0.8);
  const behind = random.chance(0.5)
    ? await clutter(random.fork('behind'), film.split, size.width, size.height)
    : wall(random.fork('behind'), size.width, size.height);
  return { display: display.name, screen, camera, behind: { ...behind, data: behind.data.map((v) => dim * v) }, fill };
}

/** seconds: for how a hand trembles. */
export function filmedScreen(staging: ScreenStaging, film: Pixels, seconds: number, random: Random): Pixels {
  const { camera } = staging;
  const sway = (rate: number, phase: number): number => Math.sin(rate * seconds + phase);
  const { yaw, pitch, roll } = camera.angles;
  const held: ScreenCamera = {
    ...camera,
    angles: { yaw: yaw + 0.8 * sway(1.9, 1), pitch: pitch + 0.8 * sway(1.4, 2), roll: roll + 0.4 * sway(1.1, 3) },
    offset: { x: camera.offset.x + 0.006 * sway(2.3, 4), y: camera.offset.y + 0.006 * sway(1.7, 5) },
    distance: camera.distance * (1 + 0.006 * sway(0.8, 6)),
  };
  return screenShot(onDisplay(film, staging), staging.screen, held, staging.behind, random);
}

/** The film as it lies on the display, at its own resolution: with black beside it, or cut. */
function onDisplay(film: Pixels, { screen, fill }: ScreenStaging): Pixels {
  const shape = screen.columns / screen.rows;
  const wider = film.width / film.height > shape;
  const byWidth = (fill === 'contain') === wider;
  const width = byWidth ? film.width : Math.round(film.height * shape);
  const height = byWidth ? Math.round(film.width / shape) : film.height;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const [left, top] = [Math.round((width - film.width) / 2), Math.round((height - film.height) / 2)];
  for (let y = Math.max(0, top); y < Math.min(height, top + film.height); y++) {
    const [from, to] = [Math.max(0, left), Math.min(width, left + film.width)];
    const source = ((y - top) * film.width + (from - left)) * 4;
    rgba.set(film.rgba.subarray(source, source + (to - from) * 4), (y * width + from) * 4);
  }
  return { width, height, rgba };
}
