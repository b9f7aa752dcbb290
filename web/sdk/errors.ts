/** The core's ErrorCode by its permanent id (src/common/status.h); index = id, 0 is ok. */
export const engineErrorCodes = [
  'ok',
  'emptyFrame',
  'frameTooSmall',
  'frameTooLarge',
  'badPixelFormat',
  'badRowStride',
  'bufferTooSmall',
  'badQuad',
  'badTimestamp',
  'outOfMemory',
  'handleClosed',
] as const;

/** Every way the package around the core can fail. */
export const hostErrorCodes = [
  'wasmUnsupported',
  'simdUnsupported',
  'wasmLoadFailed',
  'wasmHashMismatch',
  'engineFault',
  'workerFailed',
  'unsendableFrame',
  'aborted',
  'timedOut',
  'insecureContext',
  'cameraUnsupported',
  'cameraDenied',
  'cameraNotFound',
  'cameraBusy',
  'cameraLost',
  'cameraBlack',
  'cameraFailed',
  'torchUnsupported',
  'unreadableFile',
  'fileTooLarge',
  'animatedImage',
  'decoderMissing',
  'unwritableOutput',
  'badReplay',
  'badTask',
  'badThresholds',
  'badSpec',
  'captureFailed',
  'modelLoadFailed',
  'modelHashMismatch',
  'runtimeFault',
  'photoFileSize',
  'orderFailed',
] as const;

/**
 * A frame or a call the engine refused; the next good one is analysed.
 * - `emptyFrame`: no pixels, a size that is no whole number above 0, or a buffer that is detached or away.
 * - `frameTooSmall`: a side under 16 pixels, after a large picture was shrunk to 1280 on its long side.
 * - `frameTooLarge`: a side over 4096 pixels.
 * - `badPixelFormat`: neither rgba nor gray, or gray where a card is to be cut out.
 * - `badRowStride`: shorter than a row, or no whole number.
 * - `bufferTooSmall`: the buffer ends before the last row does.
 * - `badQuad`: corners that are not finite, or no convex quad clockwise from topLeft.
 * - `badTimestamp`: not finite, or earlier than the frame before.
 * - `outOfMemory`: the engine's heap or a canvas has no room.
 * - `handleClosed`: used after close().
 */
export type EngineErrorCode = Exclude<(typeof engineErrorCodes)[number], 'ok'>;
/**
 * What failed around the engine.
 * - `wasmUnsupported`, `simdUnsupported`: this platform has no WebAssembly, or none with SIMD.
 * - `wasmLoadFailed`: qujing.wasm could not be read or started, or is not Qujing.
 * - `wasmHashMismatch`: qujing.wasm is not the one of this build.
 * - `engineFault`: the engine stopped while it worked; it is replaced, at most as often as its RestartBudget allows.
 * - `workerFailed`: the worker could not be loaded or ended.
 * - `unsendableFrame`: the frame was closed already or cannot be transferred.
 * - `aborted`: by the caller's AbortSignal or by close().
 * - `timedOut`: the camera, the engine or a decoder did not answer in time.
 * - `insecureContext`, `cameraUnsupported`: the page is not served over https, or the browser has no camera for pages.
 * - `cameraDenied`: by the person or by a policy.
 * - `cameraNotFound`, `cameraBusy`, `cameraFailed`: there is none that fits, another program has it, or it did not start.
 * - `cameraLost`: it was taken away while it ran.
 * - `cameraBlack`: it runs and shows nothing: a dead driver, a closed shutter, something over the lens.
 * - `torchUnsupported`: this camera has no light, or it did not switch.
 * - `unreadableFile`: no such file, no permission, not one picture, or damaged.
 * - `fileTooLarge`: over 256 MB or 120 megapixels (qujing/node).
 * - `animatedImage`: several pictures in one file (qujing/node).
 * - `decoderMissing`: `sharp` is not installed (qujing/node).
 * - `unwritableOutput`: a card that was cut out could not be written (command line).
 * - `badReplay`: not a replay file.
 * - `badTask`: a side or a guide that is none.
 * - `badThresholds`: JSON that is not a whole set of thresholds.
 * - `badSpec`: no known photo spec, or JSON that is not a whole record of one.
 * - `captureFailed`: the picture that was taken could not be cut out or encoded.
 * - `photoFileSize`: the photo's file is larger than its rule allows even at the least quality.
 * - `modelLoadFailed`: a model or the inference runtime could not be downloaded or read, or is no such file.
 * - `modelHashMismatch`: a model or the inference runtime is not the one of this build.
 * - `runtimeFault`: the inference runtime stopped, and so did the untrimmed one that took its place.
 * - `orderFailed`: the server did not say which actions to ask for.
 */
export type HostErrorCode = (typeof hostErrorCodes)[number];
/** The closed list of what can go wrong. Codes are stable: none is renamed or given another meaning. */
export type ErrorCode = EngineErrorCode | HostErrorCode;

/** An error as it crosses the worker's border and as it is written into JSON. */
export interface ErrorReport {
  readonly code: ErrorCode;
  readonly message: string;
}

/** `detail` of the event qujing-error. */
export type ErrorDetail = ErrorReport;

/** The one error this package throws or rejects with. `code` is stable, `message` is for the log. */
export class QujingError extends Error {
  override readonly name = 'QujingError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }

  static from(report: ErrorReport): QujingError {
    return new QujingError(report.code, report.message);
  }

  /** `error` itself when it is one of ours, else wrapped with `code`. */
  static wrap(error: unknown, code: ErrorCode, what: string): QujingError {
    if (error instanceof QujingError) return error;
    return new QujingError(code, `${what}: ${describe(error)}`, error);
  }

  toReport(): ErrorReport {
    return { code: this.code, message: this.message };
  }
}

/** One line about anything that was thrown; the bare name Error says nothing. */
export function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.name === 'Error' ? thrown.message : `${thrown.name}: ${thrown.message}`;
}

/** Rejects the way every call here does when its AbortSignal fires. */
export function abortedError(signal?: AbortSignal): QujingError {
  return new QujingError('aborted', 'the caller aborted the call', signal?.reason);
}
