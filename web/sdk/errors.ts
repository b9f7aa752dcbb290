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
  'cameraFailed',
  'torchUnsupported',
  'unreadableFile',
  'fileTooLarge',
  'animatedImage',
  'decoderMissing',
  'unwritableOutput',
  'badReplay',
] as const;

export type EngineErrorCode = Exclude<(typeof engineErrorCodes)[number], 'ok'>;
export type HostErrorCode = (typeof hostErrorCodes)[number];
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
