import type { Random } from './random.js';
import { redInk, seal } from './side_art_seal.js';
import { type Face, anyFace, darkInk, labelInk, sansFace, serifFace, styled } from './side_art_type.js';
import { issuer, oneScript, type Script, validity } from './side_art_words.js';
import { hsl, text } from './svg.js';

/** The parts of an emblem side, each about its place in FACTS.md 1.3. */
export interface EmblemParts {
  seal: string;
  title: string;
  issue: string;
  wall: string;
}

interface Second {
  script: Script;
  shown: boolean;
  size: number;
}

export function emblemParts(random: Random): EmblemParts {
  const other: Second = { script: oneScript(random), shown: random.chance(0.2), size: random.range(16, 26) };
  return {
    seal: seal(
      random.fork('seal'),
      125 + random.range(-20, 20),
      130 + random.range(-20, 20),
      random.range(65, 86),
      redInk(random),
    ),
    title: title(random, other),
    issue: issue(random, other),
    wall: random.chance(0.6) ? random.pick(kWalls)(random) : '',
  };
}

function title(random: Random, other: Second): string {
  const face = random.chance(0.7) ? serifFace(random) : sansFace(random);
  const ink = random.chance(0.85) ? darkInk(random) : hsl(random.int(-10, 15), random.int(50, 90), random.int(25, 45));
  const upper = 49.4 * random.range(0.85, 1.15);
  const lower = 77.6 * random.range(0.85, 1.15);
  const centre = random.range(490, 545);
  const left = random.chance(0.2) ? random.range(215, 260) : null;
  const upperY = 62 + random.range(-22, 20);
  const lowerY = Math.max(145 + random.range(-20, 20), upperY + upper * 1.15);
  const wide = (count: number, size: number, most: number): number =>
    Math.min(random.range(0, size * 0.45), (most - count * size) / count);
  const line = (y: number, content: string, size: number, f: Face, spacing: number): string =>
    text(left ?? centre, y, content, { ...styled(f, size, ink, spacing), anchor: left === null ? 'middle' : 'start' });
  const second = other.shown
    ? text(centre, upperY - other.size * 1.1, other.script(4), { size: other.size, fill: ink, anchor: 'middle' })
    : '';
  const lowerFace = random.chance(0.85) ? face : anyFace(random, 0.5);
  return (
    second +
    line(upperY, '中华人民共和国', upper, face, wide(7, upper, 580)) +
    line(lowerY, '居民身份证', lower, lowerFace, wide(5, lower, 590))
  );
}

function issue(random: Random, other: Second): string {
  const face = { ...sansFace(random), weight: random.chance(0.6) ? 700 : 400 };
  const valueFace = random.chance(0.5) ? { ...face, weight: 400 } : anyFace(random, 0.2);
  const ink = random.chance(0.8) ? darkInk(random) : labelInk(random);
  const valueInk = darkInk(random);
  const size = 26.5 * random.range(0.9, 1.2);
  const lines = wrapped(random, issuer(random));
  const valueSize = random.range(30, 38) * (other.shown ? 0.88 : 1);
  const x = 206 + random.range(-18, 18);
  const valueX = Math.max(334 + random.range(-15, 15), x + 4 * size + 8);
  const y = 385 + random.range(-15, 15) - (lines.length > 1 ? 8 : 0);
  const below = Math.max(450 + random.range(-15, 15), y + (lines.length > 1 ? 68 : 48));
  const pitch = random.range(31, 36);
  const script = (at: number): string => {
    if (!other.shown) return '';
    const [first, second] = [styled(face, other.size * 0.75, ink), styled(valueFace, other.size * 0.75, valueInk)];
    return (
      text(x, at - other.size * 0.9, other.script(1).slice(0, 9), first) +
      text(valueX, at - other.size * 1.05, other.script(2), second)
    );
  };
  return [
    text(x, y, '签发机关', styled(face, size, ink)),
    ...lines.map((line, i) =>
      text(
        valueX,
        y - 4 + i * pitch,
        line,
        styled(valueFace, lines.length > 1 ? Math.min(31, valueSize) : valueSize, valueInk),
      ),
    ),
    text(x, below, '有效期限', styled(face, size, ink)),
    text(valueX, below - 4, validity(random), styled(valueFace, valueSize, valueInk, random.range(0, 3))),
    script(y),
    script(below),
  ].join('');
}

function wrapped(random: Random, content: string): string[] {
  if (content.length <= 9 || random.chance(0.3)) return [content.slice(0, 14)];
  const at = Math.min(content.length - 2, random.int(6, 11));
  return [content.slice(0, at), content.slice(at)];
}

function wallInk(random: Random): string {
  return `stroke="${hsl(random.int(-30, 240), random.int(5, 55), random.int(40, 75))}" stroke-width="${random.range(2, 6).toFixed(1)}" opacity="${random.range(0.15, 0.65).toFixed(2)}"`;
}

/** A line of battlements up and down over hills. */
function battlements(random: Random): string {
  const base = random.range(260, 350);
  const step = random.range(16, 34);
  const [long, rise] = [random.range(80, 220), random.range(8, 50)];
  const from = random.chance(0.5) ? 0 : random.int(150, 400);
  const points: string[] = [];
  for (let x = from, up = false; x <= 856; x += step, up = !up) {
    const y = base + rise * Math.sin(x / long) - (up ? step * 0.6 : 0);
    points.push(`${x.toFixed(0)} ${y.toFixed(0)}H${(x + step).toFixed(0)}`);
  }
  const low = `M${from} ${(base + 30).toFixed(0)}q200 ${(-rise).toFixed(0)} 430 0t430 ${rise.toFixed(0)}`;
  return `<path d="M${points.join('L')}${low}" fill="none" ${wallInk(random)}/>`;
}

/** Hills with towers on them. */
function hills(random: Random): string {
  const tone = hsl(random.int(180, 230), random.int(10, 50), random.int(55, 80));
  const opacity = random.range(0.12, 0.45);
  const parts = Array.from({ length: random.int(1, 3) }, () => {
    const points = Array.from({ length: 9 }, (_, i) => `${i * 110} ${random.range(250, 420).toFixed(0)}`);
    return `<path d="M-10 545L${points.join('L')}L870 545z" fill="${tone}" opacity="${opacity.toFixed(2)}"/>`;
  });
  const towers = Array.from({ length: random.int(0, 4) }, () => {
    const [x, y, s] = [random.int(60, 780), random.int(240, 360), random.int(18, 44)];
    return `<path d="M${x} ${y}h${s}v${-s}h-6v-8h${-(s - 12)}v8h-6z" fill="${tone}" opacity="${(opacity * 1.6).toFixed(2)}"/>`;
  });
  return parts.join('') + towers.join('');
}

/** A run of brickwork across the middle. */
function bricks(random: Random): string {
  const top = random.range(250, 330);
  const high = random.range(40, 110);
  const rows = random.int(2, 4);
  const parts: string[] = [];
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < 12; i++)
      parts.push(
        `M${(i * 76 + (r % 2) * 38 - 20).toFixed(0)} ${(top + (r * high) / rows).toFixed(0)}h72v${(high / rows - 5).toFixed(0)}h-72z`,
      );
  return `<path d="${parts.join('')}" fill="none" ${wallInk(random)}/>`;
}

const kWalls = [battlements, battlements, hills, hills, bricks];
