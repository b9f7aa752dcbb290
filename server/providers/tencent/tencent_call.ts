// One signed call of Tencent Cloud's API 3.0 and its envelope {"Response": {...}}.
import type { Clock } from '../clock.js';
import { exchange, type FetchLike } from '../http/exchange.js';
import { asFields, parseFields, textField, wordField, type Fields } from '../http/json_fields.js';
import { kContentType, tc3Authorization, type TencentKey } from './tc3_signature.js';

export interface TencentEndpoint {
  /** Scheme and host, path "/": https://faceid.tencentcloudapi.com. */
  readonly url: string;
  readonly service: 'faceid' | 'sms';
  readonly action: string;
  readonly version: string;
  readonly region?: string;
  readonly key: TencentKey;
}

export type TencentReply =
  | { readonly kind: 'replied'; readonly code: string | null; readonly message: string; readonly response: Fields }
  | { readonly kind: 'notSent' | 'unknown'; readonly code: string };

export interface HttpTools {
  readonly fetch: FetchLike;
  readonly clock: Clock;
}

/** code: that of Response.Error; null when there is none. */
function readEnvelope(status: number, text: string): TencentReply {
  const response = asFields(parseFields(text)?.['Response']);
  if (!response || wordField(response, 'RequestId') === undefined) {
    return { kind: 'unknown', code: status === 200 ? 'MALFORMED_ANSWER' : `HTTP_${status}` };
  }
  const error = asFields(response['Error']);
  return {
    kind: 'replied',
    code: error ? (wordField(error, 'Code') ?? 'MALFORMED_ERROR') : null,
    message: textField(error, 'Message') ?? '',
    response,
  };
}

export async function tencentCall(
  { fetch, clock }: HttpTools,
  { url, service, action, version, region, key }: TencentEndpoint,
  payload: Fields,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<TencentReply> {
  const body = JSON.stringify(payload);
  const timestampSeconds = Math.floor(clock.nowMs() / 1000);
  const { host } = new URL(url);
  const headers = {
    Authorization: tc3Authorization(key, { host, service, action, body, timestampSeconds }),
    'Content-Type': kContentType,
    'X-TC-Action': action,
    'X-TC-Version': version,
    'X-TC-Timestamp': String(timestampSeconds),
    ...(region === undefined ? {} : { 'X-TC-Region': region }),
  };
  const answer = await exchange(fetch, { method: 'POST', url, headers, body }, timeoutMs, signal);
  return answer.kind === 'response' ? readEnvelope(answer.status, answer.text) : answer;
}
