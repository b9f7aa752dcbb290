// What crosses between the page and the worker of liveness. Both ends know this file and nothing of each other.
import type { ChallengeStatus, LivenessAction, LivenessAnalysis, LivenessEvidence, LivenessTask } from '../../types.js';
import type { CommonAnswer, CommonCommand, FaceFiles, RequestOf, ResponseOf } from './common.js';

export * from './common.js';

export type LivenessCommand =
  | CommonCommand<LivenessTask>
  | {
      readonly type: 'open';
      readonly files: FaceFiles;
      readonly sha256: string | null;
      /** JSON; null for the engine's own. */
      readonly thresholds: string | null;
    }
  /** The frames from `timestampMs` on are those of a challenge; pictures of the one before are dropped. */
  | { readonly type: 'begin'; readonly actions: readonly LivenessAction[]; readonly timestampMs: number }
  | { readonly type: 'tick'; readonly timestampMs: number }
  | { readonly type: 'cancel' }
  | { readonly type: 'collect'; readonly sessionId: string; readonly nonce: string };

export type LivenessAnswer =
  | CommonAnswer<LivenessAnalysis>
  | { readonly type: 'status'; readonly status: ChallengeStatus }
  | { readonly type: 'collected'; readonly evidence: LivenessEvidence };

export type LivenessRequest = RequestOf<LivenessCommand>;
export type LivenessResponse = ResponseOf<LivenessAnswer>;
