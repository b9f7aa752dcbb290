import { abortedError, QujingError } from '../errors.js';
import { within } from '../common/time_limit.js';
import { cameraError } from './camera_error.js';
import { chooseLens } from './lens.js';

/** The candidate needs time to read the browser's question. */
const kPermissionLimitMs = 60_000;
const kSwitchLimitMs = 10_000;
/** Without the list the lens that the browser chose serves. */
const kListLimitMs = 3_000;
/** What the engine looks at (kAnalysisLongSide): a larger frame would have to be shrunk for it. */
const wanted = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } } as const;

/**
 * A stream of the back camera, through the lens that suits a card.
 * @param signal gives up; a stream that comes later is stopped.
 * @throws QujingError insecureContext, cameraUnsupported, cameraDenied, cameraNotFound, cameraBusy, timedOut, aborted
 */
export async function openStream(deviceId?: string, signal?: AbortSignal): Promise<MediaStream> {
  const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
  if (devices === undefined) {
    throw isSecureContext
      ? new QujingError('cameraUnsupported', 'this browser gives pages no camera')
      : new QujingError('insecureContext', 'the camera needs a page served over https');
  }
  const lens = deviceId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: deviceId } };
  const stream = await request(devices, { ...wanted, ...lens }, kPermissionLimitMs, signal);
  return deviceId === undefined ? throughBestLens(devices, stream, signal) : stream;
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function request(
  devices: MediaDevices,
  video: MediaTrackConstraints,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<MediaStream> {
  if (signal?.aborted === true) throw abortedError(signal);
  const answer = devices.getUserMedia({ video, audio: false });
  return within(answer, limitMs, 'opening the camera', { discard: stopStream, signal }).catch((error: unknown) => {
    throw cameraError(error);
  });
}

/** Labels are known only once a stream is open; most phones refuse a second camera beside it, so it is stopped first. */
async function throughBestLens(
  devices: MediaDevices,
  stream: MediaStream,
  signal: AbortSignal | undefined,
): Promise<MediaStream> {
  const currentId = stream.getVideoTracks()[0]?.getSettings().deviceId ?? '';
  const list = within(devices.enumerateDevices(), kListLimitMs, 'listing the cameras', { signal });
  const inputs = await list.catch(() => []);
  if (signal?.aborted === true) {
    stopStream(stream);
    throw abortedError(signal);
  }
  const bestId = chooseLens(
    inputs.filter(({ kind }) => kind === 'videoinput'),
    currentId,
  );
  if (bestId === currentId) return stream;
  stopStream(stream);
  return request(devices, { ...wanted, deviceId: { exact: bestId } }, kSwitchLimitMs, signal).catch(() =>
    request(devices, { ...wanted, facingMode: { ideal: 'environment' } }, kSwitchLimitMs, signal),
  );
}
