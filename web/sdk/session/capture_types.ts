import type { QujingError } from '../errors.js';
import type { CapturedPicture, CaptureReason, CardAnalysis, CardTask, Rect } from '../types.js';
import type { AnalyzerClient } from '../worker/analyzer_client.js';
import type { CaptureState } from './capture_machine.js';
import type { LiveSessionOptions } from './live_session.js';
import type { SessionState } from './session_machine.js';
import type { AskedSide, CapturedSide } from './side_list.js';

export interface CardCaptureOptions extends Pick<
  LiveSessionOptions<CardTask, CardAnalysis, AnalyzerClient>,
  'video' | 'createAnalyzer'
> {
  /** In the order asked for. Default: portrait, then emblem. */
  readonly sides?: readonly AskedSide[];
  /** Where the card is to lie, in pixels of the full frame; asked before every frame. Without it no picture is taken. */
  readonly guide: () => Rect | null;
  /** Of the server's session; they go into the manifests. */
  readonly sessionId?: string;
  readonly nonce?: string;
  readonly onChange: (snapshot: CaptureSnapshot) => void;
  readonly onAnalysis?: (analysis: CardAnalysis) => void;
  /** Everything that went wrong, also what the capture recovers from by itself. */
  readonly onError?: (error: QujingError) => void;
}

/** Everything a view needs to know. */
export interface CaptureSnapshot {
  readonly state: CaptureState;
  readonly camera: SessionState;
  /** The side asked for; the last one when all are there. */
  readonly side: AskedSide;
  /** Another side was taken before. */
  readonly second: boolean;
  readonly sides: readonly CapturedSide[];
  /** Of `taken`, `judged` and `correcting`. */
  readonly picture: CapturedPicture | null;
  /** Why nothing was taken yet (`helping`), or why the picture does not pass (`judged`). */
  readonly reasons: readonly CaptureReason[];
  /** The last picture of this side that the engine chose and that did not hold up at full resolution; null for none. */
  readonly refused: CardAnalysis | null;
}
