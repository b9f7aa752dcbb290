// Between the server and a vision process: one job at a time.
import type { ProblemCode, ProblemFacts } from '../common/problem.js';
import type {
  CardQuestion,
  CardVerdict,
  ChallengeQuestion,
  ChallengeVerdict,
  PictureFacts,
  PortraitQuestion,
  PortraitVerdict,
} from './vision.js';

export interface Jobs {
  inspect: {
    readonly asks: { readonly picture: Uint8Array; readonly mostPixels: number };
    readonly answers: PictureFacts;
  };
  readCard: { readonly asks: CardQuestion; readonly answers: CardVerdict };
  checkPortrait: { readonly asks: PortraitQuestion; readonly answers: PortraitVerdict };
  judgeChallenge: { readonly asks: ChallengeQuestion; readonly answers: ChallengeVerdict };
}

export type JobKind = keyof Jobs;

export interface JobRequest {
  readonly kind: JobKind;
  readonly asks: Jobs[JobKind]['asks'];
}

export type JobResponse =
  | { readonly ok: true; readonly answers: Jobs[JobKind]['answers'] }
  | { readonly ok: false; readonly code: ProblemCode; readonly title: string; readonly facts: ProblemFacts };

/** Sent once when the process can take jobs. */
export const kReady = 'ready';
