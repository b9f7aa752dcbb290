import { Inference } from '../engine/inference.js';
import { LivenessEngine } from '../engine/liveness_engine.js';
import { scaleRect } from '../common/geometry.js';
import type {
  ActionEvent,
  ChallengeState,
  Check,
  CompletedAction,
  LivenessAction,
  LivenessAnalysis,
} from '../types.js';
import { inferenceFiles } from './inference_files.js';
import { videoFrames, type VideoFrame } from './video_frames.js';

/** What one frame of a film said; places in pixels of the film. */
export type VideoObservation = Pick<
  LivenessAnalysis,
  'timestampMs' | 'pose' | 'eyes' | 'face' | 'confidence' | 'faceCount' | 'challenge'
>;

export interface VideoLiveness {
  readonly frames: number;
  /** Mean; null of a single frame. */
  readonly fps: number | null;
  /** Every action seen, by its end. */
  readonly events: readonly ActionEvent[];
  /** Null when none was asked for. */
  readonly challenge: {
    readonly passed: boolean;
    readonly state: ChallengeState;
    readonly actions: readonly CompletedAction[];
  } | null;
  /** What else was noticed; advice only. */
  readonly cues: readonly Check[];
  /** Version of the engine. */
  readonly engine: string;
}

export interface VideoLivenessOptions {
  /** The actions that the film is to show in this order; without them every action is told. */
  readonly challenge?: readonly LivenessAction[];
  /** The film shows what a mirror does. Default false. */
  readonly mirrored?: boolean;
  /** A whole set, as src/config/liveness_thresholds.json, which is the default. */
  readonly thresholds?: string | object;
  /** Called with each frame. */
  readonly onFrame?: (seen: VideoObservation) => void;
}

/** @internal analyzeVideo() calls it. */
export async function videoLiveness(
  compiled: WebAssembly.Module,
  file: string,
  { challenge, mirrored = false, thresholds, onFrame }: VideoLivenessOptions,
): Promise<VideoLiveness> {
  const inference = await Inference.open(inferenceFiles);
  const engine = await LivenessEngine.open(compiled, inference);
  try {
    if (thresholds !== undefined)
      engine.setThresholds(typeof thresholds === 'string' ? thresholds : JSON.stringify(thresholds));
    if (challenge !== undefined) engine.challenge(challenge, 0);
    const events: ActionEvent[] = [];
    let frames = 0;
    let last: VideoObservation | null = null;
    for await (const frame of videoFrames(file, { mirrored })) {
      const { seen, ended } = await look(engine, frame, mirrored);
      events.push(...ended);
      frames += 1;
      last = seen;
      onFrame?.(seen);
    }
    const status = last?.challenge ?? null;
    const seconds = (last?.timestampMs ?? 0) / 1000;
    return {
      frames,
      fps: seconds > 0 ? (frames - 1) / seconds : null,
      events,
      challenge: status && { passed: status.state === 'done', state: status.state, actions: engine.completed() },
      cues: engine.cues(),
      engine: engine.version,
    };
  } finally {
    engine.close();
    await inference.close();
  }
}

async function look(
  engine: LivenessEngine,
  { width, height, pixels, timestampMs, scale }: VideoFrame,
  mirrored: boolean,
): Promise<{ seen: VideoObservation; ended: readonly ActionEvent[] }> {
  engine.load(pixels);
  const layout = { width, height, rowStride: 4 * width, format: 'rgba' } as const;
  const {
    events,
    face: found,
    pose,
    eyes,
    confidence,
    faceCount,
    challenge,
  } = await engine.analyze(layout, timestampMs);
  const upright = found && mirrored ? { ...found, x: width - found.x - found.width } : found;
  const face = upright && scaleRect(upright, layout, { width: width * scale, height: height * scale });
  return { seen: { timestampMs, pose, eyes, face, confidence, faceCount, challenge }, ended: events };
}
