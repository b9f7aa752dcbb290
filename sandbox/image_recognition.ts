// ImageRecognitionV2 as Tencent Cloud answers it (cloud.tencent.com/document/api/1007/102203).
import type { TencentAction } from './tencent_routes.js';
import { isDone, PoliceFaults } from './police_fault.js';
import { policeAnswer } from './police_answers.js';

const kMaxImageBase64 = 3 * 1024 * 1024;
const kBase64 = /^[A-Za-z0-9+/]+={0,2}$/;

type Fields = Readonly<Record<string, unknown>>;

function refusalOf(fields: Fields): { code: string; message: string } | null {
  for (const name of ['IdCard', 'Name', 'ImageBase64']) {
    const value = fields[name];
    if (value === undefined) return { code: 'MissingParameter', message: `the parameter ${name} is missing` };
    if (typeof value !== 'string' || value === '') return { code: 'InvalidParameter', message: `${name} is no string` };
  }
  const image = String(fields['ImageBase64']);
  if (image.length > kMaxImageBase64) return { code: 'FailedOperation.LifePhotoSizeError', message: '传入图片过大' };
  if (!kBase64.test(image)) return { code: 'InvalidParameterValue', message: 'ImageBase64 is no base64' };
  if (!/^\d{17}[\dX]$/.test(String(fields['IdCard'])))
    return { code: 'FailedOperation.IdFormatError', message: '身份证号码有误' };
  const bytes = Buffer.from(image.slice(0, 16), 'base64');
  const isPicture =
    bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) || bytes.subarray(1, 4).toString() === 'PNG';
  return isPicture ? null : { code: 'FailedOperation.ImageDecodeFailed', message: '图片解码失败' };
}

export function imageRecognition(): TencentAction {
  const faults = new PoliceFaults();
  return (fields, { script, ledger }) => {
    const refusal = refusalOf(fields);
    if (refusal) return { refusal };
    const requestSn = typeof fields['Extra'] === 'string' ? fields['Extra'] : '';
    const behaviour = script.behaviourOf(String(fields['IdCard']), String(fields['Name']));
    const fault = faults.of(behaviour, requestSn, script.faultOf('police'));
    const note = (outcome: string, billed: boolean): void => {
      ledger.note('police tencent', requestSn, { outcome, billed: billed ? 1 : 0 });
    };
    if (fault === 'busy') {
      note('RequestLimitExceeded', false);
      return { refusal: { code: 'RequestLimitExceeded', message: '请求的次数超过了频率限制' } };
    }
    const { code, score, message, billed } = policeAnswer(behaviour);
    // No request number in this format: every repeat is compared, and billed, anew.
    note(isDone(fault) ? code : (fault ?? code), billed && isDone(fault));
    return { fault, answer: { Sim: score ?? 0, Result: code, Description: message, Extra: requestSn } };
  };
}
