import type { CtcAlphabet } from './ctc_decode.js';
import { sharesAmong } from './ctc_score.js';
import { doubted, fieldOf, type FieldReading } from './field_reading.js';
import type { PrintReading } from './print_views.js';

/** GB/T 3304-1991, in the order of its numbers, as the card prints them: without 族. */
export const kEthnicGroups: readonly string[] = (
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 ' +
  '柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 ' +
  '塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
).split(' ');

/** The recogniser's dictionary lacks 仫, and it does not see 仡: 仫佬 is read 么佬, 仡佬 佬. */
const kLookalikes: readonly string[] = ['仫佬', '仡佬'];
/** A reading less sure than this is no evidence for a word beside the list. */
const kBelieved = 0.7;
/** Of the longer word's characters that may differ from the nearest group. */
const kMostWrong = 0.5;
/** Of the closed set; a group read for itself and this much likelier than all others is that group. */
const kSureShare = 0.998;

/**
 * A reading held against the closed set. What is no group but near to one is taken for it, with what was read beside it,
 * to be confirmed; other words (穿青人, 外国血统) stay as read.
 */
export function groupField(print: PrintReading, alphabet: CtcAlphabet): FieldReading {
  const read = print.text.replace(/\s/g, '').replace(/(?<=.)族$/, '');
  const shares = sharesAmong(
    print.lines.map(({ output }) => output),
    alphabet,
    kEthnicGroups,
  );
  if (!kEthnicGroups.includes(read)) return besideTheList(read, nearestGroup(read, shares, print.confidence), print);
  const share = shares[kEthnicGroups.indexOf(read)] as number;
  const settled = share >= kSureShare;
  const doubts = print.reasons.filter((reason) => !(settled && (reason === 'faint' || reason === 'unsteady')));
  return withLookalike(read, fieldOf(read, settled ? share : print.confidence, doubts));
}

function besideTheList(read: string, nearest: string | null, { confidence, reasons }: PrintReading): FieldReading {
  const field = fieldOf(nearest ?? read, confidence, [...reasons, 'notInList']);
  return nearest === null ? field : withLookalike(nearest, { ...field, asRead: read });
}

function withLookalike(group: string, field: FieldReading): FieldReading {
  if (!kLookalikes.includes(group)) return field;
  return doubted(
    field,
    'lookalike',
    kLookalikes.find((other) => other !== group),
  );
}

/**
 * The likeliest of those groups that the reading may be of, for it lacks or mistakes some of their characters.
 * @param shares of the groups' probability, in their order.
 */
export function nearestGroup(read: string, shares: readonly number[], confidence = 1): string | null {
  if (read.endsWith('佬')) return read === '佬' || read.startsWith('仡') ? '仡佬' : '仫佬';
  const fits = (group: string): boolean =>
    isPartOf(read, group) ||
    wrongShare(read, group) <= kMostWrong ||
    (confidence < kBelieved && lengthOf(read) === lengthOf(group));
  const fitting = kEthnicGroups.filter(fits);
  const share = (group: string): number => shares[kEthnicGroups.indexOf(group)] ?? 0;
  return fitting.sort((a, b) => share(b) - share(a))[0] ?? null;
}

function wrongShare(read: string, group: string): number {
  return editDistance(read, group) / Math.max(lengthOf(read), lengthOf(group));
}

/** Whether characters were only left out. */
function isPartOf(read: string, group: string): boolean {
  let at = 0;
  for (const character of group) if (character === Array.from(read)[at]) at++;
  return at === lengthOf(read);
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
