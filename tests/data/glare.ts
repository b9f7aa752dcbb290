import { boxAround, type Canvas } from './canvas.js';
import type { Point } from './geometry.js';

/** A reflection of a lamp or window: soft bright blob, added to the light. Pixels. */
export interface Glare {
  centre: Point;
  along: number;
  across: number;
  angle: number;
  /** Linear light added at the centre; above 1 it saturates. */
  strength: number;
  /** Higher: flatter top, steeper fall. */
  power: number;
  tint: [number, number, number];
  /** 2: round; higher: a window with straight sides. */
  shape: number;
  /** Share of it on what is not the card (card = 1). */
  onTable: number;
}

/** `cardCover` 0..1 a pixel, null when there is no card. */
export function addGlare(canvas: Canvas, glare: Glare, cardCover: Float32Array | null): void {
  const reach = 2.2 * Math.max(glare.along, glare.across);
  const box = boxAround(canvas, [glare.centre], reach);
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left, i = y * canvas.width + x; x < box.right; x++, i++) {
      const light = reflectionAt(glare, x + 0.5, y + 0.5);
      if (light === 0) continue;
      const cover = cardCover ? (cardCover[i] as number) : 1;
      const value = light * (glare.onTable + (1 - glare.onTable) * cover);
      for (let k = 0; k < 3; k++)
        canvas.light[i * 3 + k] = (canvas.light[i * 3 + k] as number) + value * (glare.tint[k] as number);
    }
  }
}

/** Linear light added to a card there. */
export function reflectionAt(glare: Glare, x: number, y: number): number {
  const c = Math.cos(glare.angle);
  const s = Math.sin(glare.angle);
  const dx = x - glare.centre[0];
  const dy = y - glare.centre[1];
  const a = (dx * c + dy * s) / glare.along;
  const b = (dy * c - dx * s) / glare.across;
  const r =
    glare.shape === 2 ? a * a + b * b : (Math.abs(a) ** glare.shape + Math.abs(b) ** glare.shape) ** (2 / glare.shape);
  return r > 4.8 ? 0 : glare.strength * Math.exp(-(r ** glare.power));
}
