import { avatar } from './avatar.js';
import { fictionalPerson, type Person } from './person.js';
import type { Random } from './random.js';
import { rect, renderSvg, svg, text } from './svg.js';
import type { Texture } from './texture.js';

/** Both sides of a made-up 居民身份证, own drawing, marked 样本; layout in mm after FACTS.md 1.1-1.3 (tenths of a mm here). */
export type ResidentSide = 'portrait' | 'emblem';

const kWidth = 856;
const kHeight = 540;
const kBlue = '#2f5f9e';
const kBlack = '#1c1c1e';

export async function residentCard(random: Random, side: ResidentSide, widthPx: number): Promise<Texture> {
  return residentCardOf(random, fictionalPerson(random.fork('person')), side, widthPx);
}

export async function residentCardOf(
  random: Random,
  person: Person,
  side: ResidentSide,
  widthPx: number,
): Promise<Texture> {
  const body = side === 'portrait' ? portraitSide(random.fork('art'), person) : emblemSide(random.fork('art'), person);
  return renderSvg(svg(kWidth, kHeight, body), widthPx, Math.round((widthPx * kHeight) / kWidth));
}

/** The tint runs light blue, light pink, light blue under fine wavy lines. */
function ground(random: Random, strength: number): string {
  const blue = `hsl(${random.int(196, 210)},${random.int(35, 55)}%,${random.int(84, 91)}%)`;
  const pink = `hsl(${random.int(335, 355)},${random.int(30, 50)}%,${random.int(88, 93)}%)`;
  const lines: string[] = [];
  for (let i = 0; i < 26; i++) {
    const y = i * 22 + random.range(-4, 4);
    const lift = random.range(12, 40);
    const colour = i % 3 === 0 ? '#d98aa6' : '#7fb0cf';
    lines.push(
      `<path d="M-10 ${y} C 150 ${y - lift}, 260 ${y + lift}, 428 ${y} S 700 ${y - lift}, 866 ${y}" stroke="${colour}" stroke-width="1.3" fill="none" opacity="${strength}"/>`,
    );
  }
  for (let i = 0; i < 18; i++) {
    lines.push(
      `<ellipse cx="428" cy="270" rx="${30 + i * 22}" ry="${16 + i * 13}" fill="none" stroke="#8db7d3" stroke-width="0.9" opacity="${strength * 0.8}"/>`,
    );
  }
  return `<defs><linearGradient id="g"><stop offset="0" stop-color="${blue}"/><stop offset="0.5" stop-color="${pink}"/><stop offset="1" stop-color="${blue}"/></linearGradient></defs>${rect(0, 0, kWidth, kHeight, 'url(#g)')}${lines.join('')}`;
}

function sampleMark(random: Random, x: number, y: number, size: number): string {
  return `<g transform="rotate(${random.range(-28, -12)} ${x + size} ${y})">${text(x, y - size / 2, '样本', { size, fill: '#c33a3a', weight: 700, opacity: 0.34 })}</g>`;
}

function portraitSide(random: Random, person: Person): string {
  const label = (x: number, y: number, content: string): string => text(x, y, content, { size: 26.5, fill: kBlue });
  const value = (x: number, y: number, content: string, size = 31.8): string =>
    text(x, y, content, { size, fill: kBlack });
  return [
    ground(random, random.range(0.25, 0.6)),
    label(72, 101, '姓名'),
    value(175, 93, person.name, 38),
    label(72, 164, '性别'),
    value(172, 155, person.sex === 'male' ? '男' : '女'),
    label(259, 164, '民族'),
    value(364, 155, person.nation),
    label(72, 226, '出生'),
    value(170, 218, String(person.birth.year)),
    label(252, 226, '年'),
    value(294, 218, String(person.birth.month)),
    label(340, 226, '月'),
    value(389, 218, String(person.birth.day)),
    label(436, 226, '日'),
    label(72, 287, '住址'),
    ...person.addressLines.slice(0, 3).map((line, i) => value(166, 279 + 42 * i, line)),
    label(72, 448, '公民身份号码'),
    text(272, 438, person.idNumber, { size: 39, fill: kBlack, family: 'OCR B, Noto Sans Mono CJK SC', spacing: 2 }),
    avatar(random.fork('avatar'), 545, 95, 260, 320),
    sampleMark(random, 250, 340, 110),
    text(700, 508, 'TEST 样本', { size: 18, fill: '#a04040', opacity: 0.8 }),
  ].join('');
}

/** Own emblem: a round seal of a tower over steps within a wreath of ears; no copy of the state's. */
function emblem(x: number, y: number, size: number): string {
  const r = size / 2;
  const ears = Array.from({ length: 22 }, (_, i) => {
    const a = (i / 22) * 2 * Math.PI;
    return `<ellipse cx="${x + r + 0.86 * r * Math.cos(a)}" cy="${y + r + 0.86 * r * Math.sin(a)}" rx="${0.12 * r}" ry="${0.05 * r}" transform="rotate(${(a * 180) / Math.PI + 60} ${x + r + 0.86 * r * Math.cos(a)} ${y + r + 0.86 * r * Math.sin(a)})" fill="#d9482f"/>`;
  });
  const tower = `M${x + 0.5 * r} ${y + 1.4 * r} h${r} v${-0.16 * r} h${-0.14 * r} v${-0.3 * r} l${0.2 * r} ${-0.08 * r} l${-0.56 * r} ${-0.26 * r} l${-0.56 * r} ${0.26 * r} l${0.2 * r} ${0.08 * r} v${0.3 * r} h${-0.14 * r} z`;
  return `<circle cx="${x + r}" cy="${y + r}" r="${0.76 * r}" fill="#c8281e"/><circle cx="${x + r}" cy="${y + r}" r="${0.7 * r}" fill="none" stroke="#e8a08a" stroke-width="3"/><path d="${tower}" fill="#f0c9a0"/>${ears.join('')}`;
}

function emblemSide(random: Random, person: Person): string {
  const wall = Array.from(
    { length: 9 },
    (_, i) =>
      `<path d="M${330 + i * 52} ${300 - 18 * Math.sin(i)} h30 v-16 h8 v16 h14" stroke="#7a8fb0" stroke-width="3" fill="none" opacity="0.35"/>`,
  ).join('');
  const label = (x: number, y: number, content: string): string =>
    text(x, y, content, { size: 26.5, fill: kBlack, weight: 700 });
  return [
    ground(random, random.range(0.35, 0.75)),
    wall,
    emblem(50, 50, 150),
    text(520, 62, '中华人民共和国', {
      size: 49.4,
      fill: kBlack,
      family: 'Noto Serif CJK SC',
      anchor: 'middle',
      spacing: 12,
    }),
    text(520, 145, '居民身份证', {
      size: 77.6,
      fill: kBlack,
      family: 'Noto Serif CJK SC',
      weight: 700,
      anchor: 'middle',
      spacing: 14,
    }),
    label(206, 385, '签发机关'),
    ...(person.issuerLines ?? [person.issuer]).map((line, i) =>
      text(334, 382 + 36 * i, line, { size: 33, fill: kBlack }),
    ),
    label(206, 450, '有效期限'),
    text(336, 445, person.validity, { size: 33, fill: kBlack }),
    sampleMark(random, 560, 330, 110),
    text(40, 508, 'TEST 样本', { size: 18, fill: '#a04040', opacity: 0.8 }),
  ].join('');
}
