import type { HanziPool } from './hanzi_pool.js';
import { type BirthDate, fictionalIdNumber, type Sex } from './id_number.js';
import { type Person, wrapByWidth } from './person.js';
import type { Random } from './random.js';

/** Made-up people whose cards try everything that reading meets; places and streets exist nowhere. */
export const kEthnicGroups: readonly string[] =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(
    ' ',
  );

const kFamilyNames = [
  ...Array.from(
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文',
  ),
  '欧阳',
  '司徒',
  '上官',
  '诸葛',
];
const kProvinces: readonly (readonly [string, string])[] = [
  ['110000', '北京市'],
  ['120000', '天津市'],
  ['130000', '河北省'],
  ['150000', '内蒙古自治区'],
  ['210000', '辽宁省'],
  ['310000', '上海市'],
  ['320000', '江苏省'],
  ['330000', '浙江省'],
  ['360000', '江西省'],
  ['410000', '河南省'],
  ['430000', '湖南省'],
  ['440000', '广东省'],
  ['450000', '广西壮族自治区'],
  ['500000', '重庆市'],
  ['510000', '四川省'],
  ['530000', '云南省'],
  ['610000', '陕西省'],
  ['640000', '宁夏回族自治区'],
  ['650000', '新疆维吾尔自治区'],
];
const kSyllables = '阿巴达尔古哈江克拉力买木娜帕萨斯塔提吾西牙依扎孜卓玛多杰才让措姆旺增'.split('');
/** Half-width columns of an address or issuer line, in Hanzi (FACTS.md 1.3). */
const kAddressColumns = 11;
const kIssuerColumns = 12;
const kLastYear = 2026;
const kOdd = 0.12;

export interface Asked {
  index: number;
  pool: HanziPool;
  /** One character of the name is none that the recogniser knows. */
  outside?: boolean;
}

export function readingPerson(random: Random, asked: Asked): Person {
  const sex: Sex = random.chance(0.5) ? 'male' : 'female';
  const forever = asked.index % 20 < 3;
  const birth = birthOf(random.fork('birth'), forever);
  const [region, province] = random.pick(kProvinces);
  const district = districtOf(random.fork('district'), asked.pool, province);
  const issuer = issuerOf(random.fork('issuer'), asked, province, district);
  return {
    name: nameOf(random.fork('name'), asked),
    sex,
    nation: kEthnicGroups[asked.index % kEthnicGroups.length] as string,
    birth,
    addressLines: addressOf(random.fork('address'), asked, province + district),
    idNumber: fictionalIdNumber(random, region, birth, sex),
    issuer,
    issuerLines: wrapByWidth(issuer, kIssuerColumns),
    validity: validityOf(random.fork('validity'), birth, forever),
  };
}

function some(random: Random, from: readonly string[], least: number, most: number): string {
  return Array.from({ length: random.int(least, most) }, () => random.pick(from)).join('');
}

/** Now and then any common character, however odd in a name: what nobody bears is no excuse. */
function mixed(random: Random, usual: readonly string[], any: readonly string[], least: number, most: number): string {
  return Array.from({ length: random.int(least, most) }, () => random.pick(random.chance(kOdd) ? any : usual)).join('');
}

function nameOf(random: Random, { index, pool, outside }: Asked): string {
  if (!outside && index % 8 === 5) return `${some(random, kSyllables, 2, 4)}·${some(random, kSyllables, 2, 4)}`;
  const name = Array.from(random.pick(kFamilyNames) + mixed(random, pool.givenNames, pool.common, 1, 2));
  if (outside) name[name.length - 1 - (name.length > 2 ? random.int(0, 1) : 0)] = random.pick(pool.outside);
  return name.join('');
}

function birthOf(random: Random, forever: boolean): BirthDate {
  return {
    year: forever ? random.int(1940, 1968) : random.int(1971, 2008),
    month: random.int(1, 12),
    day: random.int(1, 28),
  };
}

function districtOf(random: Random, { places, common }: HanziPool, province: string): string {
  const city = province.endsWith('市')
    ? ''
    : `${mixed(random, places, common, 1, 3)}${random.pick(['市', '市', '州', '地区', '盟'])}`;
  return `${city}${mixed(random, places, common, 1, 3)}${random.pick(['区', '县', '市', '旗', '自治县'])}`;
}

function addressOf(random: Random, { index, pool }: Asked, whereabouts: string): string[] {
  const place = (least: number, most: number): string => mixed(random, pool.places, pool.common, least, most);
  const street = `${place(2, 3)}${random.pick(['路', '大街', '胡同', '巷', '大道'])}`;
  const village = `${place(1, 2)}${random.pick(['镇', '乡', '街道'])}${place(2, 3)}村`;
  const number = `${random.int(1, 1998)}号`;
  const flat = random.pick([
    `${random.int(1, 40)}号楼${random.int(1, 6)}单元${random.int(101, 2804)}号`,
    `${random.int(1, 99)}幢${random.int(101, 1802)}室`,
    `${random.pick('ABCDEFG'.split(''))}座${random.int(101, 3204)}`,
    `${random.int(1, 20)}组${random.int(1, 300)}号附${random.int(1, 9)}号`,
  ]);
  const parts = [
    [street, number],
    [village, `${random.int(1, 20)}组`, number],
    [village, street, number, flat],
  ];
  const whole = [index % 4 === 0 ? whereabouts.slice(-5) : whereabouts, ...(parts[index % 3] as string[])].join('');
  return wrapByWidth(whole, kAddressColumns).slice(0, 3);
}

/** The office of the district; every sixth named by the province too, which needs a second line. */
function issuerOf(random: Random, { index }: Asked, province: string, district: string): string {
  const office = random.pick(['公安局', '公安局', '公安分局']);
  const long = `${province}${district}${office}`;
  return index % 6 === 0 && long.length > kIssuerColumns ? long : `${district.slice(-8)}${office}`;
}

function validityOf(random: Random, birth: BirthDate, forever: boolean): string {
  const first = Math.max(2006, birth.year + (forever ? 47 : 1));
  const start = random.int(first, forever ? kLastYear : Math.min(kLastYear, birth.year + 45));
  const age = start - birth.year;
  const years = age < 16 ? 5 : age < 26 ? 10 : 20;
  const monthDay = `${two(random.int(1, 12))}.${two(random.int(1, 28))}`;
  return `${start}.${monthDay}-${forever ? '长期' : `${start + years}.${monthDay}`}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
