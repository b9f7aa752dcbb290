import { Random } from '../random.js';
import type { Pixels } from '../strength.js';
import { clutter, wall } from './backdrops.js';
import type { Point3 } from './face_mesh_page.js';
import { eyesOf } from './framing.js';
import { type HeadAngles, turned, turnOf } from './head_turn.js';
import { widthOf } from './head_rig.js';
import { type Person, photographOf } from './people.js';
import type { Raster } from './raster.js';
import { scaled } from './scale.js';
import { shot } from './shot.js';
import { type Corner, drawTriangles } from './triangles.js';

/** A photograph of a person held before the camera and turned, tilted or bent as if it were a head: a plane's attack. */
export const kFlatManners = ['turned', 'hinged', 'bent', 'near'] as const;
export type FlatManner = (typeof kFlatManners)[number];

export interface FlatPhotoSpec {
  /** Films of one name, person and size are alike to the bit. */
  name: string;
  person: Person;
  width: number;
  height: number;
  fps: number;
  /**
   * turned: about the face's middle; hinged: about an edge of the print; bent: rolled as well while it is turned; near:
   * held so close that perspective is strong.
   */
  manner: FlatManner;
  /** A print's cut-out shows its edges and the room; without, the photograph fills the frame. */
  print: boolean;
}

export interface FlatFrame {
  pixels: Pixels;
  timestampMs: number;
  /** Of the paper. */
  angles: HeadAngles;
}

interface Swing {
  start: number;
  seconds: number;
  yaw: number;
  pitch: number;
}

const kGrid = 24;
const kRest = 1.3;

export async function* flatPhoto(spec: FlatPhotoSpec): AsyncGenerator<FlatFrame> {
  const random = new Random(`flat photo/${spec.name}/${spec.person.id}/${spec.manner}/${spec.print}`);
  const paper = await paperOf(spec, random.fork('paper'));
  const swings = swingsOf(random.fork('swings'));
  const sway = random.fork('sway');
  const phases = Array.from({ length: 5 }, () => sway.range(0, 2 * Math.PI));
  const seconds = swings.reduce((end, one) => Math.max(end, one.start + one.seconds), 0) + 0.6;
  for (let i = 0; i / spec.fps < seconds; i++) {
    const t = i / spec.fps;
    const angles = anglesAt(swings, t, phases);
    const scene = paper.seen(angles, phases, t);
    yield { pixels: shot(scene, { noise: 1.6 }, random.fork(i)), timestampMs: 1000 * t, angles };
  }
}

/** To either side, up and down, each far and not so far, in any order. */
function swingsOf(random: Random): Swing[] {
  const asked: [number, number][] = [1, 0.6].flatMap((share): [number, number][] => [
    [share, 0],
    [-share, 0],
    [0, share],
    [0, -share],
  ]);
  let start = kRest;
  return random.shuffle(asked).map(([x, y]) => {
    const swing = {
      start,
      seconds: random.range(1, 1.6),
      yaw: x * random.range(35, 58),
      pitch: y * random.range(30, 50),
    };
    start += swing.seconds + random.range(0.4, 0.7);
    return swing;
  });
}

function anglesAt(swings: readonly Swing[], t: number, phases: readonly number[]): HeadAngles {
  const angles = {
    yaw: 1.2 * Math.sin(1.7 * t + (phases[0] as number)),
    pitch: Math.sin(1.3 * t + (phases[1] as number)),
    roll: 1.5 * Math.sin(0.9 * t + (phases[2] as number)),
  };
  for (const { start, seconds, yaw, pitch } of swings) {
    const share = (t - start) / seconds;
    if (share <= 0 || share >= 1) continue;
    const wave = (1 - Math.cos(2 * Math.PI * share)) / 2;
    angles.yaw += wave * yaw;
    angles.pitch += wave * pitch;
  }
  return angles;
}

interface Paper {
  seen: (angles: HeadAngles, phases: readonly number[], t: number) => Raster;
}

async function paperOf(spec: FlatPhotoSpec, random: Random): Promise<Paper> {
  const { person, width, height, manner, print } = spec;
  const { picture, mesh } = await photographOf(person);
  const face = widthOf(mesh);
  const [ex, ey] = eyesOf(mesh);
  const middle: [number, number] = [ex, ey + 0.3 * face];
  const cut = print ? [random.range(0.95, 1.35), random.range(1.15, 1.6)] : [50, 50];
  const reach = (at: number, length: number, most: number): [number, number] => [
    -Math.min(at, most * face),
    Math.min(length - at, most * face),
  ];
  const across = reach(middle[0], picture.width, cut[0] as number);
  const down = reach(middle[1], picture.height, cut[1] as number);
  // Pixels of the film for one of the photograph, at the paper's own distance.
  const scale = (random.range(0.34, 0.42) * Math.min(width, height)) / face;
  const focal = (manner === 'near' ? 0.55 : random.range(0.75, 1)) * Math.max(width, height);
  const behind = random.chance(0.5) ? await clutter(random, person.split, width, height) : wall(random, width, height);
  const hinge = manner === 'hinged' ? random.range(0.6, 1) : 0;
  const roll = manner === 'bent' ? random.range(0.6, 1.2) : 0;
  const size = Math.min(1, 1.2 * scale);
  const texture = scaled(picture, Math.round(size * picture.width), Math.round(size * picture.height));
  const place = (u: number, v: number, angles: HeadAngles, phases: readonly number[], t: number): Corner => {
    // Rolled about the upright axis while turned, about the level one while tilted, as far as the turn goes.
    const [rx, ry] = [(roll * Math.abs(angles.yaw)) / 60, (roll * Math.abs(angles.pitch)) / 60];
    const [x, y] = [u * scale, v * scale];
    const half = face * scale;
    const depth = rolled(x, half, rx)[1] + rolled(y, half, ry)[1];
    const point: Point3 = [rolled(x, half, rx)[0], rolled(y, half, ry)[0], depth];
    const edge: Point3 = [
      -Math.sign(angles.yaw) * hinge * half * (Math.abs(angles.yaw) > Math.abs(angles.pitch) ? 1 : 0),
      hinge * half * (Math.abs(angles.pitch) >= Math.abs(angles.yaw) ? 1 : 0),
      0,
    ];
    const from: Point3 = [point[0] - edge[0], point[1] - edge[1], point[2]];
    const [tx, ty, tz] = turned(turnOf(angles), from);
    const nearer = focal / (focal + tz);
    const shift = 0.01 * width;
    return {
      x: width / 2 + shift * Math.sin(1.1 * t + (phases[3] as number)) + (tx + edge[0]) * nearer,
      y: 0.5 * height + shift * Math.sin(0.8 * t + (phases[4] as number)) + (ty + edge[1]) * nearer,
      z: tz,
      u: ((u + middle[0]) * texture.width) / picture.width,
      v: ((v + middle[1]) * texture.height) / picture.height,
    };
  };
  const triangles = gridTriangles();
  return {
    seen: (angles, phases, t) => {
      const out = { ...behind, data: behind.data.slice() };
      const corners = gridOf(across, down).map(([u, v]) => place(u, v, angles, phases, t));
      drawTriangles(out, texture, corners, triangles);
      return out;
    },
  };
}

/** Along a cylinder whose middle stays where it is: where it lies across, and how far behind. */
function rolled(x: number, half: number, curvature: number): [number, number] {
  if (curvature < 1e-3) return [x, 0];
  const radius = half / curvature;
  const angle = Math.max(-1.4, Math.min(1.4, x / radius));
  return [radius * Math.sin(angle), radius * (1 - Math.cos(angle))];
}

function gridOf(across: [number, number], down: [number, number]): [number, number][] {
  const at = ([from, to]: [number, number], i: number): number => from + ((to - from) * i) / kGrid;
  return Array.from({ length: (kGrid + 1) ** 2 }, (_, i) => [
    at(across, i % (kGrid + 1)),
    at(down, Math.floor(i / (kGrid + 1))),
  ]);
}

function gridTriangles(): number[][] {
  const out: number[][] = [];
  for (let y = 0; y < kGrid; y++)
    for (let x = 0; x < kGrid; x++) {
      const i = y * (kGrid + 1) + x;
      out.push([i, i + 1, i + kGrid + 1], [i + 1, i + kGrid + 2, i + kGrid + 1]);
    }
  return out;
}
