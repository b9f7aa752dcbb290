// The signature of this project's own wire formats (police/generic_openapi.yaml, registration/registration_openapi.yaml).
//
// HMAC-SHA256 in hex over five lines: method, path, timestamp, request number, SHA-256 of the body in hex. The request
// number and the time are signed with the rest, so that a copied request is an old one or the same one.
import { createHash, createHmac } from 'node:crypto';

export interface ServiceKey {
  readonly account: string;
  readonly secret: string;
}

export interface KeyedRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, from the first slash. */
  readonly path: string;
  readonly requestSn: string;
  /** Empty for GET. */
  readonly body: string;
  /** Unix time in seconds. */
  readonly timestampSeconds: number;
}

export function keyedHeaders({ account, secret }: ServiceKey, request: KeyedRequest): Record<string, string> {
  const { method, path, requestSn, body, timestampSeconds } = request;
  const digest = createHash('sha256').update(body).digest('hex');
  const toSign = [method, path, String(timestampSeconds), requestSn, digest].join('\n');
  return {
    'X-Account': account,
    'X-Timestamp': String(timestampSeconds),
    'X-Request-Sn': requestSn,
    'X-Signature': createHmac('sha256', secret).update(toSign).digest('hex'),
  };
}
