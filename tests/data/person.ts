import { type BirthDate, fictionalIdNumber, type Sex } from './id_number.js';
import type { Random } from './random.js';

/** A made-up holder of a resident card: no field is taken from a real person or a real address. */
export interface Person {
  name: string;
  sex: Sex;
  nation: string;
  birth: BirthDate;
  addressLines: string[];
  idNumber: string;
  issuer: string;
  /** As it is broken into lines; in one line when not said. */
  issuerLines?: string[];
  validity: string;
}

const kFamilyNames = ['样', '范', '试', '例', '白', '云', '方', '林', '余', '江', '石', '安', '欧阳', '司徒'];
const kGivenNames = [
  '本',
  '例',
  '一',
  '明',
  '小华',
  '测试',
  '样',
  '子安',
  '若水',
  '思源',
  '清和',
  '知行',
  '远',
  '乐山',
];
const kNations = ['汉', '汉', '汉', '回', '满', '壮', '苗', '维吾尔', '土家', '蒙古', '藏', '彝', '朝鲜'];
const kPlaces: readonly (readonly [string, string])[] = [
  ['110000', '北京市样本区'],
  ['310000', '上海市范例区'],
  ['440000', '广东省测试市样本区'],
  ['510000', '四川省范例市测试县'],
  ['330000', '浙江省样本市范例区'],
  ['650000', '新疆维吾尔自治区样本市'],
  ['230000', '黑龙江省测试市范例县'],
  ['530000', '云南省范例州样本县'],
];
const kStreets = ['样本路', '范例大街', '测试胡同', '虚构街', '示例巷', '仿真大道', '练习路'];

export function fictionalPerson(random: Random): Person {
  const sex: Sex = random.chance(0.5) ? 'male' : 'female';
  const birth = { year: random.int(1945, 2008), month: random.int(1, 12), day: random.int(1, 28) };
  const [region, place] = random.pick(kPlaces);
  const address = `${place}${random.pick(kStreets)}${random.int(1, 998)}号${random.chance(0.7) ? `${random.int(1, 40)}号楼${random.int(1, 6)}单元${random.int(101, 2804)}号` : ''}`;
  return {
    name: random.pick(kFamilyNames) + random.pick(kGivenNames),
    sex,
    nation: random.pick(kNations),
    birth,
    addressLines: wrapByWidth(address, 11),
    idNumber: fictionalIdNumber(random, region, birth, sex),
    issuer: `${place.slice(0, 12)}公安局`,
    validity: validity(random, birth),
  };
}

function validity(random: Random, birth: BirthDate): string {
  const start = random.int(Math.max(2006, birth.year + 1), 2025);
  const age = start - birth.year;
  const years = age < 16 ? 5 : age < 26 ? 10 : age < 46 ? 20 : 0;
  const monthDay = `${String(random.int(1, 12)).padStart(2, '0')}.${String(random.int(1, 28)).padStart(2, '0')}`;
  return `${start}.${monthDay}-${years === 0 ? '长期' : `${start + years}.${monthDay}`}`;
}

/** A Hanzi counts one, a digit or letter one half. */
export function wrapByWidth(text: string, limit: number): string[] {
  const lines: string[] = [''];
  let width = 0;
  for (const character of text) {
    const step = /[\x20-\x7e]/.test(character) ? 0.5 : 1;
    if (width + step > limit) {
      lines.push('');
      width = 0;
    }
    lines.push((lines.pop() ?? '') + character);
    width += step;
  }
  return lines;
}
