import { type FieldDoubt, fieldOf, type FieldReading } from './field_reading.js';

/** GB/T 3304-1991, in the order of its numbers, as the card prints them: without 族. */
export const kEthnicGroups: readonly string[] = (
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 ' +
  '柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 ' +
  '塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
).split(' ');

/** 仫 is not in the recogniser's dictionary, and is taken for 仡. */
const kLookalikes: readonly string[] = ['仫佬', '仡佬'];
/** Of the longer word's characters that may differ from the nearest group. */
const kMostWrong = 0.5;

/** A reading held against the closed set. Groups outside of it (穿青人, 外国血统) stay as read, to be confirmed. */
export function groupField(read: string, confidence: number, reasons: readonly FieldDoubt[]): FieldReading {
  const value = read.replace(/\s/g, '').replace(/(?<=.)族$/, '');
  const nearest = nearestGroup(value);
  const doubts = [...reasons];
  if (nearest !== value) doubts.push('notInList');
  if (nearest !== null && kLookalikes.includes(nearest)) doubts.push('lookalike');
  return fieldOf(value, confidence, doubts, nearest ?? undefined);
}

/** Null when none is near, or several are equally. */
export function nearestGroup(read: string): string | null {
  if (kEthnicGroups.includes(read)) return read;
  const ranked = kEthnicGroups
    .map((group) => ({ group, share: editDistance(read, group) / Math.max(lengthOf(read), lengthOf(group)) }))
    .sort((a, b) => a.share - b.share);
  const [first, second] = ranked;
  if (!first || !second || first.share > kMostWrong || first.share === second.share) return lastLao(read);
  return first.group;
}

/** 佬 with anything before it: 仡 is read for sure when it is 仡. */
function lastLao(read: string): string | null {
  return read.endsWith('佬') ? '仫佬' : null;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Levenshtein, in characters. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  let row = to.map((_, j) => j + 1);
  from.forEach((character, i) => {
    let [corner, left] = [i, i + 1];
    row = row.map((above, j) => {
      const best = Math.min(above + 1, left + 1, corner + (character === to[j] ? 0 : 1));
      [corner, left] = [above, best];
      return best;
    });
  });
  return row.at(-1) ?? from.length;
}
