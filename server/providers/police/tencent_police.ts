// 照片人脸核身 V2.0 of Tencent Cloud: ImageRecognitionV2 (cloud.tencent.com/document/api/1007/102203).
//
// The vendor has no request number of the caller's and no query: a repeated question is a second, billed comparison.
// `Extra` carries requestSn (returned and shown in the vendor's records), so that both can be found under one number.
import { redact } from '../http/redact.js';
import { scoreField, textField, wordField, type Fields } from '../http/json_fields.js';
import { runTries, type Tools, type Try } from '../http/tries.js';
import type { PoliceProvider, PoliceQuestion, PoliceVerdict } from '../ports.js';
import { tencentCall, type HttpTools, type TencentEndpoint, type TencentReply } from '../tencent/tencent_call.js';
import type { TencentKey } from '../tencent/tc3_signature.js';
import { isBilled, isProvidersFault, kSuccess, mayPass, tencentOutcome } from './tencent_outcomes.js';
import { checkRequestSn, lostTry, refusedVerdict, settles, verdictOf, type Finding } from './verdict.js';

export interface TencentPoliceConfig {
  /** https://faceid.tencentcloudapi.com */
  readonly url: string;
  readonly key: TencentKey;
  /** Same person from this Sim on. */
  readonly threshold: number;
}

/** The vendor: "70 的误通过率为万分之一", a false accept rate of 1e-4 (102203, output Sim). */
export const kTencentThreshold = 70;

/** Of ImageBase64, by the same page (3M). */
const kMaxImageBase64 = 3 * 1024 * 1024;

function compared(sim: number | undefined, threshold: number): Pick<Finding, 'outcome' | 'score'> | undefined {
  if (sim === undefined) return undefined;
  return { outcome: sim >= threshold ? 'MATCH' : 'FACE_MISMATCH', score: sim };
}

/** Business codes come as Result, or as the code of Error; both are read. */
function findingOf(response: Fields, code: string, message: string, threshold: number): Finding | undefined {
  const sim = scoreField(response, 'Sim');
  const result = code === kSuccess ? compared(sim, threshold) : { outcome: tencentOutcome(code), score: sim ?? null };
  if (!result) return undefined;
  const isCompared = result.outcome === 'MATCH' || result.outcome === 'FACE_MISMATCH';
  return {
    outcome: result.outcome,
    score: isCompared ? result.score : null,
    providerCode: code,
    providerMessage: message,
    providerRequestId: wordField(response, 'RequestId') ?? null,
    billed: isBilled(code),
  };
}

function readReply(reply: TencentReply, { name, idNumber }: PoliceQuestion, threshold: number): Try<Finding> {
  if (reply.kind !== 'replied') return lostTry(reply.kind, reply.code, !/^HTTP_(3|4(?!29))/.test(reply.code));
  const code = reply.code ?? wordField(reply.response, 'Result');
  const words = reply.code === null ? (textField(reply.response, 'Description') ?? '') : reply.message;
  const message = redact(words, [name, idNumber]);
  const finding = code === undefined ? undefined : findingOf(reply.response, code, message, threshold);
  if (!finding) return lostTry('unknown', 'MALFORMED_ANSWER');
  const { providerCode } = finding;
  return {
    delivery: 'answered',
    answer: finding,
    code: providerCode,
    failed: isProvidersFault(providerCode),
    again: mayPass(providerCode),
  };
}

export function createTencentPolice(
  { url, key, threshold }: TencentPoliceConfig,
  tools: Tools & HttpTools,
): PoliceProvider {
  const endpoint: TencentEndpoint = {
    url,
    service: 'faceid',
    action: 'ImageRecognitionV2',
    version: '2018-03-01',
    key,
  };
  async function verify(question: PoliceQuestion): Promise<PoliceVerdict> {
    const { requestSn, name, idNumber, portrait, signal } = question;
    checkRequestSn(requestSn);
    const image = Buffer.from(portrait).toString('base64');
    if (image.length > kMaxImageBase64) {
      const message = `a portrait of ${image.length} base64 characters, at most ${kMaxImageBase64} are taken`;
      return refusedVerdict('QUALITY_BAD', 'PORTRAIT_TOO_LARGE', message);
    }
    const payload = { IdCard: idNumber, Name: name, ImageBase64: image, Extra: requestSn };
    const once = async (timeoutMs: number): Promise<Try<Finding>> =>
      readReply(await tencentCall(tools, endpoint, payload, timeoutMs, signal), question, threshold);
    return verdictOf(await runTries(tools, once, settles, signal));
  }
  return {
    verify,
    query: () => Promise.resolve(undefined),
    health: () => tools.breaker.health(),
    close: () => {
      tools.breaker.close();
    },
  };
}
