// One recording after the other before the engine; a recording's person reacts to what the engine asks for.
import { Random } from '../data/random.js';
import type { Acting } from '../data/face/acting.js';
import { ActionFilm, type ActionFilmSpec } from '../data/face/action_film.js';
import { ChallengeActor } from '../data/face/challenge_actor.js';
import type { Recording } from '../data/face/challenge_set.js';
import type { LivenessAction } from '../../web/sdk/types.js';
import type { LivenessPlayer, PlayedChallenge, TimedFrame } from './liveness_play_lib.js';

export interface Played extends PlayedChallenge {
  /** What was acted, to be filmed once more. */
  readonly acting: Acting;
  readonly endSeconds: number;
}

const kLongest = 70;

export async function play(player: LivenessPlayer, { id, asked, behaviour, film: spec }: Recording): Promise<Played> {
  const film = await ActionFilm.open(spec);
  const actor = new ChallengeActor(film.acting, new Random(`actor/${id}`), behaviour);
  let seconds = 0;
  const next = (): TimedFrame | null => (seconds > Math.min(actor.endSeconds, kLongest) ? null : film.next());
  const result = await player.challenge(asked, next, ({ challenge }, at) => {
    seconds = at;
    if (challenge !== null) actor.see(challenge, asked, at);
  });
  return { ...result, acting: film.acting, endSeconds: seconds };
}

/** What was acted before another camera: nobody reacts. */
export async function filmAgain(
  player: LivenessPlayer,
  asked: readonly LivenessAction[],
  { acting, endSeconds }: Played,
  spec: ActionFilmSpec,
): Promise<PlayedChallenge> {
  const film = await ActionFilm.open(spec, acting);
  let seconds = 0;
  return player.challenge(
    asked,
    () => (seconds > endSeconds + 2 ? null : film.next()),
    (_, at) => {
      seconds = at;
    },
  );
}
