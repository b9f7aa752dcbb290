// Does one recording get the same verdict at other frame rates, sizes, tone curves and noise? What was acted before one
// camera is filmed again by others.
import { parseArgs } from 'node:util';
import { mustRun } from '../../scripts/lib/run.js';
import { cameraVariants, plainCamera } from '../data/face/camera_variants.js';
import { recordings, type RecordingKind } from '../data/face/challenge_set.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { figure } from '../golden/check_answers.js';
import { LivenessPlayer } from './liveness_play_lib.js';
import { filmAgain, play } from './liveness_recordings_lib.js';

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'test' },
    genuine: { type: 'string', default: '4' },
    wrong: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const half = values.half === 'tune' ? 'tune' : 'test';
/** Recordings of each kind; what ends a challenge otherwise than by its actions is measured by liveness_challenges. */
const kKinds: [RecordingKind, number][] = [
  ['genuine', Number(values.genuine)],
  ['otherOrder', Math.ceil(Number(values.wrong) / 2)],
  ['wrongSide', Math.floor(Number(values.wrong) / 2)],
];

await mustRun('bash', ['scripts/setup/face_data.sh']);
const player = await LivenessPlayer.open();
const people = new Set<string>();
let [same, count] = [0, 0];
for (const [kind, most] of kKinds)
  for (const recording of (await recordings(kind, half, 30)).slice(30 - most)) {
    const film = plainCamera(recording.film);
    const played = await play(player, { ...recording, film });
    people.add(film.person.id);
    console.log(`${recording.id} ${film.person.id} ${recording.asked.join()}: ${played.state}`);
    for (const variant of cameraVariants(film)) {
      if (values.only !== undefined && !variant.name.includes(values.only)) continue;
      const { state } = await filmAgain(player, recording.asked, played, variant.film);
      count += 1;
      if (state === played.state) same += 1;
      else console.log(`  ${variant.name}: ${state}`);
    }
  }
await player.close();
await closeMattes();
await closeMeshes();
const set = `composed recordings ${half} of ${people.size} people at 10 to 30 fps, 320x240 to 1280x720, gamma 0.6 to 1.6, noise`;
figure('challenge: the same verdict before another camera (at least 0.95)', same / count, '', set, count);
