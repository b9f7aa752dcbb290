import { FramePacer } from './frame_pacer.js';
import { frameGrabber } from './frame_grabber.js';
import type { AnalyzableFrame } from '../platform/ports.js';

/**
 * Takes a frame over. Resolves with the milliseconds that the engine worked on it (CardAnalysis.timings.totalMs), null
 * when it was not looked at.
 * @param timestampMs when the frame was shown, on performance.now()'s clock, never going back.
 */
export type OnFrame = (frame: AnalyzableFrame, timestampMs: number) => Promise<number | null>;

/** Hands a video's frames to `onFrame`, as many as the engine can take; the others are skipped. */
export class FrameSource {
  readonly #video: HTMLVideoElement;
  readonly #onFrame: OnFrame;
  readonly #onError: (error: unknown) => void;
  readonly #pacer = new FramePacer();
  readonly #grab = frameGrabber();
  #running = false;
  #cancel: () => void = () => undefined;

  /** @param onError hears what onFrame rejected with; the frames go on. */
  constructor(video: HTMLVideoElement, onFrame: OnFrame, onError: (error: unknown) => void) {
    this.#video = video;
    this.#onFrame = onFrame;
    this.#onError = onError;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#schedule();
  }

  /** No frame is handed out after this; one that is being looked at is not recalled. */
  stop(): void {
    this.#running = false;
    this.#cancel();
  }

  /** What the video shows now, at the camera's own resolution, for a picture taken by hand. Null when it shows nothing. */
  now(): Promise<AnalyzableFrame | null> {
    return this.#grab(this.#video);
  }

  #schedule(): void {
    if (!this.#running) return;
    this.#cancel = onNextPicture(this.#video, (nowMs) => {
      this.#schedule();
      if (this.#pacer.mayStart(nowMs)) void this.#take(nowMs);
    });
  }

  async #take(nowMs: number): Promise<void> {
    this.#pacer.start(nowMs);
    let workMs: number | null = null;
    try {
      const frame = await this.#grab(this.#video);
      if (frame !== null) workMs = await this.#onFrame(frame, nowMs);
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#pacer.end(workMs);
    }
  }
}

/** Calls once, when the video shows its next picture. @returns cancels. */
function onNextPicture(video: HTMLVideoElement, callback: (nowMs: number) => void): () => void {
  if ('requestVideoFrameCallback' in video) {
    const id = video.requestVideoFrameCallback((nowMs) => {
      callback(nowMs);
    });
    return () => {
      video.cancelVideoFrameCallback(id);
    };
  }
  // Before iOS 15.4: a picture is new when the video's time moved.
  const element: HTMLVideoElement = video;
  const shownAt = element.currentTime;
  let id = requestAnimationFrame(function look(nowMs) {
    if (element.currentTime !== shownAt) callback(nowMs);
    else id = requestAnimationFrame(look);
  });
  return () => {
    cancelAnimationFrame(id);
  };
}
