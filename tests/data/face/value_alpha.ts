import { encoded, makeRaster, type Raster } from './raster.js';
import { type Paint, paintOver } from './strands.js';

/**
 * The alpha that mixes a picture's sRGB values as the paint's alpha mixed its light. A lens mixes light; canvases,
 * printers' programs and our composer mix values. A dark strand that hides half of a bright wall's light takes a
 * quarter of its value.
 */
export function valueAlpha(behind: Raster, paint: Paint): Raster {
  const { width, height } = behind;
  const mixed = encoded(paintOver(behind, paint));
  const ground = encoded(behind);
  const person = encoded(ownColour(paint));
  const alpha = makeRaster(width, height, 1);
  for (let i = 0; i < alpha.data.length; i++)
    alpha.data[i] = shareOf(mixed, ground, person, i, paint.alpha.data[i] ?? 0);
  return alpha;
}

function ownColour({ colour, alpha }: Paint): Raster {
  const own = makeRaster(colour.width, colour.height, 3);
  for (let k = 0; k < own.data.length; k++)
    own.data[k] = (colour.data[k] as number) / Math.max(alpha.data[Math.floor(k / 3)] as number, 1e-4);
  return own;
}

/** Where person and ground are alike nothing is told by the values, and the light's share is as good. */
function shareOf(mixed: Float32Array, ground: Float32Array, person: Float32Array, i: number, light: number): number {
  if (light <= 0 || light >= 1) return light;
  let along = 0;
  let square = 0;
  for (let k = 3 * i; k < 3 * i + 3; k++) {
    const way = (person[k] as number) - (ground[k] as number);
    along += ((mixed[k] as number) - (ground[k] as number)) * way;
    square += way * way;
  }
  const kAlike = 12;
  return square < kAlike * kAlike ? light : Math.min(1, Math.max(0, along / square));
}
