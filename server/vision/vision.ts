// What is seen in pictures: by the package's engine and by the server's own models, in processes of their own.
import type { LivenessOrder, LivenessSubmission, PhotoAdjustment, PublicJwk } from 'qujing/node';
import type { CardContents } from '../cards/card_contents.js';

export interface PictureFacts {
  readonly width: number;
  readonly height: number;
}

export interface CardSidePictures {
  readonly frame: Uint8Array;
  /** The device's flat card. */
  readonly card: Uint8Array | null;
}

export interface CardQuestion {
  readonly portrait: CardSidePictures;
  readonly emblem: CardSidePictures;
  /** YYYY-MM-DD, to tell whether the card is valid. */
  readonly today: string;
}

export type CardVerdict =
  | { readonly refused: 'portrait' | 'emblem'; readonly reasons: readonly string[] }
  | {
      readonly refused: null;
      readonly contents: CardContents;
      /** The flat cards, encoded anew. */
      readonly portraitJpeg: Uint8Array;
      readonly emblemJpeg: Uint8Array;
    };

export interface PortraitQuestion {
  readonly source: Uint8Array;
  readonly spec: string;
  readonly adjustment: PhotoAdjustment;
}

export interface PortraitVerdict {
  readonly accepted: boolean;
  /** Ids of the checks that failed. */
  readonly reasons: readonly string[];
  /** 输出照片; null without a face. */
  readonly output: Uint8Array | null;
  /** 原照片 as it is shown: upright, encoded anew, without metadata; null when it cannot be decoded. */
  readonly original: Uint8Array | null;
}

export interface ChallengeQuestion {
  readonly submission: LivenessSubmission;
  readonly order: LivenessOrder;
  readonly publicKey: PublicJwk;
  /** 输出照片. */
  readonly portrait: Uint8Array;
  /** The flat card's portrait side. */
  readonly card: Uint8Array;
}

export interface ChallengeVerdict {
  /** Null: the actions were done, by one face throughout. */
  readonly problem: string | null;
  /** For the log: no personal data. */
  readonly detail: string;
  readonly cues: readonly string[];
  /** Live face and portrait; null where the evidence was not taken. */
  readonly portraitMatch: FaceMatch | null;
  /** Live face and the card's picture: advice. Null where the card's picture shows no face. */
  readonly cardMatch: FaceMatch | null;
}

export interface FaceMatch {
  readonly sameFace: boolean;
  readonly similarity: number;
}

/**
 * Every call may reject with a Problem: pictureUnreadable, pictureTooLarge for what was sent, timedOut or busy for what
 * happened here.
 */
export interface Vision {
  /** Looks at a picture's kind and size, and decodes it small. */
  inspect(picture: Uint8Array): Promise<PictureFacts>;
  readCard(question: CardQuestion): Promise<CardVerdict>;
  checkPortrait(question: PortraitQuestion): Promise<PortraitVerdict>;
  judgeChallenge(question: ChallengeQuestion): Promise<ChallengeVerdict>;
  /** Ready to answer; for /readyz. */
  ready(): boolean;
  close(): Promise<void>;
}
