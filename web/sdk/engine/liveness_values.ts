// Values of liveness' border and those of the package.
import {
  challengeStates,
  evidenceMoments,
  livenessActions,
  livenessHints,
  type ActionEvent,
  type ChallengeStatus,
  type EvidencePicture,
  type LivenessAnalysis,
} from '../types.js';
import { named } from './border_values.js';
import type { WasmActionEvent, WasmChallengeStatus, WasmEvidencePart, WasmLivenessAnalysis } from './wasm_types.js';

/** What the engine itself says about a frame, in pixels of the frame handed in. */
export type LivenessSaying = Omit<LivenessAnalysis, 'frameId' | 'timestampMs' | 'width' | 'height' | 'timings'>;

/** @param asked whether a challenge was begun. */
export function livenessFromWire(result: WasmLivenessAnalysis, asked: boolean): LivenessSaying {
  const { faceCount, confidence, tracked, brightness, blur, blink, head } = result;
  return {
    faceCount,
    face: result.face ?? null,
    confidence,
    tracked,
    pose: result.pose ?? null,
    eyes: result.eyes ?? null,
    brightness,
    blur,
    events: [blink, head].flatMap((event) => (event === undefined ? [] : [eventFromWire(event)])),
    challenge: asked ? statusFromWire(result.challenge) : null,
  };
}

export function eventFromWire({ action, ...times }: WasmActionEvent): ActionEvent {
  return { action: named(livenessActions, action), ...times };
}

export function statusFromWire({ state, hint, keep, ...numbers }: WasmChallengeStatus): ChallengeStatus {
  return {
    ...numbers,
    state: named(challengeStates, state),
    hint: named(livenessHints, hint),
    keep: named(evidenceMoments, keep),
  };
}

/** A picture whose file is somebody else's. */
export type KeptPicture = Omit<EvidencePicture, 'jpeg'> & { readonly jpeg: { readonly size: number } };

export function pictureToWire(picture: KeptPicture): WasmEvidencePart {
  const { name, moment, actionIndex, timestampMs, sha256, width, height, jpeg } = picture;
  return {
    name,
    moment: evidenceMoments.indexOf(moment),
    actionIndex: actionIndex ?? 0,
    timestampMs,
    part: { sha256, bytes: jpeg.size, width, height },
  };
}
