import type { CardAnalysis, GuidanceCode } from '../types.js';
import type { ChallengeState, LivenessAnalysis, LivenessArtifact, LivenessHint } from './liveness.js';
import type { CardArtifact } from './card_artifact.js';
import type { PortraitAnalysis, PortraitArtifact, PortraitGuidanceCode } from './portrait.js';

/**
 * `detail` of the event qujing-file: fired in place of every other event when a picture was chosen that cannot be
 * analysed here (Capability.stillAnalysis is false: no SIMD, say). The candidate is told that the server will check it;
 * sending it there is the page's part.
 */
export interface FileDetail {
  /** As chosen, not looked at. */
  readonly file: File;
}

/** `detail` of the event qujing-guidance of a card: fired whenever the hint changes. */
export interface GuidanceDetail {
  readonly guidance: GuidanceCode;
  readonly analysis: CardAnalysis;
}

/** `detail` of the event qujing-capture of a card: fired when the candidate confirmed. One artifact a side, in the order asked for. */
export interface CaptureDetail {
  readonly artifacts: readonly CardArtifact[];
}

/** `detail` of the event qujing-guidance of a portrait. */
export interface PortraitGuidanceDetail {
  readonly guidance: PortraitGuidanceCode;
  readonly analysis: PortraitAnalysis;
}

/** `detail` of the event qujing-capture of a portrait: fired when the candidate pressed 满意并提交. */
export interface PortraitCaptureDetail {
  readonly artifact: PortraitArtifact;
}

/** `detail` of the event qujing-guidance of liveness. */
export interface LivenessGuidanceDetail {
  readonly hint: LivenessHint;
  readonly analysis: LivenessAnalysis;
}

/** `detail` of the event qujing-capture of liveness: fired when a challenge was passed. */
export interface LivenessCaptureDetail {
  readonly artifact: LivenessArtifact;
}

/** `detail` of the event qujing-ended: a challenge ended otherwise. No failure is counted for it. */
export interface LivenessEndedDetail {
  readonly outcome: ChallengeState;
  /** Challenges that ended so since the start. */
  readonly attempts: number;
}

/** `detail` of the event qujing-manual-review: the candidate wants to be looked at by a person. */
export interface LivenessManualReviewDetail {
  /** How the last challenge ended; null while none has. */
  readonly outcome: ChallengeState | null;
  readonly attempts: number;
}
