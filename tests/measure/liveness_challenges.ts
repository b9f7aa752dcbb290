// Do people who do what a default challenge asks for pass it, and wrong recordings not? Of people on whom nothing was
// tuned. --part: genuine, wrong or loop alone.
import { parseArgs } from 'node:util';
import { mustRun } from '../../scripts/lib/run.js';
import type { LivenessAction } from '../../web/sdk/types.js';
import { actionLoop } from '../data/face/action_loop.js';
import { drawChallenge, kWrongKinds, recordings, type RecordingKind } from '../data/face/challenge_set.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { Random } from '../data/random.js';
import { figure } from '../golden/check_answers.js';
import { LivenessPlayer } from './liveness_play_lib.js';
import { play } from './liveness_recordings_lib.js';

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'test' },
    part: { type: 'string' },
    genuine: { type: 'string', default: '30' },
    wrong: { type: 'string', default: '10' },
    loops: { type: 'string', default: '8' },
    trials: { type: 'string', default: '25' },
  },
});
const half = values.half === 'tune' ? 'tune' : 'test';
const wants = (part: string): boolean => values.part === undefined || values.part === part;

async function passes(kind: RecordingKind, count: number): Promise<void> {
  let passed = 0;
  const people = new Set<string>();
  for (const recording of await recordings(kind, half, count)) {
    const { state, endMs } = await play(player, recording);
    const { id, asked, film } = recording;
    people.add(film.person.id);
    if (state === 'done') passed += 1;
    console.log(`${id} ${film.person.id} ${asked.join()}: ${state} after ${(endMs / 1000).toFixed(1)} s`);
  }
  const bound = kind === 'genuine' ? 'at least 29' : 'none';
  const set = `composed recordings ${half}, ${people.size} people, three actions at random`;
  figure(`challenge: ${kind} recordings that pass (${bound})`, passed, '', set, count);
}

async function loopsPass(loops: number, trials: number): Promise<void> {
  let passed = 0;
  for (let i = 0; i < loops; i++) {
    const { id, frames, fps } = await actionLoop(half, i);
    for (let k = 0; k < trials; k++) {
      const random = new Random(`${id}/trial ${k}`);
      const asked: LivenessAction[] = drawChallenge(random);
      let at = random.int(0, frames.length - 1);
      let n = -1;
      const { state, endMs } = await player.challenge(asked, () => {
        const pixels = frames[at++ % frames.length];
        n += 1;
        return pixels === undefined ? null : { pixels, timestampMs: (1000 * n) / fps };
      });
      if (state !== 'done') continue;
      passed += 1;
      console.log(`${id} trial ${k} ${asked.join()}: ${state} after ${(endMs / 1000).toFixed(1)} s`);
    }
  }
  const set = `${loops} recordings ${half} that loop the five actions, random default challenges and phase`;
  const count = loops * trials;
  figure('challenge: passed by a loop of all actions (at most 5 %)', (100 * passed) / count, '%', set, count);
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const player = await LivenessPlayer.open();
if (wants('genuine')) await passes('genuine', Number(values.genuine));
if (wants('wrong')) for (const kind of kWrongKinds) await passes(kind, Number(values.wrong));
if (wants('loop')) await loopsPass(Number(values.loops), Number(values.trials));
await player.close();
await closeMattes();
await closeMeshes();
