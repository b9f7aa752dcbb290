import type { Random } from './random.js';
import { idGround, paleTint } from './side_art_ground.js';
import { type Box, photo, type Pictures } from './side_art_head.js';
import { redInk, seal, star } from './side_art_seal.js';
import { anyFace, darkInk, digitRow, labelInk, latinFace, styled } from './side_art_type.js';
import { addressLine, hanzi, latinWord, letterOf, personName, two } from './side_art_words.js';
import { hsl, rect, text } from './svg.js';

/** Other identity papers in card size: licences, student and social cards, permits, foreign identity cards. */
interface Words {
  title: string;
  label: (random: Random) => string;
  value: (random: Random) => string;
  latin: boolean;
}

const kChineseTitles =
  '机动车驾驶证,学生证,社会保障卡,中华人民共和国社会保障卡,外国人永久居留身份证,港澳居民来往内地通行证,台湾居民来往大陆通行证,往来港澳通行证,工作证,校园卡,准考证,会员证,老年人优待证,残疾人证,军官证,护士执业证,借书证,出入证,医保卡,健康卡,从业资格证,导游证,记者证,教师资格证'.split(
    ',',
  );
const kLatinTitles =
  'DRIVING LICENCE,DRIVER LICENSE,RESIDENCE PERMIT,PERMIS DE CONDUIRE,IDENTITY CARD,STUDENT CARD,CARTE DE IDENTIDAD,PERSONALAUSWEIS,NATIONAL ID,HEALTH INSURANCE,STAFF,PRESS,VISITOR,LIBRARY,TESSERA,AUFENTHALTSTITEL,PASSPORT CARD,WORK PERMIT,SAMPLE ID'.split(
    ',',
  );
const kChineseLabels =
  '姓名,性别,国籍,住址,出生日期,初次领证日期,准驾车型,有效期限,证号,学号,学院,专业,卡号,签发日期,发证机关,社会保障号码,部门,职务,编号'.split(
    ',',
  );
const kLatinLabels =
  'Surname,Given names,Nationality,Date of birth,Sex,Expires,Place of birth,No.,Class,Address,Authority,Issued,Height,4a,3.,ID,Type'.split(
    ',',
  );

const chinese = (random: Random): Words => ({
  title: random.pick(kChineseTitles),
  label: (r) => r.pick(kChineseLabels),
  value: (r) =>
    r.pick([
      personName,
      date,
      (q: Random): string => addressLine(q, q.int(4, 11)),
      (q: Random): string => hanzi(q, q.int(2, 8)),
    ])(r),
  latin: false,
});

const foreign = (random: Random): Words => ({
  title: random.pick(kLatinTitles),
  label: (r) => r.pick(kLatinLabels),
  value: (r) =>
    r.pick([
      (q: Random): string => latinWord(q).toUpperCase(),
      date,
      (q: Random): string => `${latinWord(q)} ${latinWord(q)}`,
      (q: Random): string => String(q.int(1e5, 1e9)),
    ])(r),
  latin: true,
});

function date(random: Random): string {
  const join = random.pick(['.', '-', '/', ' ']);
  return [two(random.int(1, 28)), two(random.int(1, 12)), random.int(1940, 2035)].join(join);
}

/** Where the photo may be; at the right it is smaller, larger or lower than on a resident card, under a title. */
function photoPlace(random: Random): Box {
  const width = random.int(150, 290);
  const height = Math.round(width * random.range(1.1, 1.4));
  const place = random.pick(['left', 'left', 'left', 'centre', 'right', 'large', 'lowRight'] as const);
  switch (place) {
    case 'left':
      return { x: random.int(15, 60), y: random.int(90, Math.max(91, 530 - height)), width, height };
    case 'centre':
      return { x: random.int(250, 400), y: random.int(80, Math.max(81, 520 - height)), width, height };
    case 'right': {
      const small = random.int(120, 190);
      return {
        x: random.int(620, 845 - small),
        y: random.int(20, 260),
        width: small,
        height: Math.round(small * 1.25),
      };
    }
    case 'large':
      return {
        x: random.int(500, 560),
        y: random.int(110, 160),
        width: random.int(250, 290),
        height: random.int(330, 375),
      };
    case 'lowRight':
      return { x: 845 - width - random.int(0, 30), y: 530 - height - random.int(0, 15), width, height };
  }
}

export function permit(random: Random, pictures: Pictures): string {
  const words = random.chance(0.55) ? chinese(random) : foreign(random);
  const box = photoPlace(random);
  const parts = [ground(random), header(random, words, box), rows(random, words, box)];
  if (random.chance(0.92)) parts.push(photo(random.fork('photo'), box, pictures));
  if (random.chance(0.35)) parts.push(numberLine(random));
  if (random.chance(0.3)) parts.push(chip(random, box));
  if (random.chance(0.25)) parts.push(readableLines(random));
  if (random.chance(0.35)) parts.push(redThing(random, box));
  if (random.chance(0.2))
    parts.push(
      `<g opacity="0.45">${photo(random.fork('ghost'), { x: random.int(480, 700), y: random.int(280, 360), width: 110, height: 140 }, pictures)}</g>`,
    );
  return parts.join('');
}

function ground(random: Random): string {
  if (random.chance(0.75)) return idGround(random);
  return rect(0, 0, 856, 540, hsl(random.int(0, 359), random.int(20, 70), random.int(45, 85)));
}

function header(random: Random, words: Words, box: Box): string {
  const face = words.latin ? latinFace(random) : anyFace(random, 0.4);
  const size = Math.min(random.range(34, 70), 740 / (words.title.length * (words.latin ? 0.62 : 1)));
  const bar = random.chance(0.45);
  const high = random.range(size * 1.3, size * 2);
  const barInk = hsl(random.int(0, 359), random.int(30, 85), random.int(25, 65));
  const fill =
    bar && random.chance(0.7) ? '#fff' : random.chance(0.25) ? hsl(random.int(-10, 12), 75, 42) : darkInk(random);
  const middle = random.chance(0.4);
  const y = Math.max(10, Math.min(high / 2 - size / 2, box.y - size));
  const title = text(middle ? 428 : random.range(40, 150), y, words.title, {
    ...styled(face, size, fill, random.range(0, size * 0.15)),
    anchor: middle ? 'middle' : 'start',
  });
  const flag = random.chance(0.35) ? flagAt(random, random.chance(0.5) ? 20 : 730, random.range(15, 40)) : '';
  return (bar ? rect(0, 0, 856, high, barInk, `opacity="${random.range(0.5, 1).toFixed(2)}"`) : '') + flag + title;
}

function flagAt(random: Random, x: number, y: number): string {
  const [w, h] = [random.range(60, 110), random.range(40, 72)];
  const colour = (): string => hsl(random.int(0, 359), random.int(50, 95), random.int(30, 70));
  if (random.chance(0.3)) return rect(x, y, w, h, hsl(0, 80, 45)) + star(x + w / 4, y + h / 3, h / 4, 5, 0.4, '#fd4');
  const across = random.chance(0.5);
  return Array.from({ length: 3 }, (_, i) =>
    across ? rect(x, y + (i * h) / 3, w, h / 3, colour()) : rect(x + (i * w) / 3, y, w / 3, h, colour()),
  ).join('');
}

function rows(random: Random, words: Words, box: Box): string {
  const right = box.x + box.width < 430;
  const from = right ? box.x + box.width + random.int(20, 50) : random.int(30, 80);
  const pitch = random.range(32, 62);
  const size = Math.min(pitch * random.range(0.5, 0.72), 36);
  const face = words.latin ? latinFace(random) : anyFace(random, 0.2);
  const [ink, dark] = [labelInk(random), darkInk(random)];
  const above = words.latin && random.chance(0.5);
  const gap = random.range(3.4, 6) * size;
  const top = random.range(100, 160);
  const count = Math.min(random.int(4, 10), Math.floor((500 - top) / pitch));
  return Array.from({ length: count }, (_, i) => {
    const y = top + i * pitch;
    const label = text(from, y, words.label(random), styled(face, above ? size * 0.55 : size * 0.85, ink));
    const value = text(
      above ? from : from + gap,
      above ? y + size * 0.5 : y,
      words.value(random),
      styled(face, size, dark),
    );
    return (random.chance(0.9) ? label : '') + value;
  }).join('');
}

function numberLine(random: Random): string {
  const digits = Array.from({ length: random.int(8, 19) }, () => random.int(0, 9)).join('');
  return digitRow(random, random.range(40, 330), random.range(430, 490), digits, random.range(19, 30), darkInk(random));
}

function chip(random: Random, box: Box): string {
  const x =
    box.x > 300 ? random.int(30, Math.max(31, box.x - 130)) : random.int(Math.min(720, box.x + box.width + 20), 725);
  const y = random.int(130, 330);
  return `<rect x="${x}" y="${y}" width="110" height="90" rx="12" fill="${hsl(random.int(38, 50), random.int(20, 70), random.int(55, 75))}" stroke="#876" stroke-width="2"/><path d="M${x} ${y + 30}h110M${x} ${y + 60}h110M${x + 38} ${y}v90M${x + 72} ${y}v90" stroke="#876" stroke-width="3"/>`;
}

/** Lines as machine readable zones have. */
function readableLines(random: Random): string {
  const line = (): string =>
    Array.from({ length: 30 }, () => letterOf(random, 'ABCDEFGHKLMNPRSTUXYZ0123456789<<<<<<<<')).join('');
  const ink = darkInk(random);
  const count = random.int(2, 3);
  const zone = random.chance(0.5)
    ? rect(0, 545 - count * 48, 856, count * 48, random.pick(['#fff', paleTint(random)]))
    : '';
  return (
    zone +
    Array.from({ length: count }, (_, i) =>
      text(36, 548 - (count - i) * 46, line(), { size: 38, fill: ink, family: 'OCR B, DejaVu Sans Mono', spacing: 2 }),
    ).join('')
  );
}

function redThing(random: Random, box: Box): string {
  const roll = random.next();
  const ink = redInk(random);
  if (roll < 0.35) return seal(random, random.range(60, 110), random.range(55, 85), random.range(35, 60), ink);
  if (roll < 0.65) return seal(random, random.range(300, 800), random.range(330, 470), random.range(50, 110), ink);
  if (roll < 0.8) return seal(random, box.x + box.width, box.y + box.height - 30, random.range(60, 90), ink);
  const size = random.range(90, 150);
  return `<rect x="${random.int(60, 600)}" y="${random.int(340, 400)}" width="${size.toFixed(0)}" height="${size.toFixed(0)}" fill="none" stroke="${ink.main}" stroke-width="6"/>`;
}
