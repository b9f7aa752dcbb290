// Are turns and nods beyond the threshold found with their side, and those well below it not? On re-rendered heads with
// blur and noise, of people on whom nothing was tuned.
import { parseArgs } from 'node:util';
import { mustRun } from '../../scripts/lib/run.js';
import type { ActionEvent } from '../../web/sdk/types.js';
import { endOf, isTurn } from '../data/face/action_moves.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { type MoveFilm, moveFilms, type Reach } from '../data/face/move_set.js';
import { figure } from '../golden/check_answers.js';
import { LivenessPlayer } from './liveness_play_lib.js';

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'test' },
    beyond: { type: 'string', default: '16' },
    below: { type: 'string', default: '10' },
  },
});
const half = values.half === 'tune' ? 'tune' : 'test';
const kSlackMs = 200;

async function headEvents({ film, endSeconds }: MoveFilm): Promise<ActionEvent[]> {
  player.begin();
  const events: ActionEvent[] = [];
  for (let frame = film.next(); frame.timestampMs < 1000 * endSeconds; frame = film.next())
    events.push(...(await player.look(frame)).events);
  return events.filter(({ action }) => action !== 'blink');
}

interface Score {
  moves: number;
  found: number;
  otherSide: number;
  /** Told where none is. */
  wrong: number;
}

async function score(reach: Reach, count: number): Promise<{ turns: Score; nods: Score; people: number }> {
  const fresh = (): Score => ({ moves: 0, found: 0, otherSide: 0, wrong: 0 });
  const [turns, nods] = [fresh(), fresh()];
  const people = new Set<string>();
  for await (const acted of moveFilms(reach, half, count)) {
    people.add(acted.person);
    const left = new Set(await headEvents(acted));
    for (const move of acted.moves) {
      const mine = isTurn(move.action) ? turns : nods;
      const [from, until] = [1000 * move.start - kSlackMs, 1000 * endOf(move) + kSlackMs];
      const hit = [...left].find(({ peakMs }) => from <= peakMs && peakMs <= until);
      if (hit !== undefined) left.delete(hit);
      mine.moves += 1;
      if (hit?.action === move.action) mine.found += 1;
      else if (hit !== undefined) mine.otherSide += 1;
      if ((hit?.action === move.action) !== (reach === 'beyond'))
        console.log(`${acted.id} ${acted.person}: ${move.action} ${move.degrees.toFixed(1)}: ${hit?.action ?? 'none'}`);
    }
    for (const { action, peakMs } of left) {
      console.log(`${acted.id} ${acted.person}: ${action} at ${peakMs.toFixed(0)} ms is none`);
      turns.wrong += 1;
    }
  }
  return { turns, nods, people: people.size };
}

await mustRun('bash', ['scripts/setup/face_data.sh']);
const player = await LivenessPlayer.open();
const beyond = await score('beyond', Number(values.beyond));
const below = await score('below', Number(values.below));
await player.close();
await closeMattes();
await closeMeshes();

const far = `re-rendered moves ${half}, ${beyond.people} people, turns of 17 to 35 degrees, nods of 12 to 25, blur, noise`;
const near = `re-rendered moves ${half}, ${below.people} people, turns of 4 to 8 degrees, nods of 2 to 5, blur, noise`;
for (const [what, { moves, found }] of Object.entries({ turns: beyond.turns, nods: beyond.nods }))
  figure(`${what}: found with their side (at least 0.95)`, found / moves, '', far, moves);
const told = beyond.turns.otherSide + beyond.nods.otherSide + beyond.turns.wrong + beyond.nods.wrong;
figure('head actions: told as another, or where none is', told, '', far, beyond.turns.moves + beyond.nods.moves);
const { turns, nods } = below;
const tooMany = turns.found + turns.otherSide + turns.wrong + nods.found + nods.otherSide + nods.wrong;
figure('head actions: told of small movements', tooMany, '', near, turns.moves + nods.moves);
