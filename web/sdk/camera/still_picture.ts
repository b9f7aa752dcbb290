import { within } from '../common/time_limit.js';
import { QujingError } from '../errors.js';

/** 24 megapixels take a slow phone two or three seconds. */
const kDecodeLimitMs = 30_000;

/** Upright as people see it. The caller closes it. @throws QujingError unreadableFile, timedOut, aborted */
export async function decodeStill(picture: Blob, signal?: AbortSignal): Promise<ImageBitmap> {
  try {
    const decoded = createImageBitmap(picture, { imageOrientation: 'from-image' });
    const discard = (late: ImageBitmap): void => {
      late.close();
    };
    return await within(decoded, kDecodeLimitMs, 'decoding the picture', { discard, signal });
  } catch (error) {
    throw QujingError.wrap(error, 'unreadableFile', 'the picture could not be decoded');
  }
}
