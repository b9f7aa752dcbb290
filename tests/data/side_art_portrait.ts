import type { Random } from './random.js';
import { type Box, photo, type Pictures } from './side_art_head.js';
import { type Face, anyFace, darkInk, digitRow, labelInk, sansFace, styled } from './side_art_type.js';
import { addressLine, idNumber, nation, oneScript, personName, type Script } from './side_art_words.js';
import { text } from './svg.js';

/** The parts of a portrait side, each about its place in FACTS.md 1.3, so that they can also be put in wrong places. */
export interface PortraitParts {
  rows: string;
  number: string;
  photo: string;
}

type Bilingual = 'none' | 'above' | 'below' | 'left';

interface Look {
  label: { face: Face; ink: string; size: number; spacing: number; colon: string };
  value: { face: Face; ink: string; size: number; spacing: number };
  labelX: number;
  valueX: number;
  bilingual: Bilingual;
  script: Script;
  scriptSize: number;
  row: () => number;
}

export function portraitParts(random: Random, pictures: Pictures): PortraitParts {
  const look = makeLook(random);
  return {
    rows: nameRow(random, look) + sexRow(random, look) + birthRow(random, look) + addressRow(random, look),
    number: numberRow(random, look),
    photo: photo(random.fork('photo'), photoBox(random), pictures),
  };
}

function makeLook(random: Random): Look {
  const labelFace = anyFace(random, 0.15);
  const same = random.chance(0.6);
  const valueInk = darkInk(random);
  const roll = random.next();
  const bilingual = roll < 0.79 ? 'none' : roll < 0.9 ? 'above' : roll < 0.94 ? 'below' : 'left';
  const shrink = bilingual === 'above' || bilingual === 'below' ? random.range(0.78, 0.92) : 1;
  const aside = bilingual === 'left' ? 14 : 0;
  return {
    label: {
      face: labelFace,
      ink: labelInk(random),
      size: 26.5 * shrink * random.range(0.86, 1.2),
      spacing: random.chance(0.4) ? random.range(0, 7) : 0,
      colon: random.chance(0.06) ? random.pick([':', '：']) : '',
    },
    value: {
      face: same ? labelFace : anyFace(random, 0.2),
      ink: valueInk,
      size: 31.8 * shrink * random.range(0.88, 1.18),
      spacing: random.chance(0.4) ? random.range(0, 4) : 0,
    },
    labelX: 72 + aside + random.range(-15, 15),
    valueX: 169 + aside + random.range(-15, 15),
    bilingual,
    script: oneScript(random),
    scriptSize: random.range(13, 20),
    row: () => random.range(-15, 15),
  };
}

function photoBox(random: Random): Box {
  const width = 260 * random.range(0.9, 1.1);
  const height = 320 * random.range(0.9, 1.1);
  return {
    x: Math.round(Math.min(545 + 130 - width / 2 + random.range(-20, 20), 846 - width)),
    y: Math.round(252 - height / 2 + random.range(-20, 20)),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** A line in the second script beside one in Hanzi. */
function second(look: Look, x: number, y: number, size: number, words: number, ink: string): string {
  const style = { size: look.scriptSize, fill: ink };
  switch (look.bilingual) {
    case 'none':
      return '';
    case 'above':
      return text(x, y - look.scriptSize * 1.05, look.script(words).slice(0, words * 9), style);
    case 'below':
      return text(x, y + size * 1.05, look.script(words).slice(0, words * 9), style);
    case 'left':
      return `<g transform="translate(${(x - 6).toFixed(0)} ${(y - 8).toFixed(0)}) rotate(90)">${text(0, 0, look.script(1).slice(0, 4), style)}</g>`;
  }
}

function label(look: Look, x: number, y: number, content: string, words = 1): string {
  const { face, ink, size, spacing, colon } = look.label;
  return (
    text(x, y, content + colon, styled(face, size, ink, spacing)) +
    (words > 0 ? second(look, x, y, size, words, ink) : '')
  );
}

function value(look: Look, x: number, y: number, content: string, scale = 1, words = 1): string {
  const { face, ink, size, spacing } = look.value;
  return (
    text(x, y, content, styled(face, size * scale, ink, spacing)) +
    (words > 0 ? second(look, x, y, size * scale, words, ink) : '')
  );
}

function nameRow(random: Random, look: Look): string {
  const dy = look.row();
  const scale = random.chance(0.8) ? random.range(1.05, 1.3) : 1;
  const content = personName(random);
  const fit = Math.min(scale, 340 / (content.length * look.value.size));
  return label(look, look.labelX, 101 + dy, '姓名') + value(look, look.valueX, 97 - 4 * scale + dy, content, fit, 2);
}

function sexRow(random: Random, look: Look): string {
  const dy = look.row();
  const nationX = 259 + random.range(-15, 15);
  const gap = random.range(75, 108);
  return [
    label(look, look.labelX, 164 + dy, '性别'),
    value(look, look.valueX, 157 + dy, random.pick(['男', '女'])),
    label(look, nationX, 164 + dy + random.range(-2, 2), '民族'),
    value(look, nationX + gap, 157 + dy, nation(random)),
  ].join('');
}

function birthRow(random: Random, look: Look): string {
  const dy = look.row();
  const dx = look.valueX - 169;
  const [year, month, day] = [random.int(1930, 2020), random.int(1, 12), random.int(1, 31)];
  if (random.chance(0.14))
    return (
      label(look, look.labelX, 226 + dy, '出生') +
      value(
        look,
        look.valueX,
        219 + dy,
        random.pick([`${year}年${month}月${day}日`, `${year} 年 ${month} 月 ${day} 日`, `${year}-${month}-${day}`]),
      )
    );
  const spread = random.range(0.94, 1.12);
  const at = (x: number): number => 170 + dx + (x - 170) * spread;
  return [
    label(look, look.labelX, 226 + dy, '出生'),
    value(look, at(170), 219 + dy, String(year), 1, 0),
    label(look, at(252), 226 + dy, '年', 0),
    value(look, at(294), 219 + dy, String(month), 1, 0),
    label(look, at(340), 226 + dy, '月', 0),
    value(look, at(389), 219 + dy, String(day), 1, 0),
    label(look, at(436), 226 + dy, '日', 0),
  ].join('');
}

function addressRow(random: Random, look: Look): string {
  const dy = look.row();
  const pitch = random.range(38, 46) + (look.bilingual === 'above' || look.bilingual === 'below' ? 8 : 0);
  const count = random.pick([1, 2, 2, 2, 3, 3]);
  const longest = Math.min(12, Math.floor(360 / (look.value.size + look.value.spacing)));
  const lines = Array.from({ length: count }, (_, i) => {
    const length = i < count - 1 ? random.int(longest - 2, longest) : random.int(4, longest);
    return value(
      look,
      look.valueX - 3,
      281 + dy + i * pitch,
      addressLine(random, length),
      1,
      look.bilingual === 'left' ? 0 : 2,
    );
  });
  return label(look, look.labelX, 287 + dy, '住址') + lines.join('');
}

function numberRow(random: Random, look: Look): string {
  const dy = look.row();
  const x = random.range(255, 290);
  const pitch = Math.min(random.range(23, 28), (830 - x) / 18);
  const row = digitRow(random, x, 438 + dy + random.range(-3, 3), idNumber(random), pitch, look.value.ink);
  const fit = Math.min(look.label.size, (x - look.labelX - 6) / 6 - look.label.spacing);
  const face = random.chance(0.9) ? look.label.face : sansFace(random);
  const caption = text(look.labelX, 446 + dy, '公民身份号码', styled(face, fit, look.label.ink, look.label.spacing));
  return caption + second(look, look.labelX, 446 + dy, fit, 2, look.label.ink) + row;
}
