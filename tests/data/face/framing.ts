import { gaussian } from './blur.js';
import type { Point3 } from './face_mesh_page.js';
import { fitHead } from './head_fit.js';
import { anglesOf } from './head_turn.js';
import { widthOf } from './head_rig.js';
import type { Mesh } from './mesh_of.js';
import { type Raster, warp } from './raster.js';

/** A picture with the mesh of its face, and the person's cut-out where one was asked for; all in the same pixels. */
export interface Portrait {
  picture: Raster;
  mesh: Mesh;
  matte?: Raster;
}

export interface Frame {
  width: number;
  height: number;
  /** Pixels from cheek to cheek. */
  faceWidth: number;
  /** Where the middle between the eyes lies. */
  eyesX: number;
  eyesY: number;
  /** Degrees the picture is turned by, clockwise on the screen. 0: as photographed. */
  turn?: number;
}

/** The portrait in a new frame, only scaled, shifted and turned. What the photograph does not show is its border. */
export function framed(portrait: Portrait, frame: Frame): Portrait {
  const scale = frame.faceWidth / widthOf(portrait.mesh);
  const [ex, ey] = eyesOf(portrait.mesh);
  const angle = ((frame.turn ?? 0) * Math.PI) / 180;
  const [c, s] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const place = (x: number, y: number, out: [number, number]): void => {
    const [dx, dy] = [x - frame.eyesX, y - frame.eyesY];
    out[0] = ex + dx * c + dy * s;
    out[1] = ey - dx * s + dy * c;
  };
  const cut = (raster: Raster): Raster =>
    warp(scale < 1 ? gaussian(raster, 0.45 / scale) : raster, frame.width, frame.height, place);
  const [ca, sa] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
  const mesh = portrait.mesh.map(
    ([x, y, z]) =>
      [frame.eyesX + (x - ex) * ca - (y - ey) * sa, frame.eyesY + (x - ex) * sa + (y - ey) * ca, z * scale] as Point3,
  );
  const out: Portrait = { picture: cut(portrait.picture), mesh };
  if (portrait.matte) {
    out.matte = cut(portrait.matte);
    cutAway(out.matte, portrait.matte, place);
  }
  return out;
}

/** Nobody goes on above the picture's upper edge; beyond its sides the shoulders slope away. */
function cutAway(matte: Raster, source: Raster, place: (x: number, y: number, out: [number, number]) => void): void {
  const [left, right] = [shoulderAt(source, 2), shoulderAt(source, source.width - 3)];
  const at: [number, number] = [0, 0];
  for (let y = 0, i = 0; y < matte.height; y++) {
    for (let x = 0; x < matte.width; x++, i++) {
      place(x + 0.5, y + 0.5, at);
      const beyond = Math.max(-at[0], at[0] - source.width);
      const sleeve = (at[0] < 0 ? left : right) + kSlope * beyond + beyond ** 2 / (0.1 * source.width);
      if (at[1] < 1) matte.data[i] = 0;
      else if (beyond > 0) matte.data[i] = (matte.data[i] as number) * Math.min(1, Math.max(0, (at[1] - sleeve) / 2));
    }
  }
}

const kSlope = 0.9;

/** The height at which somebody reaches a column from below; past the lower edge when nobody does. */
function shoulderAt({ width, height, data }: Raster, column: number): number {
  let y = height;
  while (y > 0 && (data[(y - 1) * width + column] as number) > 0.5) y--;
  return y === height ? Infinity : y;
}

/** The frame, lowered and then enlarged as far as needed, so that the photograph's lower edge is not in it. */
export function settled(portrait: Portrait, frame: Frame, lowestEyes = 0.55): Frame {
  const below = portrait.picture.height - 1 - eyesOf(portrait.mesh)[1];
  const own = widthOf(portrait.mesh);
  const needed = frame.height - (below * frame.faceWidth) / own;
  const eyesY = Math.max(frame.eyesY, Math.min(lowestEyes * frame.height, needed));
  return { ...frame, eyesY, faceWidth: Math.max(frame.faceWidth, ((frame.height - eyesY) * own) / below) };
}

/** Share of the frame that the photograph itself shows. */
export function shown(portrait: Portrait, frame: Frame): number {
  const scale = frame.faceWidth / widthOf(portrait.mesh);
  const [ex, ey] = eyesOf(portrait.mesh);
  const span = (at: number, length: number, from: number, size: number): number =>
    Math.max(0, Math.min(size, from + (length - at) / scale) - Math.max(0, from - at / scale)) / (length / scale);
  return (
    span(frame.eyesX, frame.width, ex, portrait.picture.width) *
    span(frame.eyesY, frame.height, ey, portrait.picture.height)
  );
}

/** The middle between the eyes. */
export function eyesOf(mesh: Mesh): [number, number] {
  const corners = [33, 133, 362, 263].map((i) => mesh[i] as Point3);
  return [0, 1].map((k) => corners.reduce((sum, p) => sum + (p[k] as number), 0) / 4) as [number, number];
}

/** The turn that sets the head upright. */
export function upright(mesh: Mesh): number {
  return -anglesOf(fitHead(mesh).turn).roll;
}
