import { within } from '../common/time_limit.js';
import { QujingError } from '../errors.js';
import { openStream, stopStream } from './open_stream.js';
import { hidePreview, playing, showPreview } from './preview.js';
import { watchTrack } from './track_watch.js';

/** Image-capture constraints that the DOM library does not list. */
interface CaptureExtras {
  readonly torch?: boolean;
  readonly focusMode?: string | readonly string[];
}

export interface CameraOptions {
  /** Where the preview is shown. */
  readonly video: HTMLVideoElement;
  /** A certain camera; default: the back one, through the lens that suits a card. */
  readonly deviceId?: string;
  /** The camera was taken away (another app, the background, unplugged). Open a new one to go on. */
  readonly onLost?: (reason: QujingError) => void;
  /** Gives up opening; an open camera is ended by stop(). */
  readonly signal?: AbortSignal;
}

/** A camera that was told something and never answers must not hold its caller. */
const kConstraintLimitMs = 3_000;

/** An open camera with its preview. Every use ends with stop(). */
export class Camera {
  readonly #video: HTMLVideoElement;
  readonly #stream: MediaStream;
  readonly #track: MediaStreamTrack;
  readonly #stopWatching: () => void;

  private constructor(options: CameraOptions, stream: MediaStream, track: MediaStreamTrack) {
    this.#video = options.video;
    this.#stream = stream;
    this.#track = track;
    this.#stopWatching = watchTrack(track, {
      resume: () => void playing(options.video).catch(() => undefined),
      onLost: (reason) => {
        this.stop();
        options.onLost?.(reason);
      },
    });
  }

  /** @throws QujingError what openStream() and showPreview() throw */
  static async open(options: CameraOptions): Promise<Camera> {
    const { video, deviceId, signal } = options;
    const stream = await openStream(deviceId, signal);
    try {
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new QujingError('cameraFailed', 'the stream has no video');
      await showPreview(video, stream, signal);
      const camera = new Camera(options, stream, track);
      // The picture is there whether or not the camera says how it focuses.
      void camera.#keepFocus();
      return camera;
    } catch (error) {
      stopStream(stream);
      hidePreview(video, stream);
      throw error;
    }
  }

  get label(): string {
    return this.#track.label;
  }

  get hasTorch(): boolean {
    return this.#extras().torch === true;
  }

  /** @throws QujingError torchUnsupported, timedOut */
  async setTorch(on: boolean): Promise<void> {
    if (!this.hasTorch) throw new QujingError('torchUnsupported', `${this.label} has no torch`);
    await this.#apply({ torch: on }).catch((error: unknown) => {
      throw QujingError.wrap(error, 'torchUnsupported', 'the torch did not switch');
    });
  }

  /** Focuses once more, where the camera can be told to. */
  async refocus(): Promise<void> {
    if (!this.#canFocus('single-shot')) return;
    await this.#apply({ focusMode: 'single-shot' }).catch(() => undefined);
    await this.#keepFocus();
  }

  /** Safe to call twice. */
  stop(): void {
    this.#stopWatching();
    stopStream(this.#stream);
    hidePreview(this.#video, this.#stream);
  }

  async #keepFocus(): Promise<void> {
    if (this.#canFocus('continuous')) await this.#apply({ focusMode: 'continuous' }).catch(() => undefined);
  }

  #canFocus(mode: string): boolean {
    return this.#extras().focusMode?.includes(mode) === true;
  }

  #extras(): CaptureExtras {
    // Firefox has no getCapabilities().
    const track: { getCapabilities?: () => CaptureExtras } = this.#track as object;
    return track.getCapabilities?.() ?? {};
  }

  #apply(extras: CaptureExtras): Promise<void> {
    const applied = this.#track.applyConstraints({ advanced: [extras as MediaTrackConstraintSet] });
    return within(applied, kConstraintLimitMs, 'telling the camera');
  }
}
