// SendSms as Tencent Cloud answers it (cloud.tencent.com/document/api/382/55981). Nothing is sent: see /sms.
import { randomUUID } from 'node:crypto';
import { kMark, type House } from './house.js';
import type { TencentAction } from './tencent_routes.js';

type Fields = Readonly<Record<string, unknown>>;

const texts = ['SmsSdkAppId', 'TemplateId', 'SignName'] as const;

function stringsOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;
}

function refusalOf(fields: Fields): { code: string; message: string } | null {
  const missing = ['PhoneNumberSet', ...texts].find((name) => fields[name] === undefined);
  if (missing !== undefined) return { code: 'MissingParameter', message: `the parameter ${missing} is missing` };
  const phones = stringsOf(fields['PhoneNumberSet']);
  if (!phones) return { code: 'InvalidParameter', message: 'PhoneNumberSet' };
  if (phones.length === 0) return { code: 'MissingParameter.EmptyPhoneNumberSet', message: '号码列表为空' };
  if (phones.length > 1) return { code: 'UnsupportedOperation', message: `${kMark} takes one number a request` };
  const bad = texts.find((name) => typeof fields[name] !== 'string' || fields[name] === '');
  if (bad !== undefined) return { code: 'InvalidParameter', message: bad };
  const parameters = stringsOf(fields['TemplateParamSet'] ?? []);
  // Templates of codes take at most six digits a variable.
  if (!parameters?.every((one) => /^\d{1,6}$/.test(one))) {
    return { code: 'InvalidParameterValue.TemplateParameterFormatError', message: '验证码模板参数格式错误' };
  }
  return null;
}

/** Code of the number's status: Ok, or why it got nothing. */
function statusOf(phone: string, { script, inbox, nowMs }: House): string {
  if (!/^\+861[3-9]\d{9}$/.test(phone)) return 'InvalidParameterValue.IncorrectPhoneNumber';
  return (script.smsLimits ? inbox.limitOf(phone.replace('+86', ''), nowMs()) : undefined) ?? 'Ok';
}

export const sendSms: TencentAction = (fields, house) => {
  const { ledger, inbox, script, nowMs } = house;
  const refusal = refusalOf(fields);
  if (refusal) return { refusal };
  const requestId = typeof fields['SessionContext'] === 'string' ? fields['SessionContext'] : '';
  const fault = script.faultOf('sms');
  if (fault === 'busy') {
    ledger.note('sms', requestId, { outcome: 'RequestLimitExceeded', billed: 0 });
    return { refusal: { code: 'RequestLimitExceeded', message: '请求的次数超过了频率限制' } };
  }
  const phone = stringsOf(fields['PhoneNumberSet'])?.[0] ?? '';
  const works = fault !== 'serverError' && fault !== 'garbage';
  const status = works ? statusOf(phone, house) : fault;
  const code = stringsOf(fields['TemplateParamSet'])?.[0] ?? '';
  const sent = status === 'Ok';
  if (sent)
    inbox.add({
      phone: phone.replace('+86', ''),
      code,
      signName: String(fields['SignName']),
      requestId,
      atMs: nowMs(),
    });
  ledger.note('sms', requestId, { outcome: status, billed: sent ? 1 : 0 });
  const entry = {
    SerialNo: sent ? randomUUID() : '',
    PhoneNumber: phone,
    Fee: sent ? 1 : 0,
    SessionContext: requestId,
    Code: status,
    Message: `${sent ? 'send success' : 'not sent'} (${kMark})`,
    IsoCode: sent ? 'CN' : '',
  };
  return { fault, answer: { SendStatusSet: [entry] } };
};
