// The shipped engine before a film of actions, one frame after the other; the film's person may react to what it says.
import type { Inference } from '../../web/sdk/engine/inference.js';
import type { LivenessEngine } from '../../web/sdk/engine/liveness_engine.js';
import type { LivenessSaying } from '../../web/sdk/engine/liveness_values.js';
import type { ChallengeState, Check, LivenessAction, LivenessCueId } from '../../web/sdk/types.js';
import { openLivenessEngine } from '../boundary/face_engine_under_test.js';
import type { RawPicture } from './face_engine_lib.js';

export interface TimedFrame {
  readonly pixels: RawPicture;
  readonly timestampMs: number;
}

/** What a challenge came to. */
export interface PlayedChallenge {
  readonly state: ChallengeState;
  readonly endMs: number;
  readonly frames: number;
}

export class LivenessPlayer {
  private constructor(
    private readonly engine: LivenessEngine,
    private readonly inference: Inference,
  ) {}

  static async open(): Promise<LivenessPlayer> {
    const { engine, inference } = await openLivenessEngine();
    return new LivenessPlayer(engine, inference);
  }

  /** A new series begins; of a challenge, or of all actions. */
  begin(asked?: readonly LivenessAction[], timestampMs = 0): void {
    this.engine.reset();
    if (asked !== undefined) this.engine.challenge(asked, timestampMs);
  }

  /** On the series so far. */
  cues(): Check<LivenessCueId>[] {
    return this.engine.cues();
  }

  look({ pixels: { width, height, rgba }, timestampMs }: TimedFrame): Promise<LivenessSaying> {
    this.engine.load(new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.byteLength));
    return this.engine.analyze({ width, height, rowStride: 4 * width, format: 'rgba' }, timestampMs);
  }

  /** Until the challenge has ended, or the film: then the time goes on without frames. */
  async challenge(
    asked: readonly LivenessAction[],
    next: () => TimedFrame | null,
    onFrame?: (said: LivenessSaying, seconds: number) => void,
  ): Promise<PlayedChallenge> {
    this.begin(asked);
    let [endMs, frames] = [0, 0];
    for (let frame = next(); frame !== null; frame = next()) {
      const said = await this.look(frame);
      endMs = frame.timestampMs;
      frames += 1;
      onFrame?.(said, endMs / 1000);
      const state = said.challenge?.state;
      if (state !== undefined && hasEnded(state)) return { state, endMs, frames };
    }
    for (;;) {
      endMs += 100;
      const { state } = this.engine.tick(endMs);
      if (hasEnded(state)) return { state, endMs, frames };
    }
  }

  async close(): Promise<void> {
    this.engine.close();
    await this.inference.close();
  }
}

export function hasEnded(state: ChallengeState): boolean {
  return state !== 'framing' && state !== 'neutral' && state !== 'action';
}
