import { livenessActions } from '../../../web/sdk/types.js';
import type { Pixels } from '../strength.js';
import { Random } from '../random.js';
import { ActionFilm } from './action_film.js';
import { drawMove, endOf } from './action_moves.js';
import { challengePeople, type Half } from './challenge_set.js';
import type { Person } from './people.js';

/** A recording of all five actions, in some order, that can be played round and round. */
export interface ActionLoop {
  id: string;
  person: string;
  frames: Pixels[];
  fps: number;
}

const kSize = { width: 480, height: 360 };
const kFps = 15;

export async function actionLoop(half: Half, i: number): Promise<ActionLoop> {
  const id = `loop/${half}/${i}`;
  const random = new Random(id);
  const people = new Random('people/loop').shuffle(await challengePeople(half));
  const person = people[i % people.length] as Person;
  const moves = [];
  let at = 0.2;
  for (const action of random.shuffle(livenessActions)) {
    const move = drawMove(random, action, at);
    moves.push(move);
    at = endOf(move) + random.range(0.35, 0.8);
  }
  const count = Math.ceil(at * kFps);
  const film = await ActionFilm.open({
    name: id,
    person,
    ...kSize,
    fps: kFps,
    backdrop: 'wall',
    manner: {
      rest: { yaw: random.range(-4, 4), pitch: random.range(-8, 4) },
      blinkEvery: null,
      loopSeconds: count / kFps,
    },
    camera: { noise: 1.5, shutter: 1 / 50 },
  });
  for (const move of moves) film.acting.add(move);
  const frames = Array.from({ length: count }, () => film.next().pixels);
  return { id, person: person.id, frames, fps: kFps };
}
