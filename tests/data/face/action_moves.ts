import type { LivenessAction } from '../../../web/sdk/types.js';
import type { Random } from '../random.js';
import type { HeadAngles } from './head_turn.js';

/** One action as somebody does it, from rest to rest; all times in seconds. */
export interface ActionMove {
  action: LivenessAction;
  start: number;
  /** Away, staying there, and back. */
  out: number;
  hold: number;
  back: number;
  /** How far the head goes, as a rule 15 to 40 of a turn and 10 to 28 of a nod; of a blink nothing. */
  degrees: number;
  /** What else the head does by the way, as a share of the degrees: across is pitch of a turn and yaw of a nod. */
  across: number;
  roll: number;
  /** How far the lids come down meanwhile: 1 of a blink, some of who looks down, nothing else. */
  lids: number;
}

/** What a person does at one moment, added to how they sit. */
export interface Bearing extends HeadAngles {
  /** 0 open, 1 shut, both eyes. */
  lids: number;
}

export type HeadAction = Exclude<LivenessAction, 'blink'>;
export const kHeadActions = ['turnLeft', 'turnRight', 'raise', 'lower'] as const satisfies readonly HeadAction[];

export const isTurn = (action: LivenessAction): boolean => action === 'turnLeft' || action === 'turnRight';

/** The other way of the same movement; a blink has none. */
export function oppositeOf(action: LivenessAction): LivenessAction {
  const at = kHeadActions.findIndex((one) => one === action);
  return at < 0 ? action : (kHeadActions[at ^ 1] as HeadAction);
}

export interface MoveOptions {
  degrees?: number;
  /** Times slower. */
  slower?: number;
}

/** As a person who was asked for it would, each time a little otherwise. */
export function drawMove(
  random: Random,
  action: LivenessAction,
  start: number,
  { degrees, slower = 1 }: MoveOptions = {},
): ActionMove {
  if (action === 'blink') {
    const [out, hold, back] = [random.range(0.08, 0.14), random.range(0.06, 0.2), random.range(0.12, 0.22)];
    return { action, start, out, hold, back, degrees: 0, across: 0, roll: 0, lids: 1 };
  }
  const far = degrees ?? (isTurn(action) ? random.range(20, 38) : random.range(13, 25));
  // The quicker ones reach some 150 degrees a second at their fastest.
  const pace = slower * Math.max(0.32, far / 65);
  return {
    action,
    start,
    out: pace * random.range(1, 1.7),
    hold: random.range(0.05, 0.7),
    back: pace * random.range(1, 1.7),
    degrees: far,
    across: random.range(-0.12, 0.12),
    roll: random.range(-0.12, 0.12),
    lids: action === 'lower' ? random.range(0.15, 0.4) : 0,
  };
}

/** An unasked blink. */
export function naturalBlink(random: Random, start: number): ActionMove {
  const [out, hold, back] = [random.range(0.07, 0.1), random.range(0.03, 0.08), random.range(0.11, 0.17)];
  return { action: 'blink', start, out, hold, back, degrees: 0, across: 0, roll: 0, lids: 1 };
}

export const endOf = ({ start, out, hold, back }: ActionMove): number => start + out + hold + back;
export const peakOf = ({ start, out, hold }: ActionMove): number => start + out + hold / 2;

export function bearingOf(move: ActionMove, seconds: number): Bearing {
  const share = shareOf(move, seconds);
  const none = { yaw: 0, pitch: 0, roll: 0, lids: 0 };
  if (share <= 0) return none;
  if (move.action === 'blink') return { ...none, lids: share * move.lids };
  // Heads set off and come to rest gently (minimum jerk; T. Flash, N. Hogan, 1985).
  const eased = share ** 3 * (10 + share * (6 * share - 15));
  const far = eased * move.degrees;
  const side = move.action === 'turnLeft' || move.action === 'raise' ? 1 : -1;
  const [along, across] = [side * far, move.across * far];
  const angles = isTurn(move.action) ? { yaw: along, pitch: across } : { yaw: across, pitch: along };
  return { ...angles, roll: move.roll * far, lids: eased * move.lids };
}

function shareOf({ start, out, hold, back }: ActionMove, seconds: number): number {
  const t = seconds - start;
  if (t <= 0 || t >= out + hold + back) return 0;
  if (t < out) return t / out;
  return t < out + hold ? 1 : 1 - (t - out - hold) / back;
}
