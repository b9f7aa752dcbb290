import type { Rgb } from './light.js';
import type { Random } from './random.js';
import { makeTexture, type Texture } from './texture.js';
import { ValueNoise } from './value_noise.js';

/** Drawn table tops, for what the photographs do not show: seamless squares of sRGB. */
export interface Surface {
  texture: Texture;
  /** Width of one copy on the table, mm: low and high. */
  span: [number, number];
  kind: string;
}

type Painter = (random: Random) => { span: [number, number]; colour: (x: number, y: number) => Rgb };

const kSize = 512;

const kWoods: Rgb[] = [
  [176, 128, 82],
  [120, 78, 48],
  [205, 170, 125],
  [84, 56, 40],
  [222, 198, 160],
  [150, 98, 60],
  [60, 42, 34],
  [190, 150, 110],
];
const kPaints: Rgb[] = [
  [235, 233, 228],
  [200, 200, 198],
  [40, 40, 44],
  [24, 24, 26],
  [90, 94, 100],
  [150, 150, 148],
  [222, 214, 196],
  [46, 70, 110],
  [110, 40, 44],
  [60, 96, 78],
  [214, 190, 150],
  [180, 192, 206],
  [250, 250, 250],
];

function shift(colour: Rgb, amount: number): Rgb {
  return [colour[0] + amount, colour[1] + amount, colour[2] + amount];
}

const wood: Painter = (random) => {
  const noise = new ValueNoise(random.fork('n'));
  const base = random.pick(kWoods);
  const [rings, depth, fine] = [random.int(3, 9), random.range(8, 34), random.range(3, 14)];
  const planks = random.chance(0.45) ? random.int(2, 6) : 0;
  const tones = Array.from({ length: 8 }, () => random.range(-16, 16));
  return {
    span: planks > 0 ? [300, 800] : [180, 500],
    colour: (x, y) => {
      const plank = planks > 0 ? Math.floor(y * planks) : 0;
      const warp = noise.octaves(x + plank * 0.21, y, 2, 6, 3);
      const ring = Math.sin((y * rings * 6 + warp * 3.2 + plank) * Math.PI);
      const grain = noise.at(x + plank * 0.37, y, 12, 240) * fine + noise.at(x, y, 40, 500) * fine * 0.6;
      const seam = planks > 0 && (y * planks) % 1 < 0.02 ? -55 : 0;
      const tone = planks > 0 ? (tones[plank] as number) : 0;
      const v = ring * depth * 0.5 + warp * depth * 0.5 + grain + seam + tone;
      return [base[0] + v, base[1] + v * 0.9, base[2] + v * 0.75];
    },
  };
};

const fabric: Painter = (random) => {
  const noise = new ValueNoise(random.fork('n'));
  const base = random.pick(kPaints);
  const other = random.chance(0.4) ? random.pick(kPaints) : shift(base, random.range(-30, 30));
  const threads = random.int(40, 120);
  const [depth, checks] = [random.range(8, 30), random.chance(0.4) ? random.int(2, 8) : 0];
  return {
    span: [50, 220],
    colour: (x, y) => {
      const a = Math.sin(x * threads * 2 * Math.PI);
      const b = Math.sin(y * threads * 2 * Math.PI);
      const weave = (a * b > 0 ? a * a : -b * b) * depth;
      const stripe = checks > 0 ? ((x * checks) % 1 < 0.4 ? 0.5 : 0) + ((y * checks) % 1 < 0.4 ? 0.5 : 0) : 0.15;
      const v = weave + noise.octaves(x, y, 6, 6, 3) * 14 + noise.at(x, y, 320, 320) * 10;
      return [
        base[0] + (other[0] - base[0]) * stripe + v,
        base[1] + (other[1] - base[1]) * stripe + v,
        base[2] + (other[2] - base[2]) * stripe + v,
      ];
    },
  };
};

const stone: Painter = (random) => {
  const noise = new ValueNoise(random.fork('n'));
  const base = random.pick(kPaints);
  const vein = random.range(-90, 90);
  const [cells, sharp, speckle] = [random.int(2, 5), random.range(3, 14), random.range(0, 22)];
  return {
    span: [150, 600],
    colour: (x, y) => {
      const n = noise.octaves(x, y, cells, cells, 5, 0.6);
      const line = Math.exp(-Math.abs(n) * sharp * 4);
      const v = line * vein * 0.6 + n * 24 + noise.at(x, y, 200, 200) * speckle;
      return [base[0] + v, base[1] + v, base[2] + v * 0.96];
    },
  };
};

const plain: Painter = (random) => {
  const noise = new ValueNoise(random.fork('n'));
  const base = shift(random.pick(kPaints), random.range(-20, 10));
  const [cloud, grit] = [random.range(0, 7), random.range(0, 6)];
  return {
    span: [200, 700],
    colour: (x, y) => {
      const v = noise.octaves(x, y, 3, 3, 4) * cloud + noise.at(x, y, 400, 400) * grit;
      return [base[0] + v, base[1] + v, base[2] + v];
    },
  };
};

const leather: Painter = (random) => {
  const noise = new ValueNoise(random.fork('n'));
  const base = random.pick<Rgb>([
    [70, 44, 30],
    [30, 28, 28],
    [120, 70, 40],
    [150, 40, 36],
    [200, 180, 150],
    [50, 60, 80],
  ]);
  const cells = random.int(24, 60);
  return {
    span: [60, 200],
    colour: (x, y) => {
      const n = Math.abs(noise.at(x, y, cells, cells)) + Math.abs(noise.at(y, x, cells + 7, cells + 7));
      const v = (Math.min(0.5, n) - 0.3) * 60 + noise.octaves(x, y, 3, 3, 3) * 16;
      return [base[0] + v, base[1] + v, base[2] + v];
    },
  };
};

const tiles: Painter = (random) => {
  const noise = new ValueNoise(random.fork('n'));
  const base = random.pick(kPaints);
  const second = random.chance(0.4) ? random.pick(kPaints) : base;
  const joint = random.range(-70, 70);
  const [rows, gap] = [random.int(2, 6) * 2, random.range(0.02, 0.07)];
  const brick = random.chance(0.4);
  return {
    span: [150, 700],
    colour: (x, y) => {
      const v = y * rows;
      const row = Math.floor(v);
      const u = brick ? (x * rows) / 2 + 0.5 * (row & 1) : x * rows;
      const inGap = u - Math.floor(u) < (brick ? gap / 2 : gap) || v - row < gap;
      const tone = brick ? noise.at(Math.floor(u) / 16 + 0.03, row / 16 + 0.03, 16, 16) * 22 : 0;
      const colour = !brick && ((Math.floor(u) + row) & 1) === 1 ? second : base;
      return shift(colour, (inGap ? joint : tone) + noise.octaves(x, y, 8, 8, 4) * 12);
    },
  };
};

const speckled: Painter = (random) => {
  const noise = new ValueNoise(random.fork('n'));
  const base = random.pick(kPaints);
  const flecks = [random.pick(kPaints), random.pick(kPaints)] as const;
  const cells = random.int(50, 150);
  const edge = random.range(0.25, 0.6);
  return {
    span: [80, 400],
    colour: (x, y) => {
      const a = noise.at(x, y, cells, cells);
      const b = noise.at(y, x, cells + 13, cells + 13);
      const colour = a > edge ? flecks[0] : b > edge ? flecks[1] : base;
      return shift(colour, noise.at(x, y, 9, 9) * 8);
    },
  };
};

const kPainters: Record<string, Painter> = { wood, fabric, stone, plain, leather, tiles, speckled };
export const kSurfaceKinds = Object.keys(kPainters);

export function paintSurface(random: Random, kind: string): Surface {
  const painter = kPainters[kind];
  if (!painter) throw new Error(`surface: unknown kind ${kind}`);
  const { span, colour } = painter(random);
  const data = new Uint8Array(kSize * kSize * 3);
  for (let y = 0, at = 0; y < kSize; y++) {
    for (let x = 0; x < kSize; x++, at += 3) {
      const rgb = colour((x + 0.5) / kSize, (y + 0.5) / kSize);
      for (let c = 0; c < 3; c++) data[at + c] = Math.min(255, Math.max(0, rgb[c] as number));
    }
  }
  return { texture: makeTexture(kSize, kSize, data), span, kind };
}
