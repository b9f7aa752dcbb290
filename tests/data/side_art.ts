import { kCardKinds, plasticCard } from './plastic_card.js';
import type { Random } from './random.js';
import { emblemParts } from './side_art_emblem.js';
import { grayCopy } from './side_art_gray.js';
import { idGround } from './side_art_ground.js';
import { image, type Pictures } from './side_art_head.js';
import { edge, marks } from './side_art_marks.js';
import { nearMiss } from './side_art_near.js';
import { permit } from './side_art_permit.js';
import { plainThing } from './side_art_plastic.js';
import { portraitParts } from './side_art_portrait.js';
import { loosely } from './side_art_type.js';
import { renderSvg, svg } from './svg.js';
import type { Level } from './texture.js';

/**
 * Flat cards to learn the sides of a resident card from: art of its own, varied far beyond resident_card.ts, at 256x161.
 * Numbers bear region codes that are not given out; emblems and heads are invented.
 */
export type SideLabel = 'other' | 'portrait' | 'emblem';
export const kSideLabels: readonly SideLabel[] = ['other', 'portrait', 'emblem'];
export const kCardWidth = 256;
export const kCardHeight = 161;

export interface SideCard {
  label: SideLabel;
  gray: boolean;
  level: Level;
}

export interface SidePool {
  pictures: Pictures;
  levels: readonly Level[];
}

export async function sideCard(random: Random, pool: SidePool): Promise<SideCard> {
  const roll = random.next();
  const label: SideLabel = roll < 0.35 ? 'portrait' : roll < 0.65 ? 'emblem' : 'other';
  const gray = random.chance(0.13);
  const level = await draw(random.fork('art'), label, pool);
  return { label, gray, level: gray ? grayCopy(random.fork('gray'), level) : level };
}

async function draw(random: Random, label: SideLabel, pool: SidePool): Promise<Level> {
  if (label === 'other' && random.chance(0.18)) {
    const texture = await plasticCard(random, random.pick(kCardKinds), 2 * kCardWidth, random.pick(pool.levels));
    return texture.levels[1] as Level;
  }
  const body =
    label === 'portrait' ? portrait(random, pool) : label === 'emblem' ? emblem(random, pool) : other(random, pool);
  const markup = svg(856, 540, body + edge(random.fork('edge')));
  return (await renderSvg(markup, 2 * kCardWidth, 2 * kCardHeight)).levels[1] as Level;
}

/** The ground, now and then with the grain of some paper, cloth or stone in it. */
function grounded(random: Random, pool: SidePool): string {
  const ground = idGround(random);
  if (!random.chance(0.12)) return ground;
  const grain = image(random.pick(pool.pictures.wide), { x: 0, y: 0, width: 856, height: 540 });
  return `${ground}<g opacity="${random.range(0.05, 0.22).toFixed(2)}">${grain}</g>`;
}

function withMarks(random: Random, ground: string, content: string): string {
  const over = marks(random.fork('marks'));
  return random.chance(0.75) ? ground + content + over : ground + over + content;
}

function portrait(random: Random, pool: SidePool): string {
  const parts = portraitParts(random.fork('parts'), pool.pictures);
  return withMarks(
    random,
    grounded(random.fork('ground'), pool),
    loosely(random, parts.rows + parts.number + parts.photo),
  );
}

function emblem(random: Random, pool: SidePool): string {
  const parts = emblemParts(random.fork('parts'));
  const content = loosely(random, parts.seal + parts.title + parts.issue);
  return withMarks(random, grounded(random.fork('ground'), pool) + parts.wall, content);
}

function other(random: Random, pool: SidePool): string {
  const roll = random.next();
  const art = random.fork('other');
  const body =
    roll < 0.4
      ? permit(art, pool.pictures)
      : roll < 0.6
        ? nearMiss(art, pool.pictures)
        : plainThing(art, pool.pictures);
  return withMarks(random, '', loosely(random, body, 0.3));
}
