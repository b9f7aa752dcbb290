import { abortedError, QujingError } from '../errors.js';
import { within } from '../common/time_limit.js';
import { cameraError } from './camera_error.js';
import { cannotComeNear, chooseLens, nextLens, type Facing, type Lens } from './lens.js';
import { capabilitiesOf } from './track_control.js';

/** The candidate needs time to read the browser's question. */
const kPermissionLimitMs = 60_000;
const kSwitchLimitMs = 10_000;
/** Without the list the lens that the browser chose serves. */
const kListLimitMs = 3_000;
/** The card is cut out of this; the engine looks at a smaller copy. */
const wanted = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } } as const;
const onTheBack = { facingMode: { ideal: 'environment' } } as const;
const onTheFront = { facingMode: { ideal: 'user' } } as const;

export interface WantedCamera {
  /** A certain camera. */
  readonly deviceId?: string | undefined;
  /** Where none is named. Default: the back one, through the lens that suits a card. */
  readonly facing?: Facing | undefined;
  /** Gives up; a stream that comes later is stopped. */
  readonly signal?: AbortSignal | undefined;
}

export interface OpenedStream {
  readonly stream: MediaStream;
  /** The cameras of this device; empty when it does not say. */
  readonly lenses: readonly Lens[];
}

/**
 * A stream of the camera that is wanted.
 * @throws QujingError insecureContext, cameraUnsupported, cameraDenied, cameraNotFound, cameraBusy, timedOut, aborted
 */
export async function openStream({ deviceId, facing, signal }: WantedCamera): Promise<OpenedStream> {
  const devices = (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
  if (devices === undefined) {
    throw isSecureContext
      ? new QujingError('cameraUnsupported', 'this browser gives pages no camera')
      : new QujingError('insecureContext', 'the camera needs a page served over https');
  }
  const towards = facing === 'user' ? onTheFront : onTheBack;
  const lens = deviceId === undefined ? towards : { deviceId: { exact: deviceId } };
  const stream = await request(devices, { ...wanted, ...lens }, kPermissionLimitMs, signal);
  const lenses = await listLenses(devices, signal);
  if (signal?.aborted === true) {
    stopStream(stream);
    throw abortedError(signal);
  }
  const asItIs = deviceId !== undefined || facing === 'user';
  return { stream: asItIs ? stream : await throughBestLens(devices, stream, lenses, signal), lenses };
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Labelled once a camera was allowed. */
async function listLenses(devices: MediaDevices, signal: AbortSignal | undefined): Promise<Lens[]> {
  const list = within(devices.enumerateDevices(), kListLimitMs, 'listing the cameras', { signal });
  const inputs = await list.catch(() => []);
  return inputs.filter(({ kind }) => kind === 'videoinput');
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

/**
 * Labels are known only once a stream is open; most phones refuse a second camera beside it, so it is stopped first. A
 * lens that says it does not focus as near as a card makes room for the next one, once.
 */
async function throughBestLens(
  devices: MediaDevices,
  stream: MediaStream,
  lenses: readonly Lens[],
  signal: AbortSignal | undefined,
): Promise<MediaStream> {
  const currentId = idOf(stream);
  const bestId = chooseLens(lenses, currentId);
  const best = bestId === currentId ? stream : await change(devices, stream, bestId, signal);
  if (!isFarsighted(best)) return best;
  const tried = [currentId, bestId];
  const otherId = nextLens(lenses, tried);
  if (otherId === null) return best;
  const other = await change(devices, best, otherId, signal);
  return isFarsighted(other) ? change(devices, other, bestId, signal) : other;
}

/** Through another lens; where that one does not open, through the one the browser likes best. */
async function change(
  devices: MediaDevices,
  stream: MediaStream,
  deviceId: string,
  signal: AbortSignal | undefined,
): Promise<MediaStream> {
  stopStream(stream);
  return request(devices, { ...wanted, deviceId: { exact: deviceId } }, kSwitchLimitMs, signal).catch(() =>
    request(devices, { ...wanted, ...onTheBack }, kSwitchLimitMs, signal),
  );
}

function idOf(stream: MediaStream): string {
  return stream.getVideoTracks()[0]?.getSettings().deviceId ?? '';
}

function isFarsighted(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  return track !== undefined && cannotComeNear(capabilitiesOf(track));
}
