// Checks a request as Tencent Cloud's API 3.0 does, written from its documents and not from our adapter.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Secrets } from './house.js';

export interface TencentRefusal {
  readonly code: string;
  readonly message: string;
}

interface Signed {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Of X-TC-Timestamp against the vendor's clock (AuthFailure.SignatureExpire: "five minutes"). */
const kMaxSkewSeconds = 300;
const form =
  /^TC3-HMAC-SHA256 Credential=([^/,]+)\/(\d{4}-\d\d-\d\d)\/([a-z]+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

function sign(secretKey: string, date: string, service: string, text: string): Buffer {
  let key: Buffer = Buffer.from(`TC3${secretKey}`);
  for (const part of [date, service, 'tc3_request', text]) key = createHmac('sha256', key).update(part).digest();
  return key;
}

const invalid = (message: string): TencentRefusal => ({ code: 'AuthFailure.InvalidAuthorization', message });

function header({ headers }: Signed, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}

function missing(request: Signed): TencentRefusal | null {
  for (const name of ['x-tc-action', 'x-tc-version', 'x-tc-timestamp', 'authorization']) {
    if (header(request, name) === '') return { code: 'MissingParameter', message: `header ${name} is missing` };
  }
  return null;
}

/** null: the request is who it says it is. */
export function tencentRefusal(
  request: Signed,
  { secretId, secretKey }: Secrets['tencent'],
  nowMs: number,
): TencentRefusal | null {
  const lacking = missing(request);
  if (lacking) return lacking;
  const parts = form.exec(header(request, 'authorization'));
  if (!parts) return invalid('the form of Authorization is not known');
  const [, id, date = '', service = '', signedHeaders = '', signature = ''] = parts;
  if (id !== secretId) return { code: 'AuthFailure.SecretIdNotFound', message: 'the SecretId is not known' };
  const timestamp = header(request, 'x-tc-timestamp');
  const seconds = Number(timestamp);
  if (!/^\d{10}$/.test(timestamp)) return { code: 'InvalidParameterValue', message: 'X-TC-Timestamp' };
  const skew = Math.abs(Math.round(nowMs / 1000) - seconds);
  if (skew > kMaxSkewSeconds) return { code: 'AuthFailure.SignatureExpire', message: `${skew} seconds off` };
  if (new Date(seconds * 1000).toISOString().slice(0, 10) !== date) return invalid("Credential's date");
  const names = signedHeaders.split(';');
  if (!names.includes('content-type') || !names.includes('host'))
    return invalid('content-type and host are to be signed');
  const lines = names.map((name) => `${name}:${header(request, name).trim().toLowerCase()}\n`).join('');
  const canonical = `POST\n/\n\n${lines}\n${signedHeaders}\n${digest(request.body)}`;
  const text = `TC3-HMAC-SHA256\n${seconds}\n${date}/${service}/tc3_request\n${digest(canonical)}`;
  const good = timingSafeEqual(sign(secretKey, date, service, text), Buffer.from(signature, 'hex'));
  return good ? null : { code: 'AuthFailure.SignatureFailure', message: 'the signature does not fit the request' };
}
