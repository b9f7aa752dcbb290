// Are blinks told from winks, glances, squints, long closures and nods? On people on whom nothing was tuned, with drawn
// lids, 12 to 60 frames a second, faces of 80 to 190 pixels, some with glasses.
import { parseArgs } from 'node:util';
import { mustRun } from '../../scripts/lib/run.js';
import type { ActionEvent } from '../../web/sdk/types.js';
import { type EyeEventKind, kEyeEvents } from '../data/face/eye_events.js';
import { type EyeFilm, eyeFilm } from '../data/face/eye_film.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { peopleOf, photographOf } from '../data/face/people.js';
import { Random } from '../data/random.js';
import { figure } from '../golden/check_answers.js';
import { LivenessPlayer } from './liveness_play_lib.js';

const { values } = parseArgs({
  options: { split: { type: 'string', default: 'test' }, people: { type: 'string', default: '10' } },
});
const split = values.split === 'test' ? 'test' : 'tune';
const kSlackMs = 100;

async function blinksOf(film: EyeFilm): Promise<ActionEvent[]> {
  player.begin();
  const events: ActionEvent[] = [];
  for (const frame of film.frames()) events.push(...(await player.look(frame)).events);
  return events.filter(({ action }) => action === 'blink');
}

type Count = Record<EyeEventKind, { shown: number; told: number }>;

/** Each event takes one blink at most; answers with those that are left. */
function match(film: EyeFilm, blinks: readonly ActionEvent[], count: Count): number {
  const left = new Set(blinks);
  for (const { kind, start, length } of film.events) {
    const [from, until] = [1000 * start - kSlackMs, 1000 * (start + length) + kSlackMs];
    const hit = [...left].find(({ startMs, endMs }) => startMs <= until && endMs >= from);
    count[kind].shown += 1;
    if (hit === undefined) continue;
    left.delete(hit);
    count[kind].told += 1;
  }
  return left.size;
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const player = await LivenessPlayer.open();
const count = Object.fromEntries(kEyeEvents.map((kind) => [kind, { shown: 0, told: 0 }])) as Count;
let fromNothing = 0;
const people = peopleOf(split, ['pose', 'eyes']).slice(0, Number(values.people));
for (const person of people) {
  const film = eyeFilm(await photographOf(person), new Random(`eye film/${person.id}`));
  const before = JSON.stringify(count);
  fromNothing += match(film, await blinksOf(film), count);
  const was = JSON.parse(before) as Count;
  const told = kEyeEvents.map((kind) => `${kind} ${count[kind].told - was[kind].told}`).join(', ');
  console.log(
    `${person.id}: ${film.fps} a second, ${film.faceWidth.toFixed(0)} pixels${film.glasses ? ', glasses' : ''}: ${told}`,
  );
}
await player.close();
await closeMeshes();
const set = `drawn lids of ${people.length} people, 12 to 60 frames a second`;
const { blink, ...others } = count;
const sum = (of: (one: { shown: number; told: number }) => number): number =>
  Object.values(others).reduce((all, one) => all + of(one), 0);
figure('drawn blinks: found', blink.told, '', set, blink.shown);
figure(
  'what is no blink, told as one',
  sum(({ told }) => told),
  '',
  set,
  sum(({ shown }) => shown),
);
figure('blinks told where nothing happens', fromNothing, '', set, blink.shown);
