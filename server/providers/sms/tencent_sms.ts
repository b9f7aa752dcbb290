// SendSms of Tencent Cloud, 2021-01-11 (cloud.tencent.com/document/api/382/55981): one code to one mainland number.
import { redact } from '../http/redact.js';
import { asFields, textField, wordField, type Fields } from '../http/json_fields.js';
import { runTries, type Tools, type Try } from '../http/tries.js';
import type { Delivery, SmsMessage, SmsOutcome, SmsProvider, SmsReceipt } from '../ports.js';
import { commonCode } from '../tencent/common_codes.js';
import { tencentCall, type HttpTools, type TencentEndpoint, type TencentReply } from '../tencent/tencent_call.js';
import type { TencentKey } from '../tencent/tc3_signature.js';

export interface TencentSmsConfig {
  /** https://sms.tencentcloudapi.com */
  readonly url: string;
  readonly key: TencentKey;
  /** ap-guangzhou, ap-beijing or ap-nanjing. */
  readonly region: string;
  readonly sdkAppId: string;
  /** Of an approved template whose first parameter is the code. */
  readonly templateId: string;
  readonly signName: string;
  /** The template's further parameters, as they stand: ["5"] for "...valid for {2} minutes". */
  readonly furtherParameters: readonly string[];
}

type Finding = Pick<SmsReceipt, 'outcome' | 'providerCode' | 'providerMessage' | 'providerRequestId' | 'fee'>;

const numberCodes = new Set(['InvalidParameterValue.IncorrectPhoneNumber', 'FailedOperation.PhoneNumberInBlacklist']);

function outcomeOf(code: string): SmsOutcome {
  if (code === 'Ok') return 'ACCEPTED';
  if (numberCodes.has(code)) return 'NUMBER_REFUSED';
  return commonCode(code) === 'rateLimited' ? 'RATE_LIMITED' : 'PROVIDER_UNAVAILABLE';
}

/** Limits per number last minutes to a day; only the API's own limit, RequestLimitExceeded, passes in a moment. */
const mayPass = (code: string): boolean => code.startsWith('RequestLimitExceeded');

function lost(kind: 'notSent' | 'unknown', code: string): Try<Finding> {
  const fee = kind === 'notSent' ? 0 : null;
  const answer: Finding = {
    outcome: 'PROVIDER_UNAVAILABLE',
    providerCode: code,
    providerMessage: '',
    providerRequestId: null,
    fee,
  };
  return { delivery: kind, answer, code, failed: code !== 'ABORTED', again: kind === 'notSent' && code !== 'ABORTED' };
}

/** One number was asked for, so SendStatusSet has one element. */
function statusOf(response: Fields): Fields | undefined {
  const set = response['SendStatusSet'];
  return Array.isArray(set) && set.length === 1 ? asFields(set[0]) : undefined;
}

function readReply(reply: TencentReply, { phone, code: secret }: SmsMessage): Try<Finding> {
  if (reply.kind !== 'replied') return lost(reply.kind, reply.code);
  const status = reply.code === null ? statusOf(reply.response) : undefined;
  const code = reply.code ?? wordField(status, 'Code');
  if (code === undefined) return lost('unknown', 'MALFORMED_ANSWER');
  const words = status ? (textField(status, 'Message') ?? '') : reply.message;
  const fee = status?.['Fee'];
  const answer: Finding = {
    outcome: outcomeOf(code),
    providerCode: code,
    providerMessage: redact(words, [phone, secret]),
    providerRequestId: wordField(reply.response, 'RequestId') ?? null,
    fee: typeof fee === 'number' ? fee : 0,
  };
  // A number that is refused or has had enough is no fault of the provider's.
  const failed = answer.outcome === 'PROVIDER_UNAVAILABLE' && commonCode(code) !== 'badRequest';
  return { delivery: 'answered', answer, code, failed, again: mayPass(code) };
}

function receipt(last: Try<Finding> | undefined, delivery: Delivery, tries: number, latencyMs: number): SmsReceipt {
  return { ...(last ?? lost('notSent', 'CIRCUIT_OPEN')).answer, delivery, tries, latencyMs };
}

export function createTencentSms(config: TencentSmsConfig, tools: Tools & HttpTools): SmsProvider {
  const { url, key, region, sdkAppId, templateId, signName, furtherParameters } = config;
  const endpoint: TencentEndpoint = { url, service: 'sms', action: 'SendSms', version: '2021-01-11', region, key };
  return {
    async send(message) {
      const payload = {
        PhoneNumberSet: [`+86${message.phone}`],
        SmsSdkAppId: sdkAppId,
        TemplateId: templateId,
        SignName: signName,
        TemplateParamSet: [message.code, ...furtherParameters],
        SessionContext: message.requestId,
      };
      const once = async (timeoutMs: number): Promise<Try<Finding>> =>
        readReply(await tencentCall(tools, endpoint, payload, timeoutMs, message.signal), message);
      const isFinal = ({ outcome }: Finding): boolean => outcome === 'ACCEPTED' || outcome === 'NUMBER_REFUSED';
      const { last, delivery, tries, latencyMs } = await runTries(tools, once, isFinal, message.signal);
      return receipt(last, delivery, tries, latencyMs);
    },
    health: () => tools.breaker.health(),
    close: () => {
      tools.breaker.close();
    },
  };
}
