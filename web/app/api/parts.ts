// Pictures to the server, each under the sha256 of its bytes; XMLHttpRequest, since fetch tells no progress of a body.
import { ApiProblem, problemIn } from './api_problem.js';
import { retried } from './retry.js';
import { kRoot, type Transport } from './transport.js';

/** Without a byte sent or answered for so long. */
const kSilenceMs = 30_000;

export interface Sending {
  readonly transport: Transport;
  /** 0..1 over all of them. */
  readonly onProgress: (share: number) => void;
  readonly signal?: AbortSignal;
}

export async function sha256Of(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @returns their digests, in their order. @throws ApiProblem */
export async function sendParts(blobs: readonly Blob[], { transport, onProgress, signal }: Sending): Promise<string[]> {
  const whole = blobs.reduce((bytes, { size }) => bytes + size, 0);
  const digests: string[] = [];
  let before = 0;
  for (const blob of blobs) {
    const sha256 = await sha256Of(blob);
    const tell = (bytes: number): void => {
      onProgress((before + Math.min(bytes, blob.size)) / Math.max(1, whole));
    };
    await retried(() => transport.withSession(() => put(blob, sha256, transport.csrfToken, tell, signal)), signal);
    before += blob.size;
    tell(0);
    digests.push(sha256);
  }
  return digests;
}

function put(
  blob: Blob,
  sha256: string,
  csrfToken: string,
  onProgress: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => {
      request.abort();
    };
    let silence = setTimeout(abort, kSilenceMs);
    const end = (problem: unknown): void => {
      clearTimeout(silence);
      signal?.removeEventListener('abort', abort);
      if (problem === null) resolve();
      else reject(problem instanceof Error ? problem : new ApiProblem('internal'));
    };
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(silence);
      silence = setTimeout(abort, kSilenceMs);
      onProgress(loaded);
    };
    request.onload = () => {
      end(request.status === 200 ? null : problemIn(request.status, request.responseText));
    };
    request.onerror = () => {
      end(new ApiProblem('offline'));
    };
    request.onabort = () => {
      end(signal?.aborted === true ? new DOMException('given up', 'AbortError') : new ApiProblem('timedOut'));
    };
    request.open('PUT', `${kRoot}/parts/${sha256}`);
    request.setRequestHeader('content-type', blob.type === '' ? 'image/jpeg' : blob.type);
    request.setRequestHeader('x-csrf-token', csrfToken);
    signal?.addEventListener('abort', abort, { once: true });
    request.send(blob);
  });
}
