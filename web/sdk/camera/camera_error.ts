import { describe, QujingError, type HostErrorCode } from '../errors.js';

/** getUserMedia's own names (Media Capture and Streams, section 10.2) and what they mean here. */
const codeByName: Readonly<Record<string, HostErrorCode>> = {
  NotAllowedError: 'cameraDenied',
  SecurityError: 'cameraDenied',
  NotFoundError: 'cameraNotFound',
  OverconstrainedError: 'cameraNotFound',
  NotReadableError: 'cameraBusy',
  AbortError: 'cameraBusy',
};

export function cameraError(error: unknown): QujingError {
  if (error instanceof QujingError) return error;
  const name = error instanceof Error ? error.name : '';
  return new QujingError(codeByName[name] ?? 'cameraFailed', `the camera did not open: ${describe(error)}`, error);
}
