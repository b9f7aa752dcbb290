import type { Signer } from '../platform/ports.js';
import type {
  ChallengeState,
  ChallengeStatus,
  LivenessAction,
  LivenessAnalysis,
  LivenessArtifact,
  LivenessOrder,
  LivenessTask,
  PublicJwk,
} from '../types.js';
import type { LivenessClient } from '../worker/liveness_client.js';
import type { LivenessState } from './liveness_machine.js';
import type { PictureCaptureOptions } from './picture_capture.js';
import type { SessionState } from './session_machine.js';

/** What the server gets to know when it is asked for actions. */
export interface OrderRequest {
  /** To be registered for this order alone: the artifact is signed with it. */
  readonly publicKey: PublicJwk;
  readonly keyProtected: boolean;
  /** How the challenge before ended, null for the first. */
  readonly outcome: ChallengeState | null;
  readonly signal: AbortSignal;
}

export type RequestOrder = (request: OrderRequest) => LivenessOrder | Promise<LivenessOrder>;

export interface LivenessSessionOptions extends Pick<
  PictureCaptureOptions<LivenessTask, never, never>,
  'video' | 'onError'
> {
  readonly createAnalyzer: () => LivenessClient;
  /** Asks the server for actions; asked anew after every challenge, passed or not. */
  readonly requestOrder: RequestOrder;
  /** A key for one challenge. */
  readonly createSigner: () => Promise<Signer>;
  readonly onAnalysis?: (analysis: LivenessAnalysis) => void;
  readonly onChange: (snapshot: LivenessSnapshot) => void;
}

/** Everything a view needs to know. */
export interface LivenessSnapshot {
  readonly state: LivenessState;
  readonly camera: SessionState;
  /** In the order asked for; empty before the server said. */
  readonly actions: readonly LivenessAction[];
  /** Of the challenge that is on, or was last; null before the first frame of it. */
  readonly status: ChallengeStatus | null;
  /** How the last challenge ended; null while none has, or when something else went wrong. */
  readonly outcome: ChallengeState | null;
  /** Challenges that ended without being passed, since the start. */
  readonly attempts: number;
  /** Null until it is passed. */
  readonly artifact: LivenessArtifact | null;
}
