import { drawLashes } from '../../../models/train/lashes.js';
import { rollEyes } from '../../../models/train/eye_roll.js';
import { wearGlasses } from '../../../models/train/glasses.js';
import type { Random } from '../random.js';
import type { Pixels } from '../strength.js';
import { gaussian } from './blur.js';
import { type EyeEvent, eyeEvents, type EyeMoment, kEyesOpen } from './eye_events.js';
import { wave } from './film_script.js';
import { framed, type Portrait } from './framing.js';
import { makeRig, turnHead } from './head_rig.js';
import { closeLids } from './lid_warp.js';
import type { Photograph } from './people.js';
import type { Raster } from './raster.js';
import { shot } from './shot.js';

/** A photographed person whose eyes do what they may before a camera, and when. */
export interface EyeFilm {
  fps: number;
  /** Pixels from cheek to cheek. */
  faceWidth: number;
  glasses: boolean;
  events: readonly EyeEvent[];
  frames: () => Generator<{ pixels: Pixels; timestampMs: number }>;
}

const kSize = { width: 400, height: 300 };
const kLidSteps = 25;

export function eyeFilm({ person, picture, mesh }: Photograph, random: Random): EyeFilm {
  const events = eyeEvents(random.fork('events'));
  const fps = random.pick([12, 15, 24, 30, 60]);
  const faceWidth = random.range(80, 190);
  const own = person.traits.includes('glasses');
  const drawn = !own && random.chance(0.25);
  const frame = { ...kSize, faceWidth, eyesX: kSize.width / 2, eyesY: 0.45 * kSize.height };
  const face = framed({ picture, mesh }, frame);
  const draw = painter(face, drawn, random.fork('looks'));
  return { fps, faceWidth, glasses: own || drawn, events, frames: () => framesOf(face, { fps, events }, draw, random) };
}

type Painter = (moment: EyeMoment) => Raster;

/** Each face has lashes and a lid line of its own; what was drawn once is kept. */
function painter({ picture, mesh }: Portrait, glasses: boolean, random: Random): Painter {
  const meeting = random.range(0.85, 1.15);
  const lashes = {
    dark: random.range(0.3, 0.95),
    above: random.range(0.03, 0.14),
    below: random.range(0.06, 0.36),
    bulge: random.range(-0.1, 0.5),
  };
  const kept = new Map<string, Raster>();
  const stepped = (value: number): number => Math.round(value * kLidSteps) / kLidSteps;
  return (moment) => {
    const lids = { left: stepped(moment.lids.left), right: stepped(moment.lids.right) };
    const down = stepped(moment.down);
    const key = `${lids.left}/${lids.right}/${down}`;
    const known = kept.get(key);
    if (known) return known;
    let out = down > 0 ? rollEyes(picture, mesh, { across: 0, down }) : picture;
    if (lids.left + lids.right > 0) out = closeLids(out, mesh, lids, meeting);
    out = drawLashes(out, mesh, lids, meeting, lashes);
    if (glasses) out = wearGlasses(out, mesh, random.fork('glasses'));
    kept.set(key, out);
    return out;
  };
}

function* framesOf(
  { mesh }: Portrait,
  { fps, events }: Pick<EyeFilm, 'fps' | 'events'>,
  draw: Painter,
  random: Random,
): ReturnType<EyeFilm['frames']> {
  const last = events.at(-1);
  const seconds = (last ? last.start + last.length : 0) + 1;
  const sway = random.fork('sway');
  const [turn, nod, tilt] = Array.from({ length: 3 }, () => wave(sway, seconds)) as [Wave, Wave, Wave];
  const rig = makeRig(mesh);
  const camera = { noise: random.range(0.5, 4), blur: random.range(0, 1.2) };
  for (let i = 0; i < seconds * fps; i++) {
    const t = i / fps;
    const event = events.find(({ start, length }) => t > start && t < start + length);
    const moment = event?.at(t - event.start) ?? kEyesOpen;
    const angles = {
      yaw: rig.own.yaw + 1.5 * turn(t) + moment.yaw,
      pitch: rig.own.pitch + 1.5 * nod(t) + moment.pitch,
      roll: rig.own.roll + tilt(t),
    };
    const seen = turnHead(rig, draw(moment), { ...angles, focal: 0.9 });
    const pixels = shot(gaussian(seen, camera.blur), { noise: camera.noise }, random.fork(i));
    yield { pixels, timestampMs: 1000 * t };
  }
}

type Wave = (seconds: number) => number;
