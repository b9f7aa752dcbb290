// A fictional card moving over a table, as frames with their true corners.
import { Random } from '../data/random.js';
import { residentCard } from '../data/resident_card.js';
import type { Level } from '../data/texture.js';
import type { Point, Quad } from '../../web/sdk/types.js';

export const kWidth = 1280;
export const kHeight = 720;
const kCardMm = { width: 85.6, height: 53.98, radius: 3.18 } as const;

export interface CardFrame {
  readonly rgba: Uint8Array<ArrayBuffer>;
  readonly quad: Quad;
}

/** `count` frames of one slow, closed movement. Deterministic. */
export async function cardFrames(count: number, scale = 1): Promise<CardFrame[]> {
  const texture = (await residentCard(new Random('recorded camera'), 'portrait', 1000)).levels[0];
  if (texture === undefined) throw new Error('the card has no picture');
  const size = { width: Math.round(kWidth * scale), height: Math.round(kHeight * scale) };
  const table = drawTable(size.width, size.height);
  return Array.from({ length: count }, (_, index) => {
    const quad = quadAt((index / count) * 2 * Math.PI, scale);
    return { rgba: drawCard(table, size.width, size.height, texture, quad), quad };
  });
}

/** The card hovers, turns a little and tilts a little. */
function quadAt(phase: number, scale: number): Quad {
  const angle = 0.04 * Math.sin(phase) - 0.05;
  const half = (292 + 14 * Math.cos(phase)) * scale;
  const centre = { x: (640 + 18 * Math.sin(phase)) * scale, y: (352 + 9 * Math.cos(phase * 2)) * scale };
  const tilt = 0.0003 * Math.sin(phase + 1);
  const corner = (u: number, v: number): Point => {
    const [x, y] = [u * half, (v * half * kCardMm.height) / kCardMm.width];
    const w = 1 + (tilt * y) / scale;
    return {
      x: centre.x + (x * Math.cos(angle) - y * Math.sin(angle)) / w,
      y: centre.y + (x * Math.sin(angle) + y * Math.cos(angle)) / w,
    };
  };
  return { topLeft: corner(-1, -1), topRight: corner(1, -1), bottomRight: corner(1, 1), bottomLeft: corner(-1, 1) };
}

/** Dark wood under a lamp from the left. */
function drawTable(width: number, height: number): Uint8Array<ArrayBuffer> {
  const random = new Random('table');
  const grain = Array.from({ length: 512 }, () => random.range(-1, 1));
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width, y / height];
      const wave = v * 60 + Math.sin(u * 5 + v * 3) * 1.6;
      const streak = (grain[Math.floor(wave * 5) & 511] ?? 0) * 9 + (grain[(x * 13 + y * 7) & 511] ?? 0) * 2;
      const light = 1.12 - 0.5 * u + 0.1 * (1 - v);
      const at = (y * width + x) * 4;
      pixels[at] = clamp((104 + streak) * light);
      pixels[at + 1] = clamp((74 + streak) * light);
      pixels[at + 2] = clamp((50 + streak * 0.8) * light);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

function drawCard(
  table: Uint8Array<ArrayBuffer>,
  width: number,
  height: number,
  texture: Level,
  quad: Quad,
): Uint8Array<ArrayBuffer> {
  const pixels = table.slice();
  const cardFromFrame = unitFromQuad(quad);
  const corners = [quad.topLeft, quad.topRight, quad.bottomRight, quad.bottomLeft];
  const left = Math.max(0, Math.floor(Math.min(...corners.map(({ x }) => x)) - 14));
  const right = Math.min(width - 1, Math.ceil(Math.max(...corners.map(({ x }) => x)) + 14));
  const top = Math.max(0, Math.floor(Math.min(...corners.map(({ y }) => y)) - 14));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...corners.map(({ y }) => y)) + 14));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [u, v] = cardFromFrame(x + 0.5, y + 0.5);
      blend(pixels, (y * width + x) * 4, texture, u, v);
    }
  }
  return pixels;
}

/** Card where (u, v) lies on it, a soft shadow where it lies just beside it. */
function blend(pixels: Uint8Array, at: number, texture: Level, u: number, v: number): void {
  const outsideMm = distanceOutside(u, v);
  const cover = Math.min(1, Math.max(0, 0.5 - outsideMm * 6));
  const shadow = cover > 0 ? 1 : 1 - 0.35 * Math.exp(-outsideMm * 1.1);
  const x = Math.min(texture.width - 1, Math.max(0, Math.floor(u * texture.width)));
  const y = Math.min(texture.height - 1, Math.max(0, Math.floor(v * texture.height)));
  for (let channel = 0; channel < 3; channel++) {
    const card = (texture.data[(y * texture.width + x) * 3 + channel] ?? 0) * (0.98 - 0.14 * u);
    pixels[at + channel] = clamp(card * cover + (pixels[at + channel] ?? 0) * shadow * (1 - cover));
  }
}

/** Millimetres from the card's rounded outline, negative inside. */
function distanceOutside(u: number, v: number): number {
  const { width, height, radius } = kCardMm;
  const x = Math.abs(u - 0.5) * width - width / 2 + radius;
  const y = Math.abs(v - 0.5) * height - height / 2 + radius;
  return Math.hypot(Math.max(x, 0), Math.max(y, 0)) + Math.min(Math.max(x, y), 0) - radius;
}

/** The map from frame pixels to the card's unit square (Heckbert 1989, section 2.2.3, inverted). */
function unitFromQuad({
  topLeft: a,
  topRight: b,
  bottomRight: c,
  bottomLeft: d,
}: Quad): (x: number, y: number) => [number, number] {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  const m = [
    b.x - a.x + g * b.x,
    d.x - a.x + h * d.x,
    a.x,
    b.y - a.y + g * b.y,
    d.y - a.y + h * d.y,
    a.y,
    g,
    h,
    1,
  ] as const;
  const inverse = [
    m[4] * m[8] - m[5] * m[7],
    m[2] * m[7] - m[1] * m[8],
    m[1] * m[5] - m[2] * m[4],
    m[5] * m[6] - m[3] * m[8],
    m[0] * m[8] - m[2] * m[6],
    m[2] * m[3] - m[0] * m[5],
    m[3] * m[7] - m[4] * m[6],
    m[1] * m[6] - m[0] * m[7],
    m[0] * m[4] - m[1] * m[3],
  ] as const;
  return (x, y) => {
    const w = inverse[6] * x + inverse[7] * y + inverse[8];
    return [(inverse[0] * x + inverse[1] * y + inverse[2]) / w, (inverse[3] * x + inverse[4] * y + inverse[5]) / w];
  };
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
