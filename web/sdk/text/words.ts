import type { ErrorCode } from '../errors.js';
import type { CaptureReason, GuidanceCode } from '../types.js';
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
  | 'badSpec'
>;

/** Every sentence the package says in one language. */
export interface Words {
  readonly guidance: Readonly<Record<GuidanceCode, string>>;
  readonly errors: Readonly<Record<SpokenErrorCode, string>>;
  readonly otherError: string;
  /** Why a picture does not pass. */
  readonly reasons: Readonly<Record<CaptureReason, string>>;
  readonly sides: Readonly<Record<'portrait' | 'emblem', SideWords>>;
  readonly actions: Readonly<
    Record<
      | 'start'
      | 'stop'
      | 'retry'
      | 'torchOn'
      | 'torchOff'
      | 'switchCamera'
      | 'shutter'
      | 'chooseFile'
      | 'accept'
      | 'correct'
      | 'apply'
      | 'again'
      | 'confirm'
      | 'restart',
      string
    >
  >;
  readonly status: Readonly<
    Record<
      | 'idle'
      | 'starting'
      | 'looking'
      | 'taking'
      | 'handedOver'
      | 'preview'
      | 'still'
      | 'helping'
      | 'judged'
      | 'correcting'
      | 'review'
      | 'confirmed'
      | 'retaking',
      string
    >
  >;
  /** Of the corner handles, topLeft first. */
  readonly corners: readonly [string, string, string, string];
}

export interface SideWords {
  readonly name: string;
  /** What is asked for. */
  readonly ask: string;
  /** The hint when something else is shown. */
  readonly wrong: string;
  readonly turn: string;
  /** Label of the button that takes this side again. */
  readonly retake: string;
}

/** @param language a BCP 47 tag; every Chinese one gets Chinese, an empty one too, all others English. */
export function wordsFor(language: string): Words {
  return language === '' || /^zh\b/i.test(language) ? zhCn : en;
}

export function errorText(words: Words, code: ErrorCode): string {
  const spoken: Readonly<Partial<Record<ErrorCode, string>>> = words.errors;
  return spoken[code] ?? words.otherError;
}
