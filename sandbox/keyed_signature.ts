// Checks a request of this project's own formats (generic_openapi.yaml, registration_openapi.yaml), written from their
// words.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Secrets } from './house.js';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const kMaxSkewSeconds = 300;
const forms: readonly (readonly [string, RegExp])[] = [
  ['x-account', /^.{1,64}$/],
  ['x-timestamp', /^\d{10}$/],
  ['x-request-sn', /^[A-Za-z0-9_-]{8,64}$/],
  ['x-signature', /^[0-9a-f]{64}$/],
];

export function keyedRefusal(
  request: FastifyRequest,
  body: Buffer,
  { account, secret }: Secrets['keyed'],
  nowMs: number,
): Refusal | null {
  const values = forms.map(([name]) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : '';
  });
  const bad = forms.find(([, form], index) => !form.test(values[index] ?? ''));
  if (bad) return { status: 400, code: 'MISSING_FIELD', message: `header ${bad[0]}` };
  const [whose, timestamp = '', requestSn = '', signature = ''] = values;
  if (whose !== account) return { status: 401, code: 'ACCOUNT_UNKNOWN', message: 'no such account' };
  const skew = Math.abs(Math.round(nowMs / 1000) - Number(timestamp));
  if (skew > kMaxSkewSeconds) return { status: 401, code: 'TIMESTAMP_EXPIRED', message: `${skew} seconds off` };
  const digest = createHash('sha256').update(body).digest('hex');
  const text = [request.method, request.url, timestamp, requestSn, digest].join('\n');
  const good = createHmac('sha256', secret).update(text).digest();
  if (timingSafeEqual(good, Buffer.from(signature, 'hex'))) return null;
  return { status: 401, code: 'SIGNATURE_INVALID', message: 'the signature does not fit the request' };
}
