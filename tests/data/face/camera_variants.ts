import type { ActionFilmSpec } from './action_film.js';

/** One recording as other cameras would have taken it. */
export interface CameraVariant {
  name: string;
  film: ActionFilmSpec;
}

const kRates = [10, 24, 30];
const kSizes = [
  [320, 240],
  [640, 480],
  [1280, 720],
] as const;
const kGammas = [0.6, 0.8, 1.25, 1.6];
const kNoises = [2.5, 4];

/** The recording that the others are held against. */
export function plainCamera(film: ActionFilmSpec): ActionFilmSpec {
  const camera = { noise: 1, shutter: 1 / 60 };
  return { ...film, width: 480, height: 360, fps: 15, jitter: 0, faceShare: 0.42, camera };
}

/** All others of `film`, which is a plainCamera(); by their name each differs in one thing. */
export function cameraVariants(film: ActionFilmSpec): CameraVariant[] {
  const { camera } = film;
  return [
    ...kRates.map((fps) => ({ name: `${fps} fps`, film: { ...film, fps } })),
    ...kSizes.map(([width, height]) => ({ name: `${width}x${height}`, film: { ...film, width, height } })),
    ...kGammas.map((gamma) => ({ name: `gamma ${gamma}`, film: { ...film, camera: { ...camera, gamma } } })),
    ...kNoises.map((noise) => ({ name: `noise ${noise}`, film: { ...film, camera: { ...camera, noise } } })),
  ];
}
