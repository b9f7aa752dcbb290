import { QujingError } from '../errors.js';
import type { NormalizedPoint } from '../types.js';
import { openStream, stopStream } from './open_stream.js';
import { facingOf, lensAfter, type Facing, type Lens } from './lens.js';
import { hidePreview, playing, showPreview } from './preview.js';
import { canBeFocused, capabilitiesOf, control, focusOnce, keepFocus } from './track_control.js';
import { watchTrack } from './track_watch.js';

export interface CameraOptions {
  /** Where the preview is shown. */
  readonly video: HTMLVideoElement;
  /** A certain camera. */
  readonly deviceId?: string;
  /** Where none is named. Default: the back one, through the lens that suits a card. */
  readonly facing?: Facing;
  /** The camera was taken away (another app, the background, unplugged). Open a new one to go on. */
  readonly onLost?: (reason: QujingError) => void;
  /** Gives up opening; an open camera is ended by stop(). */
  readonly signal?: AbortSignal;
}

/** An open camera with its preview. Every use ends with stop(). */
export class Camera {
  readonly #video: HTMLVideoElement;
  readonly #stream: MediaStream;
  readonly #track: MediaStreamTrack;
  readonly #stopWatching: () => void;
  readonly #lenses: readonly Lens[];

  private constructor(options: CameraOptions, stream: MediaStream, track: MediaStreamTrack, lenses: readonly Lens[]) {
    this.#video = options.video;
    this.#stream = stream;
    this.#track = track;
    this.#lenses = lenses;
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
    const { video, signal } = options;
    const { stream, lenses } = await openStream(options);
    try {
      const [track] = stream.getVideoTracks();
      if (track === undefined) throw new QujingError('cameraFailed', 'the stream has no video');
      await showPreview(video, stream, signal);
      const camera = new Camera(options, stream, track, lenses);
      // The picture is there whether or not the camera says how it focuses.
      void keepFocus(track);
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
    return capabilitiesOf(this.#track).torch === true;
  }

  /** Whether refocus() does anything. */
  get canFocus(): boolean {
    return canBeFocused(this.#track);
  }

  /** Null where the camera does not say. */
  get facing(): Facing | null {
    return facingOf(this.#track.getSettings().facingMode, this.label);
  }

  /** A deviceId of the camera after this one; null when it is the only one. */
  get nextDeviceId(): string | null {
    const currentId = this.#track.getSettings().deviceId ?? '';
    const next = lensAfter(this.#lenses, currentId);
    return next === currentId ? null : next;
  }

  /** @throws QujingError torchUnsupported, timedOut */
  async setTorch(on: boolean): Promise<void> {
    if (!this.hasTorch) throw new QujingError('torchUnsupported', `${this.label} has no torch`);
    await control(this.#track, { torch: on }).catch((error: unknown) => {
      throw QujingError.wrap(error, 'torchUnsupported', 'the torch did not switch');
    });
  }

  /** Focuses once more, where the camera can be told to. @param at the place to focus on, as shares of the frame. */
  async refocus(at?: NormalizedPoint): Promise<void> {
    await focusOnce(this.#track, at);
  }

  /** Safe to call twice. */
  stop(): void {
    this.#stopWatching();
    stopStream(this.#stream);
    hidePreview(this.#video, this.#stream);
  }
}
