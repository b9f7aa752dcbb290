import type { Random } from './random.js';
import { hsl, rect, renderSvg, svg, text } from './svg.js';
import type { Level, Texture } from './texture.js';

/** Things that are not cards, own drawings: each a texture with its size. None has the outline of an ID-1 card (1.45-1.80). */
export type ObjectKind =
  | 'phone'
  | 'tablet'
  | 'book'
  | 'sheet'
  | 'note'
  | 'notebook'
  | 'keyboard'
  | 'envelope'
  | 'box'
  | 'monitor'
  | 'frame'
  | 'passport'
  | 'mat'
  | 'laptop';
export const kObjectKinds: readonly ObjectKind[] = [
  'phone',
  'tablet',
  'book',
  'sheet',
  'note',
  'notebook',
  'keyboard',
  'envelope',
  'box',
  'monitor',
  'frame',
  'passport',
  'mat',
  'laptop',
];

export interface ObjectArt {
  kind: ObjectKind;
  texture: Texture;
  /** Long side x short side, millimetres. */
  width: number;
  height: number;
  radius: number;
  thickness: number;
}

interface Plan {
  size: [number, number];
  radius: number;
  thickness: number;
  body: (w: number, h: number) => string;
  picture?: boolean;
}

type Planner = (random: Random) => Plan;

/** `aspect` forces the outline's; otherwise it is the kind's own. */
export async function objectArt(
  random: Random,
  kind: ObjectKind,
  pixels: number,
  picture: Level | null,
  aspect?: number,
): Promise<ObjectArt> {
  const plan = kPlans[kind](random);
  const [width, natural] = plan.size;
  const height = aspect ? width / aspect : natural;
  const [w, h] = [width * 10, height * 10];
  const texture = await renderSvg(
    svg(w, h, plan.body(w, h)),
    pixels,
    Math.max(16, Math.round((pixels * h) / w)),
    plan.picture && picture ? picture : undefined,
  );
  return { kind, texture, width, height, radius: plan.radius, thickness: plan.thickness };
}

function shade(random: Random, dark = 0.35): string {
  return random.chance(dark)
    ? hsl(random.int(0, 359), random.int(0, 25), random.int(4, 18))
    : hsl(random.int(0, 359), random.int(5, 80), random.int(20, 95));
}

function words(random: Random, x: number, y: number, w: number, h: number, pitch: number, fill: string): string {
  const out: string[] = [];
  for (let row = y; row < y + h - pitch; row += pitch) {
    let at = x;
    const end = x + w * (random.chance(0.15) ? random.range(0.2, 0.8) : random.range(0.9, 1));
    while (at < end) {
      const length = random.range(pitch * 0.6, pitch * 3);
      out.push(rect(at, row, Math.min(length, end - at), pitch * 0.42, fill));
      at += length + pitch * 0.4;
    }
  }
  return out.join('');
}

function iconGrid(random: Random, x: number, y: number, w: number, h: number): string {
  const columns = random.int(4, 6);
  const cell = h / columns;
  const out: string[] = [];
  for (let cx = x + cell * 0.5; cx < x + w - cell * 0.4; cx += cell * 1.15) {
    for (let r = 0; r < columns; r++) {
      if (random.chance(0.85))
        out.push(
          `<rect x="${cx - cell * 0.3}" y="${y + (r + 0.2) * cell}" width="${cell * 0.6}" height="${cell * 0.6}" rx="${cell * 0.14}" fill="${hsl(random.int(0, 359), 70, random.int(35, 80))}"/>`,
        );
    }
  }
  return out.join('');
}

function screen(random: Random, x: number, y: number, w: number, h: number, radius: number): string {
  const roll = random.next();
  if (roll < 0.35) return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="#0a0b0d"/>`;
  const ground =
    roll < 0.6 ? hsl(random.int(0, 359), random.int(20, 90), random.int(20, 70)) : hsl(210, 10, random.int(88, 99));
  const body =
    roll < 0.6
      ? iconGrid(random, x + w * 0.05, y + h * 0.05, w * 0.9, h * 0.9)
      : `<g transform="rotate(${random.pick([0, 90])} ${x + w / 2} ${y + h / 2})">${words(random, x + w * 0.2, y + h * 0.1, w * 0.6, h * 0.8, h * 0.05, '#556')}</g>`;
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="${ground}"/>${body}`;
}

const phone: Planner = (random) => {
  const width = random.range(138, 168);
  const back = random.chance(0.25);
  const base = back ? shade(random) : hsl(220, 5, random.int(3, 12));
  const bezel = random.range(18, 45);
  return {
    size: [width, width / random.range(1.95, 2.2)],
    radius: random.range(6, 12),
    thickness: random.range(7, 9),
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      (back
        ? `<rect x="60" y="60" width="${h * 0.45}" height="${h * 0.45}" rx="60" fill="#222"/><circle cx="${60 + h * 0.12}" cy="${60 + h * 0.12}" r="${h * 0.07}" fill="#000"/><circle cx="${60 + h * 0.3}" cy="${60 + h * 0.3}" r="${h * 0.07}" fill="#000"/>`
        : screen(random, bezel, bezel, w - 2 * bezel, h - 2 * bezel, 60)),
  };
};

const tablet: Planner = (random) => {
  const width = random.range(195, 260);
  const bezel = random.range(80, 160);
  const base = random.chance(0.8) ? '#0b0b0d' : '#f2f2f2';
  return {
    size: [width, width / random.pick([1.33, 1.39, 1.43, 1.54, 1.6])],
    radius: random.range(6, 11),
    thickness: 7,
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      `<circle cx="${bezel / 2}" cy="${h / 2}" r="12" fill="#333"/>` +
      screen(random, bezel, bezel, w - 2 * bezel, h - 2 * bezel, 0),
  };
};

const book: Planner = (random) => {
  const width = random.range(170, 260);
  const picture = random.chance(0.35);
  const [base, ink] = [shade(random), shade(random)];
  return {
    size: [width, width / random.range(1.28, 1.44)],
    radius: 0.8,
    thickness: random.range(8, 35),
    picture,
    body: (w, h) =>
      (picture ? '' : rect(0, 0, w, h, base)) +
      rect(0, h * 0.94, w, h * 0.06, ink, 'opacity="0.5"') +
      `<g transform="translate(0 ${h}) rotate(-90)">${text(h / 2, w * 0.15, random.pick(['样本之书', 'A NOVEL', 'SPECIMEN', 'Handbook', '测试教程']), { size: h * random.range(0.08, 0.16), fill: ink, weight: 700, anchor: 'middle' })}${words(random, h * 0.25, w * 0.7, h * 0.5, w * 0.1, w * 0.04, ink)}</g>`,
  };
};

const sheet: Planner = (random) => {
  const scale = random.pick([1, 0.707, 0.5, 1]);
  const paper = hsl(random.int(30, 220), random.int(0, 8), random.int(90, 99));
  return {
    size: [297 * scale, 210 * scale],
    radius: 0.1,
    thickness: 0.3,
    body: (w, h) =>
      rect(0, 0, w, h, paper) +
      `<g transform="translate(0 ${h}) rotate(-90)">${words(random, h * 0.1, w * 0.08, h * 0.8, w * random.range(0.3, 0.84), w * random.range(0.012, 0.03), '#444')}${random.chance(0.4) ? rect(h * 0.15, w * 0.6, h * 0.7, w * 0.25, shade(random)) : ''}</g>`,
  };
};

const note: Planner = (random) => ({
  size: [76, 76 / random.range(1, 1.1)],
  radius: 0.2,
  thickness: random.range(0.3, 6),
  body: (w, h) =>
    rect(0, 0, w, h, hsl(random.pick([52, 340, 90, 195, 30]), random.int(55, 95), random.int(65, 85))) +
    (random.chance(0.6) ? words(random, w * 0.1, h * 0.15, w * 0.8, h * 0.7, h * 0.13, '#334') : ''),
});

const notebook: Planner = (random) => {
  const width = random.range(140, 250);
  const rules = random.chance(0.6);
  return {
    size: [width, width / random.range(1.3, 1.44)],
    radius: random.range(1, 5),
    thickness: random.range(4, 16),
    body: (w, h) =>
      rect(0, 0, w, h, rules ? '#f5f2e8' : shade(random, 0.5)) +
      (rules
        ? Array.from({ length: 22 }, (_, i) => rect(((i + 1) * w) / 23, 0, 3, h, '#9db4d6')).join('')
        : rect(0, h * 0.86, w, 14, '#111')) +
      Array.from(
        { length: random.chance(0.4) ? 24 : 0 },
        (_, i) => `<circle cx="${((i + 0.5) * w) / 24}" cy="40" r="22" fill="#333"/>`,
      ).join(''),
  };
};

const keyboard: Planner = (random) => {
  const [base, cap] = random.chance(0.5) ? ['#1a1a1c', '#2c2c30'] : ['#d6d7da', '#f7f7f8'];
  return {
    size: [random.range(280, 440), random.range(110, 140)],
    radius: 5,
    thickness: 14,
    body: (w, h) => {
      const keys: string[] = [];
      const pitch = h / 6.4;
      for (let r = 0; r < 6; r++) {
        for (let x = pitch * 0.2 + (r % 3) * pitch * 0.2; x < w - pitch;) {
          const size = (r === 5 && x > w * 0.25 && x < w * 0.3 ? 5 : random.chance(0.1) ? 1.6 : 1) * pitch;
          keys.push(
            `<rect x="${x}" y="${(r + 0.25) * pitch}" width="${size * 0.88}" height="${pitch * 0.86}" rx="${pitch * 0.1}" fill="${cap}"/>`,
          );
          keys.push(rect(x + pitch * 0.2, (r + 0.45) * pitch, pitch * 0.2, pitch * 0.25, '#888'));
          x += size;
        }
      }
      return rect(0, 0, w, h, base) + keys.join('');
    },
  };
};

const envelope: Planner = (random) => {
  const base = random.pick(['#f4f1ea', '#c9a67a', '#ffffff', '#e8e4da']);
  return {
    size: random.pick<[number, number]>([
      [220, 110],
      [229, 162],
      [162, 114],
    ]),
    radius: 0.3,
    thickness: 1,
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      `<path d="M0 0 L${w / 2} ${h * 0.55} L${w} 0" fill="none" stroke="#999" stroke-width="5"/>` +
      (random.chance(0.5)
        ? rect(w * 0.1, h * 0.55, w * 0.35, h * 0.3, '#dde6ee')
        : words(random, w * 0.45, h * 0.55, w * 0.4, h * 0.3, h * 0.08, '#445')),
  };
};

const box: Planner = (random) => {
  const width = random.range(80, 200);
  return {
    size: [width, width / random.pick([random.range(1, 1.4), random.range(1.85, 2.6)])],
    radius: 0.8,
    thickness: random.range(10, 45),
    picture: random.chance(0.3),
    body: (w, h) =>
      rect(0, 0, w, h, shade(random), `opacity="${random.pick([1, 0.3])}"`) +
      rect(0, h * random.range(0, 0.6), w, h * 0.25, shade(random)) +
      text(w * 0.1, h * 0.4, random.pick(['TEST 500g', '样本', 'BRAND X', 'Tea', '纸巾']), {
        size: h * 0.2,
        fill: shade(random),
        weight: 700,
      }) +
      words(random, w * 0.1, h * 0.7, w * 0.6, h * 0.25, h * 0.05, shade(random)),
  };
};

const monitor: Planner = (random) => {
  const width = random.range(330, 520);
  const bezel = random.range(60, 200);
  return {
    size: [width, width / random.pick([1.28, 1.35, 1.9, 2.2])],
    radius: 3,
    thickness: 12,
    picture: false,
    body: (w, h) =>
      rect(0, 0, w, h, random.pick(['#111', '#2a2a2c', '#ddd'])) +
      screen(random, bezel, bezel, w - 2 * bezel, h - 2 * bezel, 0),
  };
};

const frame: Planner = (random) => {
  const width = random.range(150, 320);
  const b = random.range(80, 260);
  const wood = shade(random, 0.5);
  return {
    size: [width, width / random.pick([1, 1.25, 1.33, 1.4])],
    radius: 0.5,
    thickness: 12,
    picture: true,
    body: (w, h) =>
      `<path d="M0 0 H${w} V${h} H0 z M${b} ${b} V${h - b} H${w - b} V${b} z" fill="${wood}" fill-rule="evenodd"/>`,
  };
};

const passport: Planner = (random) => ({
  size: [125, 88],
  radius: 3,
  thickness: 3,
  body: (w, h) =>
    rect(0, 0, w, h, random.pick(['#5b1a24', '#1d2b4d', '#14352a'])) +
    `<g transform="translate(0 ${h}) rotate(-90)">${text(h / 2, w * 0.12, '护照 样本', { size: 90, fill: '#c8a95a', anchor: 'middle' })}<circle cx="${h / 2}" cy="${w * 0.5}" r="${h * 0.2}" fill="none" stroke="#c8a95a" stroke-width="14"/>${text(h / 2, w * 0.78, 'SPECIMEN', { size: 70, fill: '#c8a95a', anchor: 'middle' })}</g>`,
});

const mat: Planner = (random) => {
  const width = random.range(200, 420);
  const [base, line] = [shade(random, 0.5), shade(random)];
  const grid = random.chance(0.3)
    ? Array.from(
        { length: 18 },
        (_, i) => rect(i * width * 0.55, 0, 4, width * 10, line) + rect(0, i * width * 0.55, width * 10, 4, line),
      ).join('')
    : '';
  const border = random.chance(0.5) ? random.range(15, 80) : 0;
  return {
    size: [width, width / random.pick([1.1, 1.2, 1.3, 1.4, 2])],
    radius: random.range(0, 12),
    thickness: random.range(0.5, 3),
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      grid +
      (border > 0
        ? `<rect x="${border}" y="${border}" width="${w - 2 * border}" height="${h - 2 * border}" fill="none" stroke="${line}" stroke-width="${border * 0.4}"/>`
        : ''),
  };
};

/** The lower half of an open laptop: keys above, a touch pad below. */
const laptop: Planner = (random) => {
  const [base, cap, pad] = random.pick([
    ['#b9bbbf', '#1d1d1f', '#c1c3c7'],
    ['#2a2b2e', '#17181a', '#303236'],
    ['#e6e2dc', '#f4f2ee', '#dedad2'],
    ['#8d9096', '#222326', '#979aa0'],
  ] as const);
  return {
    size: [random.range(290, 350), random.range(205, 240)],
    radius: 8,
    thickness: 10,
    body: (w, h) => {
      const pitch = w / 15.5;
      const keys = Array.from(
        { length: 70 },
        (_, i) =>
          `<rect x="${pitch * (0.8 + (i % 14))}" y="${h * 0.08 + pitch * Math.floor(i / 14)}" width="${pitch * 0.86}" height="${pitch * 0.86}" rx="18" fill="${cap}"/>`,
      ).join('');
      const padWidth = w * random.range(0.32, 0.42);
      return (
        rect(0, 0, w, h, base) +
        keys +
        `<rect x="${(w - padWidth) / 2}" y="${h * 0.64}" width="${padWidth}" height="${h * 0.32}" rx="40" fill="${pad}" stroke="#777" stroke-width="5"/>`
      );
    },
  };
};

const kPlans: Record<ObjectKind, Planner> = {
  mat,
  laptop,
  phone,
  tablet,
  book,
  sheet,
  note,
  notebook,
  keyboard,
  envelope,
  box,
  monitor,
  frame,
  passport,
};
