import type { Random } from './random.js';
import { hsl, text } from './svg.js';
import { anyFace } from './side_art_type.js';

/** Marks that say "no real card", of any place, angle, size and colour; also none. */
const kWords =
  '样本,样本,样本,SAMPLE,TEST,SPECIMEN,specimen,Sample,样本 SPECIMEN,测试样本,仅供测试,TEST 样本,VOID,示例,非真实证件,合成数据,FICTIONAL,样 本,COPY,仅限办理业务使用'.split(
    ',',
  );

export function marks(random: Random): string {
  const roll = random.next();
  const big =
    roll < 0.3 ? '' : roll < 0.62 ? slanted(random) : roll < 0.72 ? tiled(random) : roll < 0.8 ? stamped(random) : '';
  const again = big && random.chance(0.12) ? slanted(random) : '';
  return big + again + (random.chance(0.35) ? corner(random) : '') + (random.chance(0.08) ? corner(random) : '');
}

function markInk(random: Random): string {
  const roll = random.next();
  if (roll < 0.5) return hsl(random.int(-12, 18), random.int(45, 95), random.int(35, 60));
  if (roll < 0.7) return hsl(0, 0, random.int(0, 70));
  if (roll < 0.85) return hsl(random.int(200, 240), random.int(40, 90), random.int(30, 60));
  return random.chance(0.4) ? '#fff' : hsl(random.int(0, 359), random.int(30, 90), random.int(30, 65));
}

function turned(x: number, y: number, angle: number, content: string): string {
  return `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${angle.toFixed(0)})">${content}</g>`;
}

function word(random: Random, size: number, opacity: number, ink: string, content = random.pick(kWords)): string {
  const face = anyFace(random, 0.2);
  return text(0, -size / 2, content, {
    size,
    fill: ink,
    ...face,
    anchor: 'middle',
    opacity,
    spacing: random.range(0, size / 5),
  });
}

function slanted(random: Random): string {
  const content = random.pick(kWords);
  const size = Math.min(random.range(50, 260), 1100 / content.length);
  const angle = random.chance(0.8) ? random.range(-48, -8) : random.range(-90, 90);
  return turned(
    random.range(150, 700),
    random.range(120, 430),
    angle,
    word(random, size, random.range(0.07, 0.6), markInk(random), content),
  );
}

function tiled(random: Random): string {
  const content = random.pick(kWords);
  const size = random.range(22, 70);
  const ink = markInk(random);
  const opacity = random.range(0.06, 0.4);
  const angle = random.range(-45, 0);
  const stepX = size * content.length + random.range(40, 160);
  const stepY = size * random.range(1.8, 4);
  const one = word(random, size, opacity, ink, content);
  const parts: string[] = [];
  for (let y = 0; y < 600; y += stepY) for (let x = 0; x < 900; x += stepX) parts.push(turned(x, y, angle, one));
  return parts.join('');
}

function stamped(random: Random): string {
  const ink = markInk(random);
  const size = random.range(40, 110);
  const opacity = random.range(0.2, 0.8);
  const content = random.pick(['样本', 'TEST', 'SAMPLE', '测试', 'VOID', '复印件']);
  const wide = size * content.length * 0.9;
  const frame = random.chance(0.6)
    ? `<rect x="${(-wide * 0.6).toFixed(0)}" y="${(-size * 0.75).toFixed(0)}" width="${(wide * 1.2).toFixed(0)}" height="${(size * 1.5).toFixed(0)}" rx="${random.int(0, 20)}" fill="none" stroke="${ink}" stroke-width="5" opacity="${opacity.toFixed(2)}"/>`
    : `<circle r="${(wide * 0.62).toFixed(0)}" fill="none" stroke="${ink}" stroke-width="5" opacity="${opacity.toFixed(2)}"/>`;
  return turned(
    random.range(200, 700),
    random.range(150, 420),
    random.range(-35, 20),
    frame + word(random, size, opacity, ink, content),
  );
}

function corner(random: Random): string {
  const size = random.range(13, 30);
  const right = random.chance(0.5);
  const y = random.chance(0.7) ? random.range(500, 525) : random.range(8, 30);
  const content = random.pick(kWords);
  return text(right ? random.range(760, 840) : random.range(15, 80), y - size / 2, content, {
    size,
    fill: markInk(random),
    anchor: right ? 'end' : 'start',
    opacity: random.range(0.4, 1),
    ...anyFace(random, 0.2),
  });
}

/** The card's own edge: a thin frame, or corners beyond which something else shows. */
export function edge(random: Random): string {
  const roll = random.next();
  if (roll < 0.14) {
    const inset = random.range(1, 14);
    return `<rect x="${inset.toFixed(0)}" y="${inset.toFixed(0)}" width="${(856 - 2 * inset).toFixed(0)}" height="${(540 - 2 * inset).toFixed(0)}" rx="${random.int(0, 32)}" fill="none" stroke="${hsl(random.int(0, 359), random.int(0, 40), random.int(30, 80))}" stroke-width="${random.range(1, 5).toFixed(1)}"/>`;
  }
  if (roll > 0.45) return '';
  const r = random.range(22, 42).toFixed(0);
  const outside = random.chance(0.4)
    ? hsl(0, 0, random.int(0, 100))
    : hsl(random.int(0, 359), random.int(0, 60), random.int(10, 90));
  return `<path fill-rule="evenodd" fill="${outside}" d="M-2 -2H858V542H-2z M${r} 0H${856 - Number(r)}A${r} ${r} 0 0 1 856 ${r}V${540 - Number(r)}A${r} ${r} 0 0 1 ${856 - Number(r)} 540H${r}A${r} ${r} 0 0 1 0 ${540 - Number(r)}V${r}A${r} ${r} 0 0 1 ${r} 0z"/>`;
}
