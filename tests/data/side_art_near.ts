import type { Random } from './random.js';
import { emblemParts } from './side_art_emblem.js';
import { idGround } from './side_art_ground.js';
import { photo, type Pictures } from './side_art_head.js';
import { portraitParts } from './side_art_portrait.js';
import { moved } from './side_art_type.js';

/** Cards with the parts of a resident card in wrong places: other cards, near to both classes. */
export function nearMiss(random: Random, pictures: Pictures): string {
  const ground = idGround(random);
  return ground + random.pick(kArrangements)(random, pictures);
}

type Arrangement = (random: Random, pictures: Pictures) => string;

const photoLeft: Arrangement = (random, pictures) => {
  const p = portraitParts(random, pictures);
  return (
    moved(random.range(270, 310), 0, p.rows) +
    moved(random.range(-490, -440), 0, p.photo) +
    moved(random.range(-30, 30), 0, p.number)
  );
};

const numberOnTop: Arrangement = (random, pictures) => {
  const p = portraitParts(random, pictures);
  return (
    moved(0, random.range(70, 95), p.rows) +
    moved(0, random.range(-405, -380), p.number) +
    moved(random.pick([0, 0, -480]), random.range(80, 110), p.photo)
  );
};

const photoCentre: Arrangement = (random, pictures) => {
  const p = portraitParts(random, pictures);
  const x = random.range(-290, -210);
  return (
    moved(x, 0, p.photo) +
    `<g transform="translate(10 60) scale(0.52)">${p.rows}</g><g transform="translate(590 60) scale(0.5)">${portraitParts(random, pictures).rows}</g>` +
    p.number
  );
};

const emblemElsewhere: Arrangement = (random) => {
  const p = emblemParts(random);
  const [x, y] = random.pick([
    [600, 260],
    [600, 0],
    [0, 260],
    [303, 0],
    [303, 260],
  ] as const);
  const turn =
    x === 600 && y === 0 ? moved(-190, 0, p.title) : moved(x === 303 ? -95 : -60, y === 0 ? 170 : 0, p.title);
  const issue = y === 0 ? moved(0, x === 303 ? 20 : 0, p.issue) : moved(x === 0 ? 60 : -130, -40, p.issue);
  return p.wall + moved(x + random.range(-15, 15), y + random.range(-15, 15), p.seal) + turn + issue;
};

const upsideDownOrder: Arrangement = (random) => {
  const p = emblemParts(random);
  return (
    p.wall +
    moved(0, 270, p.seal) +
    moved(0, random.range(240, 280), p.title) +
    moved(random.range(-80, 120), -330, p.issue)
  );
};

const both: Arrangement = (random, pictures) => {
  const e = emblemParts(random);
  const p = portraitParts(random, pictures);
  return random.chance(0.5)
    ? e.seal + e.title + moved(0, 190, `<g transform="scale(0.62) translate(0 40)">${p.rows}${p.photo}</g>`)
    : `<g transform="scale(0.55)">${e.seal}${e.title}</g>` +
        moved(0, 110, `<g transform="scale(0.8)">${p.rows}${p.number}</g>`) +
        moved(random.pick([0, 0, -20]), 80, p.photo);
};

/** Rows alone, a number alone, a photo alone: parts that several cards have. */
const onePart: Arrangement = (random, pictures) => {
  const p = portraitParts(random, pictures);
  const e = emblemParts(random);
  const box = {
    x: random.int(20, 560),
    y: random.int(20, 160),
    width: random.int(180, 280),
    height: random.int(240, 350),
  };
  return random.pick([
    e.issue + moved(0, -220, e.issue),
    moved(0, -120, p.number) + moved(0, -240, e.issue),
    photo(random, { ...box, x: 300 }, pictures),
    moved(random.range(250, 330), 20, p.rows) + moved(random.range(-40, 0), 0, e.issue),
    photo(random, { ...box, x: 40 }, pictures) + photo(random, { ...box, x: 560 }, pictures),
    moved(-50, 20, e.title) + moved(0, -20, p.number),
  ]);
};

const kArrangements: readonly Arrangement[] = [
  photoLeft,
  photoLeft,
  numberOnTop,
  photoCentre,
  emblemElsewhere,
  emblemElsewhere,
  upsideDownOrder,
  both,
  onePart,
];
