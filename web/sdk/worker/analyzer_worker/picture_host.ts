import type { Size } from '../../common/geometry.js';
import type { CaptureStep, Quad } from '../../types.js';
import type { FrameSource } from '../protocol/common.js';
import { FrameHost, type Aimed, type HostedEngine, type Looked, type Typed } from './frame_host.js';
import { HeldFrame } from './held_frame.js';

interface Captured extends Looked {
  readonly capture: CaptureStep;
}

/** A worker that holds the best of the frames, to make a picture of. */
export abstract class PictureHost<
  Engine extends HostedEngine,
  Task extends Aimed,
  Analysis extends Captured,
  OwnCommand extends Typed,
  Answer extends Typed,
> extends FrameHost<Engine, Task, Analysis, OwnCommand, Answer> {
  protected readonly held = new HeldFrame();

  /** Where the card lies in the picture held, of `size`; null where there is none. */
  protected abstract quadOf(analysis: Analysis, size: Size): Quad | null;

  protected keep(analysis: Analysis, source: FrameSource): void {
    if (!analysis.capture.keep) return;
    const { frameId, timestampMs, width, height } = analysis;
    this.held.hold(source);
    this.held.describe({ quad: this.quadOf(analysis, this.held.size), frameId, timestampMs, full: { width, height } });
  }

  protected drop(): void {
    this.held.drop();
  }
}
