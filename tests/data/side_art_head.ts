import { avatar } from './avatar.js';
import type { Random } from './random.js';
import { hsl, rect, text } from './svg.js';

/** What stands where a holder's photo is: drawn heads of many kinds, of nobody; or a picture, a gradient, a placeholder. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Head = (random: Random, box: Box) => string;

/** Pictures as data addresses, for photo boxes and whole cards. */
export interface Pictures {
  small: readonly string[];
  wide: readonly string[];
}

/** A name for a part of one drawing. */
function mark(random: Random, stem: string): string {
  return `${stem}${random.int(0, 1e9)}`;
}

export function photo(random: Random, box: Box, pictures: Pictures): string {
  const roll = random.next();
  if (roll < 0.13) return framed(random, box, image(random.pick(pictures.small), box));
  if (roll < 0.17) return framed(random, box, gradientFill(random, box));
  if (roll < 0.21) return framed(random, box, placeholder(random, box));
  const head = random.pick(kHeads)(random, box);
  const ground = random.chance(0.68) ? headGround(random, box) : '';
  return framed(random, box, `${ground}${clipped(random, box, head)}`);
}

export function image(address: string, box: Box): string {
  return `<image x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" preserveAspectRatio="xMidYMid slice" xlink:href="${address}"/>`;
}

function clipped(random: Random, box: Box, content: string): string {
  const name = mark(random, 'clip');
  return `<clipPath id="${name}">${rect(box.x, box.y, box.width, box.height, '#000')}</clipPath><g clip-path="url(#${name})">${content}</g>`;
}

function framed(random: Random, box: Box, content: string): string {
  if (!random.chance(0.22)) return content;
  const stroke = random.pick(['#888', '#333', '#fff', '#6a87b0', hsl(random.int(0, 359), 30, 50)]);
  return `${content}<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="none" stroke="${stroke}" stroke-width="${random.range(1, 7).toFixed(1)}"/>`;
}

function headGround(random: Random, box: Box): string {
  const roll = random.next();
  const colour =
    roll < 0.38
      ? hsl(210, random.int(0, 15), random.int(88, 100))
      : roll < 0.58
        ? hsl(random.int(198, 220), random.int(30, 85), random.int(45, 82))
        : roll < 0.66
          ? hsl(random.int(350, 368), random.int(55, 90), random.int(38, 55))
          : roll < 0.9
            ? hsl(random.int(0, 359), random.int(0, 12), random.int(55, 90))
            : hsl(random.int(0, 359), random.int(10, 60), random.int(40, 85));
  if (random.chance(0.8)) return rect(box.x, box.y, box.width, box.height, colour);
  return vertical(random, box, colour, hsl(210, 10, random.int(70, 98)));
}

function vertical(random: Random, box: Box, from: string, to: string): string {
  const name = mark(random, 'v');
  return `<linearGradient id="${name}" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>${rect(box.x, box.y, box.width, box.height, `url(#${name})`)}`;
}

function gradientFill(random: Random, box: Box): string {
  const c = (): string => hsl(random.int(0, 359), random.int(0, 60), random.int(25, 90));
  return vertical(random, box, c(), c());
}

function placeholder(random: Random, box: Box): string {
  const ink = hsl(0, 0, random.int(20, 70));
  const ground = rect(
    box.x,
    box.y,
    box.width,
    box.height,
    hsl(random.int(0, 359), random.int(0, 25), random.int(65, 96)),
  );
  const word = text(
    box.x + box.width / 2,
    box.y + box.height / 2 - 20,
    random.pick(['照片', 'PHOTO', '相片', '样本', '头像']),
    { size: random.range(36, 60), fill: ink, anchor: 'middle' },
  );
  const cross = `<path d="M${box.x} ${box.y}l${box.width} ${box.height}M${box.x} ${box.y + box.height}l${box.width} ${-box.height}" stroke="${ink}" stroke-width="3"/>`;
  return ground + (random.chance(0.4) ? cross : '') + (random.chance(0.7) ? word : '');
}

interface Body {
  cx: number;
  /** Centre of the head, and its half axes. */
  cy: number;
  rx: number;
  ry: number;
  bottom: number;
}

function bodyOf(random: Random, box: Box): Body {
  const rx = box.width * random.range(0.17, 0.27);
  return {
    cx: box.x + box.width * random.range(0.46, 0.54),
    cy: box.y + box.height * random.range(0.32, 0.46),
    rx,
    ry: rx * random.range(1.15, 1.5),
    bottom: box.y + box.height,
  };
}

function shoulders(b: Body, spread: number, fill: string): string {
  const top = b.cy + b.ry * 1.12;
  const w = b.rx * spread;
  return `<path d="M${(b.cx - w).toFixed(0)} ${b.bottom + 2} C${(b.cx - w * 0.98).toFixed(0)} ${(top + b.ry * 0.25).toFixed(0)} ${(b.cx - b.rx * 0.7).toFixed(0)} ${(top + b.ry * 0.3).toFixed(0)} ${b.cx.toFixed(0)} ${top.toFixed(0)} C${(b.cx + b.rx * 0.7).toFixed(0)} ${(top + b.ry * 0.3).toFixed(0)} ${(b.cx + w * 0.98).toFixed(0)} ${(top + b.ry * 0.25).toFixed(0)} ${(b.cx + w).toFixed(0)} ${b.bottom + 2}z" fill="${fill}"/>`;
}

function oval(cx: number, cy: number, rx: number, ry: number, fill: string): string {
  return `<ellipse cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" rx="${rx.toFixed(1)}" ry="${ry.toFixed(1)}" fill="${fill}"/>`;
}

const ours: Head = (random, box) => avatar(random, box.x, box.y, box.width, box.height);

const silhouette: Head = (random, box) => {
  const b = bodyOf(random, box);
  const fill = random.chance(0.8)
    ? hsl(random.int(195, 230), random.int(0, 25), random.int(25, 78))
    : hsl(random.int(0, 359), random.int(10, 50), random.int(30, 70));
  return oval(b.cx, b.cy, b.rx, random.chance(0.5) ? b.rx : b.ry, fill) + shoulders(b, random.range(1.6, 2.2), fill);
};

const ovalOnly: Head = (random, box) => {
  const b = bodyOf(random, box);
  const fill = hsl(random.int(15, 40), random.int(0, 50), random.int(45, 82));
  return oval(b.cx, b.cy + b.ry * 0.25, b.rx * 1.2, b.ry * 1.15, fill);
};

/** Skin, hair, clothes and plain features, shaded from one side; soft as a small photograph. */
const shaded: Head = (random, box) => {
  const b = bodyOf(random, box);
  const [h, s, l] = [random.int(16, 32), random.int(28, 60), random.int(52, 80)];
  const name = mark(random, 's');
  const skin = `<radialGradient id="${name}" cx="${random.range(0.25, 0.75).toFixed(2)}" cy="0.4" r="0.75"><stop offset="0.2" stop-color="${hsl(h, s, l + 6)}"/><stop offset="1" stop-color="${hsl(h, s, l - 20)}"/></radialGradient>`;
  const hair = hsl(random.int(10, 40), random.int(0, 35), random.int(5, 30));
  const blur = random.chance(0.6) ? ` filter="url(#${name}b)"` : '';
  const filter = `<filter id="${name}b"><feGaussianBlur stdDeviation="${random.range(2, 7).toFixed(1)}"/></filter>`;
  const hairTop = oval(
    b.cx,
    b.cy - b.ry * random.range(0.2, 0.36),
    b.rx * random.range(1.05, 1.22),
    b.ry * random.range(0.82, 0.95),
    hair,
  );
  const long = random.chance(0.4) ? oval(b.cx, b.cy + b.ry * 0.35, b.rx * 1.35, b.ry * 1.4, hair) : '';
  const neck = rect(b.cx - b.rx * 0.42, b.cy + b.ry * 0.7, b.rx * 0.84, b.ry * 0.7, hsl(h, s, l - 14));
  const face = oval(b.cx, b.cy + b.ry * 0.12, b.rx, b.ry * 0.92, `url(#${name})`);
  return `${skin}${filter}<g${blur}>${long}${neck}${clothes(random, b)}${hairTop}${face}${features(random, b)}</g>`;
};

function clothes(random: Random, b: Body): string {
  const main = hsl(random.int(0, 359), random.int(0, 55), random.int(10, 75));
  const body = shoulders(b, random.range(1.7, 2.3), main);
  if (random.chance(0.5)) return body;
  const top = b.cy + b.ry * 1.15;
  const collar = `<path d="M${(b.cx - b.rx * 0.5).toFixed(0)} ${top.toFixed(0)}L${b.cx.toFixed(0)} ${(top + b.ry * 0.7).toFixed(0)}L${(b.cx + b.rx * 0.5).toFixed(0)} ${top.toFixed(0)}z" fill="${random.pick(['#fff', '#eef', '#f4e9dc', '#334'])}"/>`;
  return body + collar;
}

function features(random: Random, b: Body): string {
  const eyeY = b.cy + b.ry * random.range(0.02, 0.16);
  const gap = b.rx * random.range(0.36, 0.46);
  const eye = (x: number): string => oval(x, eyeY, b.rx * 0.13, b.rx * 0.08, '#221');
  const brow = (x: number): string => rect(x - b.rx * 0.2, eyeY - b.rx * 0.27, b.rx * 0.4, b.rx * 0.07, '#332');
  const mouth = oval(
    b.cx,
    b.cy + b.ry * 0.62,
    b.rx * random.range(0.22, 0.36),
    b.ry * 0.06,
    hsl(random.int(350, 372), 40, 48),
  );
  const nose = oval(b.cx, b.cy + b.ry * 0.36, b.rx * 0.1, b.ry * 0.12, 'rgba(90,50,30,0.35)');
  const glasses = random.chance(0.25)
    ? `<g fill="none" stroke="#222" stroke-width="4"><circle cx="${(b.cx - gap).toFixed(0)}" cy="${eyeY.toFixed(0)}" r="${(b.rx * 0.3).toFixed(0)}"/><circle cx="${(b.cx + gap).toFixed(0)}" cy="${eyeY.toFixed(0)}" r="${(b.rx * 0.3).toFixed(0)}"/></g>`
    : '';
  return eye(b.cx - gap) + eye(b.cx + gap) + brow(b.cx - gap) + brow(b.cx + gap) + nose + mouth + glasses;
}

const cartoon: Head = (random, box) => {
  const b = bodyOf(random, box);
  const line = random.chance(0.5) ? 'stroke="#222" stroke-width="5"' : '';
  const skin = hsl(random.int(15, 50), random.int(30, 90), random.int(60, 88));
  const hair = hsl(random.int(0, 359), random.int(10, 70), random.int(10, 60));
  const r = b.rx * 1.2;
  const head = random.chance(0.5)
    ? `<circle cx="${b.cx.toFixed(0)}" cy="${b.cy.toFixed(0)}" r="${r.toFixed(0)}" fill="${skin}" ${line}/>`
    : `<rect x="${(b.cx - r).toFixed(0)}" y="${(b.cy - r).toFixed(0)}" width="${(2 * r).toFixed(0)}" height="${(2 * r).toFixed(0)}" rx="${(r * random.range(0.2, 0.8)).toFixed(0)}" fill="${skin}" ${line}/>`;
  const cap = `<path d="M${(b.cx - r * 1.05).toFixed(0)} ${b.cy.toFixed(0)}a${(r * 1.05).toFixed(0)} ${(r * random.range(0.9, 1.3)).toFixed(0)} 0 0 1 ${(2.1 * r).toFixed(0)} 0q${(-r).toFixed(0)} ${(-r * random.range(0.3, 0.9)).toFixed(0)} ${(-2.1 * r).toFixed(0)} 0z" fill="${hair}"/>`;
  return (
    shoulders(b, random.range(1.5, 2.2), hsl(random.int(0, 359), random.int(20, 90), random.int(25, 70))) +
    head +
    cap +
    features(random, b)
  );
};

const lineDrawing: Head = (random, box) => {
  const b = bodyOf(random, box);
  const ink = hsl(random.int(200, 230), random.int(0, 50), random.int(10, 50));
  return `<g fill="none" stroke="${ink}" stroke-width="${random.range(3, 8).toFixed(1)}"><ellipse cx="${b.cx.toFixed(0)}" cy="${b.cy.toFixed(0)}" rx="${b.rx.toFixed(0)}" ry="${b.ry.toFixed(0)}"/><path d="M${(b.cx - b.rx * 1.9).toFixed(0)} ${b.bottom}q${(b.rx * 0.2).toFixed(0)} ${(-b.ry).toFixed(0)} ${(b.rx * 1.9).toFixed(0)} ${(-b.ry * 0.9).toFixed(0)}q${(b.rx * 1.7).toFixed(0)} ${(-b.ry * 0.1).toFixed(0)} ${(b.rx * 1.9).toFixed(0)} ${(b.ry * 0.9).toFixed(0)}"/></g>`;
};

/** A head in coarse squares, as masked photographs are. */
const mosaic: Head = (random, box) => {
  const b = bodyOf(random, box);
  const columns = random.int(6, 12);
  const cell = box.width / columns;
  const skin = [random.int(15, 35), random.int(20, 50), random.int(55, 75)] as const;
  const parts: string[] = [];
  for (let y = box.y; y < b.bottom; y += cell) {
    for (let x = box.x; x < box.x + box.width - 1; x += cell) {
      const d = Math.hypot((x + cell / 2 - b.cx) / b.rx, (y + cell / 2 - b.cy) / b.ry);
      const lift = random.int(-9, 9);
      if (d < 1)
        parts.push(
          rect(
            x,
            y,
            cell + 1,
            cell + 1,
            y < b.cy - b.ry * 0.4 ? hsl(25, 15, 18 + lift) : hsl(skin[0], skin[1], skin[2] + lift),
          ),
        );
      else if (y > b.cy + b.ry && Math.abs(x - b.cx) < b.rx * 1.8)
        parts.push(rect(x, y, cell + 1, cell + 1, hsl(220, 15, 35 + lift)));
    }
  }
  return parts.join('');
};

const kHeads: readonly Head[] = [
  ours,
  silhouette,
  silhouette,
  ovalOnly,
  shaded,
  shaded,
  shaded,
  shaded,
  cartoon,
  lineDrawing,
  mosaic,
];
