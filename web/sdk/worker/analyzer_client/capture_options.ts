import type { AnalyzableFrame } from '../../platform/ports.js';
import type { CaptureOrigin, CardTask, Quad } from '../../types.js';

export interface CaptureOptions {
  readonly origin: CaptureOrigin;
  /** What was asked for, its guide in pixels of the full frame; no guide for a chosen picture. */
  readonly task?: CardTask;
  /**
   * A picture of its own, whose card is searched for; it is held from then on, and the series of frames ends. Default:
   * the picture held, chosen by the engine (CardAnalysis.capture) or handed in with the call before.
   */
  readonly frame?: AnalyzableFrame;
  /** Where the card is, as a person says, in pixels of the picture held; taken as it is. */
  readonly quad?: Quad;
  /** Of the server's session; they go into the manifest. */
  readonly sessionId?: string;
  readonly nonce?: string;
  /** The outcome is not waited for any more. */
  readonly signal?: AbortSignal;
}
