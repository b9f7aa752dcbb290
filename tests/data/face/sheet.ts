import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { Pixels } from '../strength.js';

/** Pictures side by side with their labels, to be looked at. */
export async function writeSheet(
  file: string,
  tiles: readonly { pixels: Pixels; label: string }[],
  cell = 240,
  columns = 6,
): Promise<void> {
  const rows = Math.ceil(tiles.length / columns);
  const laid = await Promise.all(
    tiles.map(async ({ pixels, label }, i) => {
      const picture = await sharp(pixels.rgba, { raw: { width: pixels.width, height: pixels.height, channels: 4 } })
        .resize(cell - 4, cell - 18, { fit: 'inside' })
        .png()
        .toBuffer();
      const words = `<svg xmlns="http://www.w3.org/2000/svg" width="${cell}" height="16"><text x="2" y="12" font-size="11" fill="#fff" font-family="sans-serif">${label}</text></svg>`;
      const [left, top] = [(i % columns) * cell, Math.floor(i / columns) * cell];
      return [
        { input: picture, left, top },
        { input: Buffer.from(words), left, top: top + cell - 17 },
      ];
    }),
  );
  mkdirSync(dirname(file), { recursive: true });
  await sharp({ create: { width: columns * cell, height: Math.max(1, rows) * cell, channels: 3, background: '#222' } })
    .composite(laid.flat())
    .png()
    .toFile(file);
}
