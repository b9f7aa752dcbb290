import type { AnalysisTimings, Rect } from '../types.js';
import type { Check } from './check.js';
import type { EyeOpenness, HeadPose } from './portrait.js';

/** In the order of the core's Action. */
export const livenessActions = ['blink', 'turnLeft', 'turnRight', 'raise', 'lower'] as const;
/** What a person can be asked to do; the sides are the person's own. `raise`, `lower`: the head, and back. */
export type LivenessAction = (typeof livenessActions)[number];

/** In the order of the core's ChallengeState. */
export const challengeStates = [
  'framing',
  'neutral',
  'action',
  'done',
  'timedOut',
  'wrongAction',
  'faceLost',
  'faceChanged',
  'multipleFaces',
  'tooDark',
  'cancelled',
] as const;
/**
 * Where a challenge is: `framing`, `neutral` (a face that looks straight and holds still), `action`, or how it ended.
 * - `wrongAction`: another movement of the head than the one asked for.
 * - `faceLost`, `faceChanged`, `multipleFaces`: it was not one face throughout.
 */
export type ChallengeState = (typeof challengeStates)[number];

/** Every hint of a challenge, in the order of the core's LivenessHint. The words live in text/. */
export const livenessHints = [
  'noFace',
  'multipleFaces',
  'moveCloser',
  'moveBack',
  'centreFace',
  'lookStraight',
  'holdStill',
  'blink',
  'turnLeft',
  'turnRight',
  'raise',
  'lower',
  'slower',
  'otherSide',
  'returnToNeutral',
  'moreLight',
  'done',
  'ended',
] as const;
export type LivenessHint = (typeof livenessHints)[number];

/** In the order of the core's EvidenceMoment. */
export const evidenceMoments = ['none', 'neutral', 'before', 'peak', 'after'] as const;
export type EvidenceMoment = (typeof evidenceMoments)[number];

/** An action from its beginning to its end; times on the clock of the frames. */
export interface ActionEvent {
  readonly action: LivenessAction;
  readonly startMs: number;
  readonly peakMs: number;
  readonly endMs: number;
  /** 0..1. */
  readonly confidence: number;
}

/** An action that a challenge asked for, and the times of the frames that show it. */
export interface CompletedAction extends ActionEvent {
  readonly beforeMs: number;
  readonly clearestMs: number;
  readonly afterMs: number;
}

export interface ChallengeStatus {
  readonly state: ChallengeState;
  /** Actions completed, which is the index of the one asked for. */
  readonly actionIndex: number;
  readonly hint: LivenessHint;
  /** 0..1: of holding still, then of the way to what is asked for. */
  readonly progress: number;
  readonly stateLeftMs: number;
  readonly wholeLeftMs: number;
  /** What the frame is to be kept for, in place of the one kept before. */
  readonly keep: EvidenceMoment;
  /** Of which action. */
  readonly keepIndex: number;
}

/** What one frame of a series says about the person before the camera. */
export interface LivenessAnalysis {
  readonly frameId: number;
  readonly timestampMs: number;
  readonly width: number;
  readonly height: number;
  readonly faceCount: number;
  /** Pixels of the full frame, around the landmarks; null without a face. */
  readonly face: Rect | null;
  /** 0..1, that there is a face. */
  readonly confidence: number;
  readonly tracked: boolean;
  readonly pose: HeadPose | null;
  readonly eyes: EyeOpenness | null;
  /** Mean luma of the face, 0..255; 0 while no challenge is on. */
  readonly brightness: number;
  /** Of the face's edges, per mille of the distance between the eyes, smaller is sharper; 0 while no challenge is on. */
  readonly blur: number;
  /** Actions that ended with this frame, asked for or not. */
  readonly events: readonly ActionEvent[];
  /** Null where no challenge was begun. */
  readonly challenge: ChallengeStatus | null;
  readonly timings: AnalysisTimings;
}

/** What the server asks for: good for one challenge. */
export interface LivenessOrder {
  readonly actions: readonly LivenessAction[];
  /** They go into the manifest. */
  readonly sessionId: string;
  readonly nonce: string;
}

/** A picture that a challenge keeps, as the camera gave it. */
export interface EvidencePicture {
  /** Also the name of its part in the manifest: `neutral.jpg`, `1_blink_peak.jpg`. */
  readonly name: string;
  readonly moment: Exclude<EvidenceMoment, 'none'>;
  /** Index of the action; null for the neutral one. */
  readonly actionIndex: number | null;
  readonly timestampMs: number;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
  readonly jpeg: Blob;
}

/** What a challenge leaves: enough to judge it again without having seen it. */
export interface LivenessEvidence {
  readonly actions: readonly CompletedAction[];
  readonly pictures: readonly EvidencePicture[];
  /** Advice; none of them fails anyone. */
  readonly cues: readonly Check[];
  /** JSON, docs/artifact.md. */
  readonly manifest: string;
}

/** The public half of a key on P-256, RFC 7517 and 7518 section 6.2.1; `x` and `y` base64url without padding. */
export interface PublicJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
}

/** Over the manifest's UTF-8 bytes. */
export interface ManifestSignature {
  /** ECDSA on P-256 with SHA-256; `value` is r and s, 32 bytes each. */
  readonly algorithm: 'ES256';
  readonly publicKey: PublicJwk;
  /** base64url without padding. */
  readonly value: string;
  /** False: the key is one that a script of the page could read. */
  readonly keyProtected: boolean;
}

/** A passed challenge, ready to be handed in. */
export interface LivenessArtifact extends LivenessEvidence {
  readonly signature: ManifestSignature;
}

/** A frame is looked at as it is: a face may be anywhere in it. */
export interface LivenessTask {
  readonly guide?: null;
}
