import type { ChallengeStatus, LivenessAction } from '../../../web/sdk/types.js';
import type { Random } from '../random.js';
import type { Acting, Cast } from './acting.js';
import { drawMove, endOf, isTurn, oppositeOf, peakOf } from './action_moves.js';

/** What a person does otherwise than they are asked; nothing of it in a genuine recording. `index`: of the action. */
export interface Behaviour {
  /** Does these, one after the other, once the first action is asked for, whatever is asked then. */
  recites?: readonly LivenessAction[];
  /** Does the other side of this one. */
  otherSideAt?: number;
  /** Does this one only so long after it is asked for, seconds. */
  late?: { index: number; seconds: number };
  /** Somebody else, somebody more or nobody is seen from within this one, for so long. */
  cast?: { cast: Cast; index: number; when: 'atRest' | 'atPeak'; seconds: number };
  /** Begins this one to the other side, notices it, and does it right: nothing wrong. */
  falseStartAt?: number;
}

const kTries = 3;

/** Reads what is asked for and does it, as `behaviour` has it. */
export class ChallengeActor {
  private index = -1;
  private tries = 0;
  private tryAgain = Infinity;
  private ends = Infinity;

  constructor(
    private readonly acting: Acting,
    private readonly random: Random,
    private readonly behaviour: Behaviour = {},
  ) {}

  /** When the recording is over; a person who is asked goes on. */
  get endSeconds(): number {
    return this.ends;
  }

  /** asked: the challenge's actions, of which the status tells the index. */
  see(status: ChallengeStatus, asked: readonly LivenessAction[], seconds: number): void {
    if (status.state !== 'action') return;
    const action = asked[status.actionIndex];
    if (action === undefined) return;
    if (this.behaviour.recites) {
      if (this.index < 0) this.recite(this.behaviour.recites, seconds);
      this.index = status.actionIndex;
      return;
    }
    if (status.actionIndex !== this.index) {
      this.index = status.actionIndex;
      this.tries = 0;
      this.answer(action, seconds);
    } else if (seconds >= this.tryAgain && status.hint !== 'returnToNeutral' && this.tries < kTries) {
      this.perform(action, seconds + this.random.range(0.3, 0.8), status.hint === 'slower' ? 1.5 : 1);
    }
  }

  private answer(action: LivenessAction, seconds: number): void {
    const { late, otherSideAt, falseStartAt, cast } = this.behaviour;
    let start = seconds + (late?.index === this.index ? late.seconds : this.random.range(0.5, 1.5));
    if (falseStartAt === this.index && action !== 'blink') {
      const least = isTurn(action) ? 4 : 2.5;
      const degrees = least * this.random.range(0.9, 1.2);
      const slip = drawMove(this.random, oppositeOf(action), start, { degrees });
      this.acting.add({ ...slip, hold: 0.05 });
      start = endOf(slip) + this.random.range(0.2, 0.5);
    }
    const done = otherSideAt === this.index ? oppositeOf(action) : action;
    const peak = this.perform(done, start);
    if (done !== action) this.tryAgain = Infinity;
    if (cast?.index !== this.index) return;
    const from = cast.when === 'atPeak' ? peak : seconds + this.random.range(0.1, 0.4);
    this.acting.show(cast.cast, from, from + cast.seconds);
  }

  /** When it is at its farthest. */
  private perform(action: LivenessAction, start: number, slower = 1): number {
    const move = drawMove(this.random, action, start, { slower: slower * (1 + 0.15 * this.tries) });
    this.acting.add(move);
    this.tries += 1;
    this.tryAgain = endOf(move) + this.random.range(1, 2);
    return peakOf(move);
  }

  private recite(actions: readonly LivenessAction[], seconds: number): void {
    let at = seconds;
    for (const action of actions) {
      const move = drawMove(this.random, action, at + this.random.range(0.8, 1.6));
      this.acting.add(move);
      at = endOf(move);
    }
    this.acting.stopBlinking(at);
    this.ends = at + 1.2;
  }
}
