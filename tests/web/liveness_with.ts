// What liveness says of a frame, as a test needs it.
import type { ChallengeStatus, LivenessAnalysis } from '../../web/sdk/types.js';

export function statusWith(given: Partial<ChallengeStatus>): ChallengeStatus {
  return {
    state: 'framing',
    actionIndex: 0,
    hint: 'holdStill',
    progress: 0,
    stateLeftMs: 8_000,
    wholeLeftMs: 60_000,
    keep: 'none',
    keepIndex: 0,
    ...given,
  };
}

export function livenessWith(challenge: ChallengeStatus | null): LivenessAnalysis {
  return {
    frameId: 1,
    timestampMs: 0,
    width: 1280,
    height: 720,
    faceCount: 1,
    face: { x: 540, y: 200, width: 200, height: 260 },
    confidence: 1,
    tracked: true,
    pose: { yaw: 0, pitch: 0, roll: 0 },
    eyes: { left: 1, right: 1, personal: true },
    brightness: 120,
    blur: 30,
    events: [],
    challenge,
    timings: { convertMs: 1, analyzeMs: 2, totalMs: 3 },
  };
}
