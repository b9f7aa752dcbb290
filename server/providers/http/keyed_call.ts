// One call of this project's own wire formats: signed JSON, and answers that are JSON objects.
import type { Clock } from '../clock.js';
import { exchange, type FetchLike } from './exchange.js';
import { parseFields, wordField, type Fields } from './json_fields.js';
import { keyedHeaders, type ServiceKey } from './keyed_signature.js';

export interface KeyedEndpoint {
  /** Scheme, host and, if there is one, the path before the format's own, without a slash at the end. */
  readonly url: string;
  readonly key: ServiceKey;
}

/** code: of the format's error object; null when the answer is none. */
export type KeyedReply =
  | {
      readonly kind: 'replied';
      readonly status: number;
      readonly code: string | null;
      readonly fields: Fields;
    }
  | { readonly kind: 'notSent' | 'unknown'; readonly code: string };

function readReply(status: number, text: string): KeyedReply {
  const fields = parseFields(text);
  if (status === 200 || status === 202) {
    return fields ? { kind: 'replied', status, code: null, fields } : { kind: 'unknown', code: 'MALFORMED_ANSWER' };
  }
  const code = wordField(fields, 'code');
  // 5xx may have come after the work was done.
  if (status >= 400 && status < 500 && fields && code !== undefined) return { kind: 'replied', status, code, fields };
  return { kind: 'unknown', code: `HTTP_${status}` };
}

export async function keyedCall(
  { fetch, clock }: { fetch: FetchLike; clock: Clock },
  { url, key }: KeyedEndpoint,
  { method, path, requestSn, payload }: { method: 'GET' | 'POST'; path: string; requestSn: string; payload?: Fields },
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<KeyedReply> {
  const whole = `${url}${path}`;
  const body = payload === undefined ? '' : JSON.stringify(payload);
  const timestampSeconds = Math.floor(clock.nowMs() / 1000);
  const { pathname, search } = new URL(whole);
  const signed = keyedHeaders(key, { method, path: `${pathname}${search}`, requestSn, body, timestampSeconds });
  const headers = payload === undefined ? signed : { ...signed, 'Content-Type': 'application/json; charset=utf-8' };
  const request = { method, url: whole, headers, ...(payload === undefined ? {} : { body }) };
  const answer = await exchange(fetch, request, timeoutMs, signal);
  return answer.kind === 'response' ? readReply(answer.status, answer.text) : answer;
}
