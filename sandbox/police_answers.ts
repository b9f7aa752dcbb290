// What each behaviour is in the vendors' words. The pictures are not looked at: the identity decides.
import type { Behaviour } from './people.js';

export interface PoliceAnswer {
  /** Tencent: Result, or the code of Error. */
  readonly code: string;
  /** Generic format. */
  readonly outcome: string;
  /** 0..100; null where nothing was compared. */
  readonly score: number | null;
  readonly billed: boolean;
  readonly message: string;
}

type Row = readonly [code: string, outcome: string, score: number | null, billed: boolean, message: string];

const match: Row = ['Success', 'MATCH', 92.5, true, '成功'];
const lowSimilarity = 'FailedOperation.CompareLowSimilarity';

/** Words and billing of cloud.tencent.com/document/product/1007/47911, 人脸核验类. */
const rows: Readonly<Record<Behaviour, Row>> = {
  match,
  slow: match,
  duplicate: match,
  // Spoiled before they are said.
  serverError: match,
  garbage: match,
  faceMismatch: [lowSimilarity, 'FACE_MISMATCH', 21.3, true, '比对相似度未达到通过标准'],
  suspected: [lowSimilarity, 'SUSPECTED', 66.1, true, '疑似本人'],
  nameMismatch: ['FailedOperation.IdNameMisMatch', 'NAME_ID_MISMATCH', null, true, '姓名和身份证号不一致'],
  noRecord: ['FailedOperation.IdNoExistSystem', 'NO_RECORD', null, false, '库中无此号'],
  noPhoto: ['FailedOperation.IdPhotoNoExist', 'NO_PHOTO', null, false, '库中无此用户照片'],
  qualityBad: ['FailedOperation.LifePhotoPoorQuality', 'QUALITY_BAD', null, false, '传入图片质量不合格'],
  livenessRisk: ['FailedOperation.LifePhotoDetectFake', 'LIVENESS_RISK', null, false, '实人比对没通过'],
  rateLimited: ['FailedOperation.IdentityAuthLimitExceeded', 'RATE_LIMITED', null, false, '次数超过限制'],
  sourceDown: ['FailedOperation.IdPhotoSystemNoanswer', 'PROVIDER_UNAVAILABLE', null, false, '数据源无应答'],
};

export function policeAnswer(behaviour: Behaviour): PoliceAnswer {
  const [code, outcome, score, billed, message] = rows[behaviour];
  return { code, outcome, score, billed, message };
}
