import type {
  CapturedPortrait,
  PhotoAdjustment,
  PhotoSpecName,
  PictureTurn,
  PortraitAnalysis,
  PortraitArtifact,
  PortraitReason,
  PortraitTask,
  Rect,
} from '../types.js';
import type { PortraitClient } from '../worker/portrait_client.js';
import type { AttemptAdvice, Attempts } from './attempt_guard.js';
import type { PictureCaptureOptions } from './picture_capture.js';
import type { PortraitState } from './portrait_machine.js';
import type { SessionState } from './session_machine.js';

export interface PortraitSessionOptions extends PictureCaptureOptions<PortraitTask, PortraitAnalysis, PortraitClient> {
  /** What createAnalyzer() gave the engine: an id that it carries, or a record of one's own. Default: its own default. */
  readonly spec?: string | PhotoSpecName;
  /** Where the photo is to lie, in pixels of the full frame; asked before every frame. Without it no picture is taken. */
  readonly guide: () => Rect | null;
  /** Asked whenever a photo may be submitted. Default: not known. */
  readonly attempts?: () => Attempts;
  /** Of the server's session; they go into the manifest. */
  readonly sessionId?: string;
  readonly nonce?: string;
  readonly onChange: (snapshot: PortraitSnapshot) => void;
}

/** Everything a view needs to know. */
export interface PortraitSnapshot {
  readonly state: PortraitState;
  readonly camera: SessionState;
  /** The rule in force; null until the engine told. */
  readonly spec: PhotoSpecName | null;
  /** What came of the last picture. */
  readonly picture: CapturedPortrait | null;
  /** The photo as it stands; null without one. */
  readonly artifact: PortraitArtifact | null;
  /** What is to be said before it is submitted; null without a photo. */
  readonly advice: AttemptAdvice | null;
  /** Why nothing was taken yet (`helping`), or why the picture cannot be used (`refused`). */
  readonly reasons: readonly PortraitReason[];
  /** Why the last photo that the engine made by itself did not pass, anew each time; empty for none. */
  readonly refused: readonly PortraitReason[];
  /** Of `adjusting`: as asked for; what the spec let pass is in artifact.facts. */
  readonly adjustment: Required<PhotoAdjustment>;
  readonly turn: PictureTurn;
  /** Whether there is a change to take back. */
  readonly changed: boolean;
}
