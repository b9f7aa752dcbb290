// The scripted identities: nobody's. Region 119900 was never given out, and every name says 样本.

/** What the services do for one person. */
export const kBehaviours = [
  'match',
  'faceMismatch',
  'nameMismatch',
  'noRecord',
  'noPhoto',
  'suspected',
  'qualityBad',
  'livenessRisk',
  'rateLimited',
  'sourceDown',
  'slow',
  'serverError',
  'garbage',
  'duplicate',
] as const;
export type Behaviour = (typeof kBehaviours)[number];

export interface Person {
  readonly phone: string;
  readonly name: string;
  readonly idNumber: string;
  readonly behaviour: Behaviour;
  readonly candidateNumber: string;
  readonly note: string;
}

/** GB 11643-1999: weights 2^(18-i) mod 11, check characters by remainder. */
function sampleNumber(birth: string, sequence: string): string {
  const body = `119900${birth}${sequence}`;
  const sum = Array.from(body).reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

const table: readonly (readonly [Behaviour, string, string])[] = [
  ['match', '样本同', '同一人'],
  ['faceMismatch', '样本异', '人脸不一致'],
  ['nameMismatch', '样本名', '姓名与身份证号不一致'],
  ['noRecord', '样本无', '库中无此号'],
  ['noPhoto', '样本空', '库中无照片'],
  ['suspected', '样本疑', '疑似本人；腾讯格式无此结果，答为相似度未达标'],
  ['qualityBad', '样本糊', '照片质量不合格'],
  ['livenessRisk', '样本仿', '活体检测存在风险'],
  ['rateLimited', '样本限', '此号当日次数已达上限'],
  ['sourceDown', '样本停', '数据源无应答'],
  ['slow', '样本慢', '迟答（slowMs），随后为同一人'],
  ['serverError', '样本错', 'HTTP 500'],
  ['garbage', '样本乱', '不合格式的应答'],
  ['duplicate', '样本重', '首次应答丢失（连接断开），再问为重复请求，同一人'],
];

/** The n-th of the table, n from 1: phone 199000000nn, born on the n-th of January 1999, sequence 0n1 or 0n2. */
export const kPeople: readonly Person[] = table.map(([behaviour, name, note], index) => {
  const nn = String(index + 1).padStart(2, '0');
  return {
    phone: `199000000${nn}`,
    name,
    idNumber: sampleNumber(`199901${nn}`, `${nn}${index % 2 === 0 ? 1 : 2}`),
    behaviour,
    candidateNumber: `沙箱0000${nn}`,
    note,
  };
});
