// POST /: Tencent Cloud's API 3.0. Every answer is HTTP 200 with {"Response": {...}}, as the vendor's are.
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { kMark, type House, type Spoiled } from './house.js';
import { imageRecognition } from './image_recognition.js';
import { sendSms } from './send_sms.js';
import { spoil } from './spoil.js';
import { tencentRefusal, type TencentRefusal } from './tencent_signature.js';

export type TencentResult =
  | { readonly refusal: TencentRefusal }
  | { readonly answer: Readonly<Record<string, unknown>>; readonly fault: Spoiled | null };
export type TencentAction = (fields: Readonly<Record<string, unknown>>, house: House) => TencentResult;

interface Offered {
  readonly version: string;
  /** Of the credential's scope. */
  readonly service: string;
  readonly run: TencentAction;
}

function envelope(content: Readonly<Record<string, unknown>>): { Response: Readonly<Record<string, unknown>> } {
  return { Response: { ...content, RequestId: randomUUID() } };
}

function marked({ code, message }: TencentRefusal): { Response: Readonly<Record<string, unknown>> } {
  return envelope({ Error: { Code: code, Message: `${message} (${kMark})` } });
}

function parse(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export function tencentRoutes(house: House): void {
  const actions: Readonly<Record<string, Offered>> = {
    ImageRecognitionV2: { version: '2018-03-01', service: 'faceid', run: imageRecognition() },
    SendSms: { version: '2021-01-11', service: 'sms', run: sendSms },
  };
  function run(request: FastifyRequest): TencentResult {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { headers } = request;
    const refusal = tencentRefusal({ headers, body }, house.secrets.tencent, house.nowMs());
    if (refusal) return { refusal };
    const offered = actions[String(headers['x-tc-action'])];
    if (!offered) return { refusal: { code: 'InvalidAction', message: 'no such action here' } };
    if (headers['x-tc-version'] !== offered.version) return { refusal: { code: 'NoSuchVersion', message: 'version' } };
    if (!String(headers.authorization).includes(`/${offered.service}/tc3_request`)) {
      return { refusal: { code: 'AuthFailure.InvalidAuthorization', message: 'the scope names another service' } };
    }
    if (offered.service === 'sms' && headers['x-tc-region'] === undefined) {
      return { refusal: { code: 'MissingParameter', message: 'header x-tc-region is missing' } };
    }
    const fields = parse(body);
    if (!fields) return { refusal: { code: 'InvalidParameter', message: 'the body is no JSON object' } };
    return offered.run(fields, house);
  }
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const result = run(request);
    if ('refusal' in result) {
      await reply.send(marked(result.refusal));
      return;
    }
    if (result.fault && !(await spoil(result.fault, house, reply))) return;
    const description = result.answer['Description'];
    const words = typeof description === 'string' ? { Description: `${description} (${kMark})` } : {};
    await reply.send(envelope({ ...result.answer, ...words }));
  }
  house.app.post('/', answer);
}
