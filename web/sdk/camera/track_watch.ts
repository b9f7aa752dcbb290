import { QujingError } from '../errors.js';

export interface TrackWatch {
  /** The page is visible again; the preview may have been paused meanwhile. */
  readonly resume: () => void;
  /** Called at most once. */
  readonly onLost: (reason: QujingError) => void;
}

/** A phone call mutes the track and gives it back; a muted track after this time stays black. */
const kMutedLimitMs = 3_000;

/**
 * Tells when a camera track is gone: ended (unplugged, permission withdrawn, taken by another app) or muted for good,
 * which is how iOS leaves it after the page was in the background.
 * @returns stops watching.
 */
export function watchTrack(track: MediaStreamTrack, { resume, onLost }: TrackWatch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    track.removeEventListener('ended', onEnded);
    track.removeEventListener('mute', check);
    document.removeEventListener('visibilitychange', check);
  };
  const lose = (why: string): void => {
    stop();
    onLost(new QujingError('cameraLost', why));
  };
  const onEnded = (): void => {
    lose('the camera ended the stream');
  };
  const check = (): void => {
    if (document.visibilityState !== 'visible') return;
    if (track.readyState === 'ended') {
      onEnded();
      return;
    }
    resume();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (track.muted && document.visibilityState === 'visible') lose(`no picture for ${kMutedLimitMs} ms`);
    }, kMutedLimitMs);
  };
  track.addEventListener('ended', onEnded);
  track.addEventListener('mute', check);
  document.addEventListener('visibilitychange', check);
  return stop;
}
