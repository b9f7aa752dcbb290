import type { ErrorCode } from '../errors.js';
import type { ChallengeState, LivenessAction, LivenessHint } from '../types/liveness.js';
import { livenessEn } from './liveness_en.js';
import { livenessZhCn } from './liveness_zh_cn.js';

/** A challenge's ends without success. */
export type FailedOutcome = Exclude<ChallengeState, 'framing' | 'neutral' | 'action' | 'done'>;

export interface OutcomeWords {
  /** What happened. */
  readonly what: string;
  /** What helps. */
  readonly help: string;
}

/** Every sentence about liveness in one language; a figure goes where `{}` stands. */
export interface LivenessWords {
  /** What is asked for, in large type. */
  readonly asks: Readonly<Record<LivenessAction, string>>;
  /** The same as a name. */
  readonly names: Readonly<Record<LivenessAction, string>>;
  /** Of an action: how it is done, for what is asked for stands above it. */
  readonly hints: Readonly<Record<LivenessHint, string>>;
  readonly outcomes: Readonly<Record<FailedOutcome, OutcomeWords>>;
  /** Before the start. */
  readonly notes: readonly string[];
  readonly actions: Readonly<Record<'start' | 'retry' | 'handOver' | 'stop' | 'restart', string>>;
  readonly status: Readonly<
    Record<
      | 'title'
      | 'intro'
      | 'asked'
      | 'opening'
      | 'slow'
      | 'ordering'
      | 'framing'
      | 'neutral'
      | 'stepDone'
      | 'collecting'
      | 'passed'
      | 'passedNote'
      | 'interrupted'
      | 'interruptedNote'
      | 'notPassed'
      | 'notCounted'
      | 'handedOver'
      | 'handedOverNote'
      | 'progress'
      | 'timeLeft',
      string
    >
  >;
  /** In place of errorText(): here no photo can be chosen instead. */
  readonly errors: Readonly<Partial<Record<ErrorCode, string>>>;
}

/** @param language as wordsFor() takes it. */
export function livenessWordsFor(language: string): LivenessWords {
  return language === '' || /^zh\b/i.test(language) ? livenessZhCn : livenessEn;
}
