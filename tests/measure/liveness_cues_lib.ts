// What the shipped engine says of a series of frames, of a challenge over them, and of what may be an attack.
import type { ActionEvent, Check, LivenessAction, LivenessCueId } from '../../web/sdk/types.js';
import type { Pixels } from '../data/strength.js';
import type { LivenessPlayer } from './liveness_play_lib.js';

export interface CuedFrame {
  readonly pixels: Pixels;
  readonly timestampMs: number;
}

export interface CuedSeries {
  readonly events: readonly ActionEvent[];
  readonly cues: readonly Check<LivenessCueId>[];
  /** Of the challenge that was asked for, if any. */
  readonly passed: boolean;
  readonly frames: number;
  readonly faces: number;
}

/** The challenge, if any, begins with the first frame. */
export async function watch(
  player: LivenessPlayer,
  series: AsyncIterable<CuedFrame> | Iterable<CuedFrame>,
  asked?: readonly LivenessAction[],
): Promise<CuedSeries> {
  const events: ActionEvent[] = [];
  let [frames, faces, passed] = [0, 0, false];
  for await (const frame of series) {
    if (frames === 0) player.begin(asked, frame.timestampMs);
    const said = await player.look(frame);
    events.push(...said.events);
    frames += 1;
    faces += said.face === null ? 0 : 1;
    passed = said.challenge?.state === 'done';
  }
  return { events, cues: player.cues(), passed, frames, faces };
}

/** Those that were raised. */
export function raisedOf({ cues }: CuedSeries): LivenessCueId[] {
  return cues.filter(({ passed }) => passed === false).map(({ id }) => id);
}

/** For the log: every raw value. */
export function rawOf({ cues }: CuedSeries): string {
  return cues.map(({ id, raw }) => `${id} ${raw === null ? '-' : raw.toFixed(2)}`).join(', ');
}
