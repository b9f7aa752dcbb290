// Tencent Cloud's signature v3, TC3-HMAC-SHA256 (cloud.tencent.com/document/api/1427/56189), for POST with JSON.
import { createHash, createHmac } from 'node:crypto';

export interface TencentKey {
  readonly secretId: string;
  readonly secretKey: string;
}

export interface Tc3Request {
  /** As in the Host header: with the port when it is not the scheme's own. */
  readonly host: string;
  /** Product of the host's name: faceid, sms, cvm ... */
  readonly service: string;
  readonly action: string;
  readonly body: string;
  /** Unix time in seconds; the vendor refuses more than 300 s off its own clock. */
  readonly timestampSeconds: number;
}

const kAlgorithm = 'TC3-HMAC-SHA256';
export const kContentType = 'application/json; charset=utf-8';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Value of the Authorization header. content-type, host and x-tc-action are signed. */
export function tc3Authorization({ secretId, secretKey }: TencentKey, request: Tc3Request): string {
  const { host, service, action, body, timestampSeconds } = request;
  const date = new Date(timestampSeconds * 1000).toISOString().slice(0, 10);
  const headers = `content-type:${kContentType}\nhost:${host.toLowerCase()}\nx-tc-action:${action.toLowerCase()}\n`;
  const signedHeaders = 'content-type;host;x-tc-action';
  const canonical = ['POST', '/', '', headers, signedHeaders, sha256(body)].join('\n');
  const scope = `${date}/${service}/tc3_request`;
  const toSign = [kAlgorithm, String(timestampSeconds), scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return `${kAlgorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}
