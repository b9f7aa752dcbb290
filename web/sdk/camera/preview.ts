import { abortedError, QujingError } from '../errors.js';
import { eventOnce, within } from '../common/time_limit.js';

const kPreviewLimitMs = 10_000;

/**
 * Shows a stream and resolves once its first picture is there. iOS WeChat never fires loadeddata unless play() is
 * called by hand after the metadata (gruhn/vue-qrcode-reader issue 375); without playsinline iPhones go full screen.
 * @throws QujingError timedOut, cameraFailed, aborted
 */
export async function showPreview(video: HTMLVideoElement, stream: MediaStream, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) throw abortedError(signal);
  video.muted = true;
  video.playsInline = true;
  video.setAttribute('playsinline', '');
  video.setAttribute('webkit-playsinline', '');
  video.srcObject = stream;
  if (video.readyState < HTMLMediaElement.HAVE_METADATA) {
    await within(eventOnce(video, 'loadedmetadata'), kPreviewLimitMs, 'the first picture', { signal });
  }
  await within(playing(video), kPreviewLimitMs, 'starting the preview', { signal });
}

export async function playing(video: HTMLVideoElement): Promise<void> {
  try {
    await video.play();
  } catch (error) {
    throw QujingError.wrap(error, 'cameraFailed', 'the preview did not start');
  }
  if (video.videoWidth === 0) await eventOnce(video, 'resize');
}

/** Only while it still shows this stream: a newer camera may have taken the video over. */
export function hidePreview(video: HTMLVideoElement, stream: MediaStream): void {
  if (video.srcObject !== stream) return;
  video.pause();
  video.srcObject = null;
}
