import type { ErrorCode } from '../errors.js';
import type { GuidanceCode } from '../types.js';
import { en } from './en.js';
import { zhCn } from './zh_cn.js';

/** Errors that only a programmer can cause or cure share `otherError`. */
export type SpokenErrorCode = Exclude<
  ErrorCode,
  | 'aborted'
  | 'decoderMissing'
  | 'unwritableOutput'
  | 'handleClosed'
  | 'emptyFrame'
  | 'unsendableFrame'
  | 'badPixelFormat'
  | 'badRowStride'
  | 'bufferTooSmall'
  | 'badQuad'
  | 'badTimestamp'
  | 'badTask'
  | 'badThresholds'
>;

/** Every sentence the package says in one language. */
export interface Words {
  readonly guidance: Readonly<Record<GuidanceCode, string>>;
  readonly errors: Readonly<Record<SpokenErrorCode, string>>;
  readonly otherError: string;
  readonly actions: Readonly<Record<'start' | 'stop' | 'retry' | 'torchOn' | 'torchOff' | 'chooseFile', string>>;
  readonly status: Readonly<Record<'idle' | 'starting' | 'looking' | 'handedOver' | 'preview' | 'still', string>>;
}

/** @param language a BCP 47 tag; every Chinese one gets Chinese, an empty one too, all others English. */
export function wordsFor(language: string): Words {
  return language === '' || /^zh\b/i.test(language) ? zhCn : en;
}

export function errorText(words: Words, code: ErrorCode): string {
  const spoken: Readonly<Partial<Record<ErrorCode, string>>> = words.errors;
  return spoken[code] ?? words.otherError;
}
