import type {
  ActionEvent,
  ChallengeState,
  Check,
  CompletedAction,
  LivenessAction,
  VideoLiveness,
  VideoObservation,
} from '../web/sdk/node.js';
import { rounded, roundedCheck } from './report.js';

/** The line of `qujing liveness --json`. A promise to scripts: fields are added, never renamed or removed. */
export interface LivenessReport {
  readonly file: string;
  readonly frames: number;
  readonly fps: number | null;
  /** Milliseconds from the film's first frame. */
  readonly events: readonly ActionEvent[];
  readonly challenge: {
    readonly passed: boolean;
    readonly state: ChallengeState;
    readonly actions: readonly { readonly action: LivenessAction; readonly startMs: number; readonly endMs: number }[];
  } | null;
  readonly cues: readonly Check[];
  readonly engine: string;
}

export function livenessReport(file: string, said: VideoLiveness): LivenessReport {
  const { frames, fps, events, challenge, cues, engine } = said;
  return {
    file,
    frames,
    fps: fps === null ? null : rounded(fps, 2),
    events: events.map(roundedEvent),
    challenge: challenge && { ...challenge, actions: challenge.actions.map(spanOf) },
    cues: cues.map(roundedCheck),
    engine,
  };
}

function roundedEvent({ action, startMs, peakMs, endMs, confidence }: ActionEvent): ActionEvent {
  return {
    action,
    startMs: rounded(startMs, 1),
    peakMs: rounded(peakMs, 1),
    endMs: rounded(endMs, 1),
    confidence: rounded(confidence, 3),
  };
}

function spanOf({ action, startMs, endMs }: CompletedAction): {
  readonly action: LivenessAction;
  readonly startMs: number;
  readonly endMs: number;
} {
  return { action, startMs: rounded(startMs, 1), endMs: rounded(endMs, 1) };
}

/** One action a line, how the challenge ended, and what may be an attack. */
export function livenessTable(file: string, { frames, fps, events, challenge, cues }: VideoLiveness): string {
  const head = `${file}: ${frames} frames${fps === null ? '' : `, ${fps.toFixed(1)} a second`}\n`;
  const seconds = (ms: number): string => (ms / 1000).toFixed(2).padStart(8);
  const rows = events.map(
    ({ action, startMs, endMs, confidence }) =>
      `${action.padEnd(10)}${seconds(startMs)} s to${seconds(endMs)} s   ${confidence.toFixed(2)}\n`,
  );
  const seen = rows.length > 0 ? rows.join('') : 'no action seen\n';
  const ended = challenge === null ? '' : `challenge: ${challenge.passed ? 'passed' : challenge.state}\n`;
  const raised = cues.filter(({ passed }) => passed === false).map(({ code }) => code);
  return `${head}${seen}${ended}cues: ${raised.length > 0 ? raised.join(', ') : 'none'}\n`;
}

export const traceHead = 'timestampMs,yaw,pitch,roll,leftOpenness,rightOpenness,boxX,boxY,boxW,boxH,faceScore\n';

/** Empty where there is no face. */
export function traceRow({ timestampMs, pose, eyes, face, confidence }: VideoObservation): string {
  const numbers = [pose?.yaw, pose?.pitch, pose?.roll, eyes?.left, eyes?.right, face?.x, face?.y, face?.width];
  const cells = [timestampMs, ...numbers, face?.height, face === null ? undefined : confidence];
  return `${cells.map((value) => (value === undefined ? '' : rounded(value, 4))).join(',')}\n`;
}
