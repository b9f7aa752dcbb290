import type { Random } from './random.js';
import { idGround } from './side_art_ground.js';
import { image, photo, type Pictures } from './side_art_head.js';
import { anyColour, barcode, code, digits, ground, ink, manyLines, strong, titleText } from './side_art_pieces.js';
import { redInk, seal } from './side_art_seal.js';
import { anyFace, darkInk, digitRow, latinFace, serifFace, styled } from './side_art_type.js';
import { hanzi, latinWord } from './side_art_words.js';
import { hsl, rect, text } from './svg.js';

/** Everything else of a card's size: money, members, keys, forms, codes, pictures, plain sheets. */
type Art = (random: Random, pictures: Pictures) => string;

export function plainThing(random: Random, pictures: Pictures): string {
  return random.pick(kThings)(random, pictures);
}

const bank: Art = (random) => {
  const fill = ink(random);
  const number = Array.from({ length: 4 }, () => digits(random, 4)).join(' ');
  const [x, y] = [random.int(60, 120), random.int(170, 230)];
  const chip = `<rect x="${x}" y="${y}" width="110" height="86" rx="12" fill="#d3b566" stroke="#8a713a"/><path d="M${x} ${y + 28}h110M${x} ${y + 58}h110M${x + 38} ${y}v86M${x + 72} ${y}v86" stroke="#8a713a" stroke-width="3"/>`;
  return (
    ground(random) +
    titleText(random, 60, 40, 60, fill) +
    (random.chance(0.8) ? chip : '') +
    digitRow(random, random.int(50, 110), random.int(300, 370), number, random.range(29, 38), fill) +
    text(70, 450, `${latinWord(random)} ${latinWord(random)}`.toUpperCase(), styled(latinFace(random), 32, fill)) +
    seal(
      random,
      740,
      random.int(420, 460),
      55,
      random.chance(0.4) ? redInk(random) : { main: ink(random), second: ink(random) },
    )
  );
};

/** A logo top left and a big title, as the emblem side has, and otherwise another card. */
const logoAndTitle: Art = (random, pictures) => {
  const logoInk = random.chance(0.65) ? redInk(random) : { main: ink(random), second: ink(random) };
  const fill = darkInk(random);
  const small = seal(random, random.range(70, 120), random.range(65, 110), random.range(35, 62), logoInk);
  const title = text(
    random.range(180, 240),
    random.range(40, 70),
    hanzi(random, random.int(4, 8)),
    styled(random.chance(0.6) ? serifFace(random) : anyFace(random, 0), random.range(48, 72), fill),
  );
  const rest = random.pick([
    (): string =>
      digitRow(
        random,
        random.int(60, 200),
        random.int(380, 440),
        digits(random, random.int(12, 19)),
        random.range(26, 34),
        fill,
      ),
    (): string => photo(random, { x: random.int(40, 500), y: 190, width: 230, height: 300 }, pictures),
    (): string => manyLines(random, random.int(50, 120), random.int(190, 230), random.int(4, 8), fill),
    (): string => barcode(random, 90, 380, 600, 110),
    (): string => code(random, random.int(60, 560), 230, 250),
    (): string =>
      text(428, 250, hanzi(random, random.int(2, 5)), {
        ...styled(serifFace(random), random.range(100, 150), fill),
        anchor: 'middle',
      }),
  ])();
  return (random.chance(0.7) ? idGround(random) : strong(random)) + small + title + rest;
};

const member: Art = (random) =>
  ground(random) +
  seal(random, random.int(120, 700), random.int(120, 400), random.range(50, 150), {
    main: ink(random),
    second: ink(random),
  }) +
  titleText(random, random.int(50, 350), random.int(40, 420), random.range(50, 110), ink(random)) +
  (random.chance(0.5) ? barcode(random, random.int(40, 200), random.int(350, 420), random.int(350, 600), 100) : '') +
  (random.chance(0.5) ? text(60, 470, `NO. ${digits(random, 8)}`, styled(latinFace(random), 34, ink(random))) : '');

const codeCard: Art = (random) =>
  ground(random) +
  code(random, random.int(40, 540), random.int(60, 220), random.int(200, 290)) +
  (random.chance(0.7) ? titleText(random, 60, 30, 50, ink(random)) : '') +
  (random.chance(0.5) ? manyLines(random, 380, 300, 4, ink(random)) : '');

const textOnly: Art = (random) => {
  const fill = ink(random);
  return (
    ground(random) +
    (random.chance(0.6) ? titleText(random, 60, 30, random.range(40, 70), fill) : '') +
    manyLines(random, random.int(40, 100), random.int(90, 160), random.int(4, 11), fill)
  );
};

const form: Art = (random) => {
  const [columns, lines] = [random.int(2, 5), random.int(4, 9)];
  const fill = darkInk(random);
  const grid =
    Array.from({ length: lines + 1 }, (_, i) => `M40 ${(80 + (i * 420) / lines).toFixed(0)}H816`).join('') +
    Array.from({ length: columns + 1 }, (_, i) => `M${(40 + (i * 776) / columns).toFixed(0)} 80V500`).join('');
  const cells = Array.from({ length: lines * columns }, (_, i) =>
    text(
      52 + ((i % columns) * 776) / columns,
      92 + (Math.floor(i / columns) * 420) / lines,
      hanzi(random, random.int(1, 5)),
      styled(anyFace(random, 0.2), 28, fill),
    ),
  );
  return (
    ground(random) +
    `<path d="${grid}" stroke="${fill}" stroke-width="3" fill="none"/>` +
    titleText(random, 240, 15, 48, fill) +
    cells.join('')
  );
};

const upright: Art = (random, pictures) => {
  const turn = random.chance(0.5) ? 'translate(0 540) rotate(-90)' : 'translate(856 0) rotate(90)';
  const fill = ink(random);
  const w = random.int(200, 300);
  const lines = Array.from({ length: random.int(2, 6) }, (_, i) =>
    text(random.int(50, 70), 590 + i * 44, hanzi(random, random.int(3, 9)), styled(anyFace(random, 0.2), 34, fill)),
  );
  const body =
    titleText(random, 60, 50, 60, fill) +
    photo(
      random,
      { x: Math.round(270 - w / 2), y: random.int(150, 220), width: w, height: Math.round(w * 1.25) },
      pictures,
    ) +
    lines.join('') +
    (random.chance(0.4) ? seal(random, 80, 110, 50) : '');
  return `${ground(random)}<g transform="${turn}">${body}</g>`;
};

const picture: Art = (random, pictures) =>
  image(random.pick(pictures.wide), { x: 0, y: 0, width: 856, height: 540 }) +
  (random.chance(0.3)
    ? titleText(random, random.int(40, 200), random.int(30, 440), random.range(50, 100), ink(random))
    : '');

const plain: Art = (random) =>
  (random.chance(0.5) ? idGround(random) : strong(random)) +
  (random.chance(0.35)
    ? titleText(random, random.int(50, 400), random.int(40, 420), random.range(36, 90), ink(random))
    : '');

const bandBack: Art = (random) =>
  ground(random) +
  rect(0, random.int(30, 70), 856, random.int(90, 130), hsl(0, 0, random.int(5, 25))) +
  rect(50, 220, random.int(400, 620), 70, '#f4f1e8') +
  manyLines(random, 50, 330, random.int(2, 5), ink(random));

/** A round red seal somewhere else than top left, with lines: certificates, receipts. */
const sealed: Art = (random) =>
  ground(random) +
  titleText(random, random.int(60, 300), 40, random.range(44, 80), darkInk(random)) +
  manyLines(random, random.int(50, 120), 150, random.int(4, 7), darkInk(random)) +
  seal(random, random.range(480, 760), random.range(280, 430), random.range(60, 120));

/** Dark covers with something golden in the middle, as passports and certificates have. */
const cover: Art = (random) => {
  const dark = hsl(random.int(0, 359), random.int(25, 75), random.int(12, 34));
  const gold = hsl(random.int(38, 50), random.int(30, 75), random.int(50, 72));
  const body =
    seal(random, 270, random.range(300, 420), random.range(60, 120), { main: gold, second: dark }) +
    text(270, random.range(110, 170), hanzi(random, random.int(3, 6)), {
      ...styled(serifFace(random), random.range(50, 80), gold),
      anchor: 'middle',
    }) +
    text(270, 600, latinWord(random).toUpperCase(), { ...styled(latinFace(random), 50, gold), anchor: 'middle' });
  return rect(0, 0, 856, 540, dark) + `<g transform="translate(0 540) rotate(-90)">${body}</g>`;
};

/** White, a small logo, a name and lines at one side. */
const business: Art = (random) => {
  const fill = darkInk(random);
  const x = random.pick([60, 90, 420, 470]);
  return (
    rect(0, 0, 856, 540, hsl(random.int(0, 359), random.int(0, 12), random.int(90, 100))) +
    seal(random, x > 300 ? random.int(120, 260) : random.int(620, 760), random.int(110, 420), random.range(40, 110), {
      main: ink(random),
      second: ink(random),
    }) +
    text(
      x,
      random.int(70, 180),
      hanzi(random, random.int(2, 4)),
      styled(anyFace(random, 0.4), random.range(50, 80), fill),
    ) +
    manyLines(random, x, random.int(270, 320), random.int(3, 5), fill)
  );
};

/** Blots, blocks and lines without meaning. */
const abstract: Art = (random) =>
  strong(random) +
  Array.from({ length: random.int(2, 14) }, () => {
    const [x, y, r] = [random.int(-40, 880), random.int(-40, 560), random.int(20, 260)];
    const fill = `fill="${anyColour(random)}" opacity="${random.range(0.3, 1).toFixed(2)}"`;
    return random.chance(0.5)
      ? `<circle cx="${x}" cy="${y}" r="${r}" ${fill}/>`
      : `<rect x="${x}" y="${y}" width="${r * 2}" height="${random.int(10, 240)}" transform="rotate(${random.int(0, 90)} ${x} ${y})" ${fill}/>`;
  }).join('');

const kThings: readonly Art[] = [
  bank,
  bank,
  logoAndTitle,
  logoAndTitle,
  logoAndTitle,
  logoAndTitle,
  member,
  codeCard,
  textOnly,
  form,
  upright,
  upright,
  picture,
  picture,
  plain,
  bandBack,
  sealed,
  sealed,
  cover,
  business,
  abstract,
];
