import { Random } from '../random.js';
import { ActionFilm, type ActionFilmSpec } from './action_film.js';
import { type ActionMove, drawMove, endOf, isTurn, kHeadActions } from './action_moves.js';
import { challengePeople, filmOf, type Half } from './challenge_set.js';
import type { Person } from './people.js';

/**
 * Films of heads that go each of the four ways once, in some order, at rest between; `beyond`: turns of 17 to 35
 * degrees and nods of 12 to 25, 2 and more over the threshold; `below`: turns of 4 to 8 and nods of 2 to 5.
 */
export type Reach = 'beyond' | 'below';

export interface MoveFilm {
  id: string;
  film: ActionFilm;
  person: string;
  moves: ActionMove[];
  endSeconds: number;
}

const kReach = { beyond: { turn: [17, 35], nod: [12, 25] }, below: { turn: [4, 8], nod: [2, 5] } } as const;
/** A head at rest is seen for that long before it moves. */
const kRestSeconds = 2;

export async function* moveFilms(reach: Reach, half: Half, count: number): AsyncGenerator<MoveFilm> {
  const people = new Random(`people/${reach}`).shuffle(await challengePeople(half));
  for (let i = 0; i < count; i++) {
    const id = `${reach}/${half}/${i}`;
    const random = new Random(`moves/${id}`);
    const person = people[i % people.length] as Person;
    const spec: ActionFilmSpec = { name: id, person, ...filmOf(random.fork('film')) };
    const film = await ActionFilm.open(spec);
    const moves: ActionMove[] = [];
    let at = kRestSeconds;
    for (const [k, action] of random.shuffle(kHeadActions).entries()) {
      const [least, most] = kReach[reach][isTurn(action) ? 'turn' : 'nod'];
      // Evenly over the reach: each action meets each part of it.
      const share = (((i + 5 * k) % count) + random.next()) / count;
      const move = drawMove(random, action, at, { degrees: least + share * (most - least) });
      film.acting.add(move);
      moves.push(move);
      at = endOf(move) + random.range(0.5, 1);
    }
    yield { id, film, person: person.id, moves, endSeconds: at };
  }
}
