// One request and its whole answer, or how far it came.
import { transportFailure } from './transport_failure.js';

/** The part of fetch that is used. */
export type FetchLike = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: string;
    redirect: 'manual';
    signal: AbortSignal;
  },
) => Promise<Response>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Exchange =
  | { readonly kind: 'response'; readonly status: number; readonly text: string }
  | { readonly kind: 'notSent' | 'unknown'; readonly code: string };

/** An answer is a few hundred bytes; what is longer is none. */
const kMaxAnswerBytes = 256 * 1024;

class AnswerTooLong extends Error {
  readonly code = 'ANSWER_TOO_LONG';
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > kMaxAnswerBytes) {
      await reader.cancel();
      throw new AnswerTooLong();
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Redirects are answers like any other: personal data follows no Location header. */
export async function exchange(
  fetchLike: FetchLike,
  { method, url, headers, body }: HttpRequest,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Exchange> {
  if (signal?.aborted) return { kind: 'notSent', code: 'ABORTED' };
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort('TIMEOUT');
  }, timeoutMs);
  const onAbort = (): void => {
    stop.abort('ABORTED');
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const response = await fetchLike(url, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: stop.signal,
    });
    return { kind: 'response', status: response.status, text: await readText(response) };
  } catch (error) {
    if (stop.signal.aborted) return { kind: 'unknown', code: String(stop.signal.reason) };
    return transportFailure(error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
