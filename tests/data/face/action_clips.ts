import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { livenessActions, type LivenessAction } from '../../../web/sdk/types.js';
import { Random } from '../random.js';
import { ActionFilm } from './action_film.js';
import { type ActionMove, drawMove, isTurn } from './action_moves.js';
import { closeMattes } from './matte_of.js';
import { closeMeshes } from './mesh_of.js';
import { personOf } from './people.js';
import { jpegOf } from './shot.js';

/**
 * Clips of one person for a camera that a test plays: `neutral`, which can be repeated for ever, and one for each
 * action. All are of one length, begin and end alike, and sway in step: any may follow any. The sides are the
 * subject's, the picture is as a camera takes it, not as a mirror shows it.
 */
export interface ActionClips {
  width: number;
  height: number;
  fps: number;
  person: string;
  /** File names in `folder`, in order. */
  clips: Record<ClipName, string[]>;
}
export type ClipName = 'neutral' | LivenessAction;

export interface ClipsSpec {
  person: string;
  width: number;
  height: number;
  fps: number;
}

const kFolder = fileURLToPath(new URL('../../../build/recordings/', import.meta.url));
const kSeconds = 3;
const kQuality = 88;
/** With what draws them: a change of it makes them anew. */
const kDrawing = 1;

/** build/recordings/action_clips_*, drawn if they are not there yet. */
export async function actionClips(spec: ClipsSpec): Promise<{ folder: string; index: ActionClips }> {
  const stamp = createHash('sha256')
    .update(JSON.stringify({ ...spec, kDrawing, kSeconds, kQuality }))
    .digest('hex');
  const folder = `${kFolder}action_clips_${spec.person}_${spec.width}x${spec.height}_${stamp.slice(0, 8)}/`;
  if (!existsSync(folder)) await writeClips(folder, spec);
  return { folder, index: JSON.parse(readFileSync(`${folder}index.json`, 'utf8')) as ActionClips };
}

/** Under its name only when all is there. */
async function writeClips(folder: string, { person, width, height, fps }: ClipsSpec): Promise<void> {
  const unfinished = `${folder.slice(0, -1)}.${process.pid}/`;
  mkdirSync(unfinished, { recursive: true });
  const clips: Partial<Record<ClipName, string[]>> = {};
  for (const name of ['neutral', ...livenessActions] as const) {
    const film = await ActionFilm.open({
      name: `clips ${person}`,
      person: personOf(person),
      width,
      height,
      fps,
      backdrop: 'wall',
      manner: { rest: { yaw: 1, pitch: -3 }, blinkEvery: null, loopSeconds: kSeconds },
      camera: { noise: 1.2, shutter: 1 / 50 },
    });
    if (name !== 'neutral') film.acting.add(clearMove(name));
    clips[name] = [];
    for (let i = 0; i < Math.round(kSeconds * fps); i++) {
      const file = `${name}_${String(i).padStart(3, '0')}.jpg`;
      writeFileSync(unfinished + file, await jpegOf(film.next().pixels, kQuality));
      clips[name].push(file);
    }
  }
  await closeMattes();
  await closeMeshes();
  const index = { width, height, fps, person, clips } as ActionClips;
  writeFileSync(`${unfinished}index.json`, JSON.stringify(index));
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/** Done well, as who was shown how would; over within the clip. */
function clearMove(action: LivenessAction): ActionMove {
  const move = drawMove(new Random(`clips/${action}`), action, 0.3, { degrees: isTurn(action) ? 28 : 20 });
  return action === 'blink'
    ? { ...move, out: 0.12, hold: 0.12, back: 0.16 }
    : { ...move, out: 0.7, hold: 0.4, back: 0.7, across: 0, roll: 0 };
}
