// What crosses between the page and the portrait's worker. Both ends know this file and nothing of each other.
import type {
  CapturedPortrait,
  CaptureOrigin,
  PhotoAdjustment,
  PhotoSpecName,
  PictureTurn,
  PortraitAnalysis,
  PortraitTask,
} from '../../types.js';
import type { CommonAnswer, CommonCommand, FaceFiles, FrameSource, RequestOf, ResponseOf } from './common.js';

export * from './common.js';

export type PortraitFiles = FaceFiles;

export type PortraitCommand =
  | CommonCommand<PortraitTask>
  | {
      readonly type: 'open';
      readonly files: PortraitFiles;
      readonly sha256: string | null;
      /** JSON; null for the engine's own. */
      readonly thresholds: string | null;
      /** The id of a spec that the engine carries, or a spec as JSON. */
      readonly spec: string;
    }
  | {
      readonly type: 'capture';
      readonly origin: CaptureOrigin;
      /** Null: the picture held last, by an analysis whose `capture.keep` was true or by the capture before. */
      readonly source: FrameSource | null;
      readonly turn: PictureTurn;
      readonly adjustment: PhotoAdjustment;
      readonly sessionId: string;
      readonly nonce: string;
    }
  | { readonly type: 'setSpec'; readonly spec: string }
  | { readonly type: 'listSpecs' };

export type PortraitAnswer =
  | CommonAnswer<PortraitAnalysis>
  | { readonly type: 'captured'; readonly picture: CapturedPortrait }
  | { readonly type: 'specs'; readonly specs: readonly PhotoSpecName[] };

export type PortraitRequest = RequestOf<PortraitCommand>;
export type PortraitResponse = ResponseOf<PortraitAnswer>;
