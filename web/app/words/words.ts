import { en } from './en.js';
import { enCodes } from './en_codes.js';
import { zhCn } from './zh_cn.js';
import { zhCnCodes } from './zh_cn_codes.js';

export type Language = 'zh-CN' | 'en';

/** The same shape in other words: what one language says, the other must. */
type Spoken<Sentences> = {
  readonly [Name in keyof Sentences]: Sentences[Name] extends string
    ? string
    : Sentences[Name] extends readonly string[]
      ? readonly string[]
      : Spoken<Sentences[Name]>;
};

export type PageWords = Spoken<typeof zhCn>;
export type CodeWords = Spoken<typeof zhCnCodes>;
export type Words = PageWords & CodeWords;

export function wordsFor(language: Language): Words {
  return language === 'en' ? { ...en, ...enCodes } : { ...zhCn, ...zhCnCodes };
}

/** Puts figures where `{}` stands, one after the other. */
export function filled(sentence: string, ...figures: readonly (string | number)[]): string {
  let next = 0;
  return sentence.replace(/\{\}/g, () => String(figures[next++] ?? ''));
}

/** The sentence of a code; codes of a newer server have none. */
export function sentenceFor(sentences: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(sentences, code) ? sentences[code] : undefined;
}
