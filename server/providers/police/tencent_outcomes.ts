// Result codes of ImageRecognitionV2 in the port's words.
//
// Codes: tencentcloud-sdk-go, faceid/v20180301/client.go, list above ImageRecognitionV2(). Meaning and what is billed:
// cloud.tencent.com/document/product/1007/47911, table 人脸核验类. What neither table knows settles nothing.
import type { PoliceOutcome } from '../ports.js';
import { commonCode } from '../tencent/common_codes.js';

export const kSuccess = 'Success';

const outcomes: Readonly<Record<string, PoliceOutcome>> = {
  'FailedOperation.IdNameMisMatch': 'NAME_ID_MISMATCH',
  'FailedOperation.CompareLowSimilarity': 'FACE_MISMATCH',
  'FailedOperation.IdNoExistSystem': 'NO_RECORD',
  // The source cannot look for such a name or number: nothing was compared, the manual route is open.
  'FailedOperation.IdFormatError': 'NO_RECORD',
  'FailedOperation.NameFormatError': 'NO_RECORD',
  'FailedOperation.IdPhotoNoExist': 'NO_PHOTO',
  // The source's own photograph is too coarse; no portrait of the candidate's can help.
  'FailedOperation.IdPhotoPoorQuality': 'NO_PHOTO',
  'FailedOperation.LifePhotoDetectFake': 'LIVENESS_RISK',
  'FailedOperation.LifePhotoDetectFaces': 'QUALITY_BAD',
  'FailedOperation.LifePhotoDetectNoFaces': 'QUALITY_BAD',
  'FailedOperation.LifePhotoPoorQuality': 'QUALITY_BAD',
  'FailedOperation.LifePhotoSizeError': 'QUALITY_BAD',
  'FailedOperation.CoveredFace': 'QUALITY_BAD',
  'FailedOperation.IncompleteFace': 'QUALITY_BAD',
  'FailedOperation.PoorImageQuality': 'QUALITY_BAD',
  'FailedOperation.ImageBlur': 'QUALITY_BAD',
  'FailedOperation.ImageDecodeFailed': 'QUALITY_BAD',
  'FailedOperation.ImageSizeTooLarge': 'QUALITY_BAD',
  'FailedOperation.IdentityAuthLimitExceeded': 'RATE_LIMITED',
};

const billedCodes = new Set([kSuccess, 'FailedOperation.IdNameMisMatch', 'FailedOperation.CompareLowSimilarity']);

export function tencentOutcome(code: string): PoliceOutcome {
  const known = outcomes[code];
  if (known) return known;
  return commonCode(code) === 'rateLimited' ? 'RATE_LIMITED' : 'PROVIDER_UNAVAILABLE';
}

export function isBilled(code: string): boolean {
  return billedCodes.has(code);
}

/** Sources and engines of the vendor's that gave no answer: the next try may. */
const passing = new Set([
  'FailedOperation.IdPhotoSystemNoanswer',
  'FailedOperation.CompareLibServiceUnavailable',
  'FailedOperation.CompareSystemError',
  'FailedOperation.DetectEngineSystemError',
  'FailedOperation.UnKnown',
]);

/** A busy vendor or one in trouble; a limit per person (IdentityAuthLimitExceeded) does not pass in seconds. */
export function mayPass(code: string): boolean {
  const common = commonCode(code);
  return passing.has(code) || common === 'trouble' || common === 'rateLimited';
}

/** Counts against the provider: it is in trouble, or refuses us whoever the candidate is. */
export function isProvidersFault(code: string): boolean {
  const common = commonCode(code);
  return passing.has(code) || common === 'trouble' || common === 'refusesUs';
}
