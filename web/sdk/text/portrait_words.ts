import type { CheckUnit, PortraitCheckId, PortraitGuidanceCode, PortraitReason } from '../types.js';
import { portraitEn } from './portrait_en.js';
import { portraitZhCn } from './portrait_zh_cn.js';

/** What the drawn examples show, the good one first. */
export const exampleNames = [
  'good',
  'turned',
  'eyesClosed',
  'glare',
  'hat',
  'tooDark',
  'unevenLight',
  'busy',
  'tooFar',
] as const;
export type ExampleName = (typeof exampleNames)[number];

/** Every sentence about a portrait in one language; a figure goes where `{}` stands. */
export interface PortraitWords {
  readonly guidance: Readonly<Record<PortraitGuidanceCode, string>>;
  /** What is wrong and what helps, one sentence. */
  readonly reasons: Readonly<Record<PortraitReason, string>>;
  /** What each check asks for, one sentence. */
  readonly checks: Readonly<Record<PortraitCheckId, string>>;
  readonly units: Readonly<Record<CheckUnit, string>>;
  readonly examples: Readonly<Record<ExampleName, string>>;
  /** Before the start; the last one has the uploads of a day. */
  readonly notes: readonly string[];
  readonly actions: Readonly<
    Record<
      | 'start'
      | 'chooseFile'
      | 'switchCamera'
      | 'shutter'
      | 'again'
      | 'adjust'
      | 'turn'
      | 'finish'
      | 'confirm'
      | 'insist'
      | 'back'
      | 'restart'
      | 'left'
      | 'right'
      | 'up'
      | 'down'
      | 'larger'
      | 'smaller'
      | 'turnLeft'
      | 'turnRight'
      | 'undo'
      | 'reset',
      string
    >
  >;
  readonly status: Readonly<
    Record<
      | 'title'
      | 'idle'
      | 'aiming'
      | 'looking'
      | 'making'
      | 'helping'
      | 'refused'
      | 'ready'
      | 'warned'
      | 'notYet'
      | 'doubting'
      | 'adjusting'
      | 'confirmed'
      | 'source'
      | 'photo'
      | 'cropOnly'
      | 'backgroundReplaced'
      | 'measured'
      | 'advice'
      | 'examples'
      | 'bad',
      string
    >
  >;
  readonly attempts: Readonly<Record<'left' | 'last' | 'none' | 'cost', string>>;
  /** width, height, background, kilobytes. */
  readonly spec: Readonly<Record<'size' | 'blue' | 'white' | 'grey' | 'other' | 'bytes', string>>;
}

/** @param language as wordsFor() takes it. */
export function portraitWordsFor(language: string): PortraitWords {
  return language === '' || /^zh\b/i.test(language) ? portraitZhCn : portraitEn;
}

/** Of a page that knows better what a button does there. */
export interface PortraitTexts {
  readonly actions?: Partial<PortraitWords['actions']>;
  readonly status?: Partial<PortraitWords['status']>;
}

export function withTexts(words: PortraitWords, { actions, status }: PortraitTexts): PortraitWords {
  return { ...words, actions: { ...words.actions, ...actions }, status: { ...words.status, ...status } };
}

/** Puts figures where `{}` stands, one after the other. */
export function filled(sentence: string, ...figures: readonly (string | number)[]): string {
  let next = 0;
  return sentence.replace(/\{\}/g, () => String(figures[next++] ?? ''));
}
