import type { Random } from '../random.js';
import { makeRaster, type Raster } from './raster.js';

/** A person as paint: colour already times alpha, and the true alpha; linear light. */
export interface Paint {
  colour: Raster;
  alpha: Raster;
}

export interface HairStyle {
  name: string;
  /** Strands for every pixel of the hair's outline. */
  density: number;
  /** Pixels, for a face 250 px wide. */
  length: [number, number];
  /** Share of strands that fly away: three times as long, thin and alone. */
  flyaway: number;
  /** Degrees the strand turns over its length. */
  curl: [number, number];
  /** 0: straight out, 1: along the outline, downwards. */
  lying: number;
  /** How low the hair's outline goes, in face widths below the eyes. */
  lowest: number;
}

export const kHairStyles: readonly HairStyle[] = [
  { name: 'short', density: 2.2, length: [7, 20], flyaway: 0.02, curl: [-40, 40], lying: 0.3, lowest: -0.15 },
  { name: 'tousled', density: 2.5, length: [14, 42], flyaway: 0.05, curl: [-90, 90], lying: 0.4, lowest: -0.1 },
  { name: 'curly', density: 3, length: [24, 60], flyaway: 0.04, curl: [-320, 320], lying: 0.2, lowest: 0 },
  { name: 'long', density: 2, length: [16, 60], flyaway: 0.07, curl: [-60, 60], lying: 0.75, lowest: 0.9 },
];

interface Root {
  x: number;
  y: number;
  /** Outwards. */
  angle: number;
}

/** Where strands may grow: the core's outline above a height; the outline is where its alpha passes one half. */
export function rootsOf(core: Raster, lowest: number): Root[] {
  const { width, height, data } = core;
  const at = (x: number, y: number): number => data[y * width + x] as number;
  const roots: Root[] = [];
  for (let y = 3; y < Math.min(height - 3, lowest); y++) {
    for (let x = 3; x < width - 3; x++) {
      if (at(x, y) < 0.5) continue;
      if (Math.min(at(x - 1, y), at(x + 1, y), at(x, y - 1), at(x, y + 1)) >= 0.5) continue;
      let [dx, dy] = [0, 0];
      for (let k = -3; k <= 3; k++)
        for (let m = -3; m <= 3; m++) {
          dx -= m * at(x + m, y + k);
          dy -= k * at(x + m, y + k);
        }
      roots.push({ x: x + 0.5, y: y + 0.5, angle: Math.atan2(dy, dx) });
    }
  }
  return roots;
}

/** Those roots that grow out of hair: of about the colour that the outline has over the forehead. */
export function hairRoots(core: Paint, roots: Root[], unit: number): Root[] {
  const inner = (root: Root): number[] => {
    const x = Math.round(root.x - 7 * unit * Math.cos(root.angle));
    const y = Math.round(root.y - 7 * unit * Math.sin(root.angle));
    const i =
      Math.min(core.alpha.height - 1, Math.max(0, y)) * core.alpha.width +
      Math.min(core.alpha.width - 1, Math.max(0, x));
    return [0, 1, 2].map((c) => Math.sqrt(core.colour.data[3 * i + c] as number));
  };
  const highest = Math.min(...roots.map((root) => root.y));
  const top = roots.filter((root) => root.y < highest + 70 * unit).map(inner);
  const middle = [0, 1, 2].map(
    (c) => top.map((rgb) => rgb[c] as number).sort((a, b) => a - b)[top.length >> 1] as number,
  );
  return roots.filter((root) => {
    const off = inner(root).map((v, c) => v - (middle[c] as number));
    const away = Math.hypot(...off);
    return root.y < highest + 70 * unit || away < kHairLikeness;
  });
}

const kHairLikeness = 0.3;

/** Thousands of thin, curved, tapering strands over the core, in the colours of the hair they grow out of. */
export function growHair(core: Paint, roots: Root[], style: HairStyle, unit: number, random: Random): Paint {
  const out = {
    colour: { ...core.colour, data: core.colour.data.slice() },
    alpha: { ...core.alpha, data: core.alpha.data.slice() },
  };
  const count = Math.round(roots.length * style.density);
  for (let i = 0; i < count; i++) drawStrand(core, out, random.pick(roots), style, unit, random);
  return out;
}

function drawStrand(core: Paint, out: Paint, root: Root, style: HairStyle, unit: number, random: Random): void {
  const wild = random.chance(style.flyaway);
  const inside = random.range(3, 10) * unit;
  const length = random.range(...style.length) * unit * (wild ? random.range(1.5, 3) : 1) + inside;
  const downwards = Math.cos(root.angle) >= 0 ? Math.PI / 2 : -Math.PI / 2;
  let angle = root.angle + downwards * style.lying * random.range(0.3, 1.1) + 0.35 * random.normal();
  const turn = (((random.range(...style.curl) * Math.PI) / 180) * (wild ? 0.6 : 1)) / length;
  let x = root.x - Math.cos(root.angle) * inside;
  let y = root.y - Math.sin(root.angle) * inside;
  const colour = colourAt(core, x, y, random);
  if (!colour) return;
  const thick = (wild ? random.range(0.35, 0.7) : random.range(0.6, 1.4)) * Math.max(0.8, unit);
  const most = wild ? random.range(0.35, 0.7) : random.range(0.6, 0.97);
  const touched = new Map<number, number>();
  const step = 0.5;
  for (let s = 0; s < length; s += step) {
    const t = s / length;
    stamp(out.alpha, touched, x, y, thick * (1 - 0.75 * t), most * (t < 0.6 ? 1 : 1 - ((t - 0.6) / 0.4) ** 1.5));
    x += step * Math.cos(angle);
    y += step * Math.sin(angle);
    angle += step * turn;
  }
  for (const [i, a] of touched) {
    out.alpha.data[i] = a + (1 - a) * (out.alpha.data[i] as number);
    for (let c = 0; c < 3; c++)
      out.colour.data[3 * i + c] = a * (colour[c] as number) + (1 - a) * (out.colour.data[3 * i + c] as number);
  }
}

/** The share of each pixel that the strand covers here; along one strand the largest counts. */
function stamp(size: Raster, touched: Map<number, number>, x: number, y: number, thick: number, alpha: number): void {
  const reach = thick / 2 + 0.5;
  for (let py = Math.floor(y - reach); py <= y + reach; py++) {
    for (let px = Math.floor(x - reach); px <= x + reach; px++) {
      if (px < 0 || py < 0 || px >= size.width || py >= size.height) continue;
      const off = Math.hypot(px + 0.5 - x, py + 0.5 - y);
      const cover = alpha * Math.min(1, thick) * Math.min(1, Math.max(0, reach - off));
      const i = py * size.width + px;
      if (cover > (touched.get(i) ?? 0)) touched.set(i, cover);
    }
  }
}

function colourAt(core: Paint, x: number, y: number, random: Random): [number, number, number] | null {
  const [px, py] = [Math.floor(x), Math.floor(y)];
  if (px < 0 || py < 0 || px >= core.alpha.width || py >= core.alpha.height) return null;
  const i = py * core.alpha.width + px;
  const a = core.alpha.data[i] as number;
  if (a < 0.6) return null;
  const shine = random.chance(0.12) ? random.range(1.3, 2.2) : random.range(0.7, 1.25);
  return [0, 1, 2].map((c) => ((core.colour.data[3 * i + c] as number) / a) * shine) as [number, number, number];
}

export function paintOver(bottom: Raster, { colour, alpha }: Paint): Raster {
  const out = makeRaster(bottom.width, bottom.height, 3);
  for (let i = 0; i < alpha.data.length; i++)
    for (let k = 3 * i; k < 3 * i + 3; k++)
      out.data[k] = (colour.data[k] as number) + (1 - (alpha.data[i] as number)) * (bottom.data[k] as number);
  return out;
}
