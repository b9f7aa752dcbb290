import { axesThrough, inAxes, kEyes, smooth } from '../../tests/data/face/face_lines.js';
import type { Mesh } from '../../tests/data/face/mesh_of.js';
import type { Raster } from '../../tests/data/face/raster.js';
import type { Random } from '../../tests/data/random.js';

/** Draws rims round both eyes and, on some, what a window or lamp reflects in the lenses. */
export function wearGlasses(picture: Raster, mesh: Mesh, random: Random): Raster {
  const out = { ...picture, data: picture.data.slice() };
  const style = {
    wide: random.range(1.5, 2.2),
    high: random.range(0.9, 1.7),
    lower: random.range(0, 0.35),
    power: random.range(2, 5),
    rim: random.range(0.03, 0.16),
    dark: random.range(0, 0.25),
    veil: random.chance(0.5) ? random.range(0, 0.05) : 0,
  };
  const lamps = random.chance(0.6)
    ? Array.from({ length: random.int(1, 2) }, () => ({
        x: random.range(-1.2, 1.2),
        y: random.range(-0.8, 0.8),
        long: random.range(0.1, 0.8),
        short: random.range(0.05, 0.35),
        lean: random.range(-1, 1),
        light: random.range(0.05, 0.9),
      }))
    : [];
  for (const side of ['left', 'right'] as const) {
    const { upper } = kEyes[side];
    const axes = axesThrough(mesh, upper[0], upper[8]);
    const [ex, ey] = mesh[upper[8]] as [number, number, number];
    const half = Math.max(1, Math.abs(inAxes(axes, ex, ey)[0]));
    const reach = 2.8 * half;
    for (let y = Math.max(0, Math.floor(axes.y - reach)); y < Math.min(out.height, axes.y + reach); y++) {
      for (let x = Math.max(0, Math.floor(axes.x - reach)); x < Math.min(out.width, axes.x + reach); x++) {
        const [along, across] = inAxes(axes, x + 0.5, y + 0.5).map((v) => v / half) as [number, number];
        const away =
          (Math.abs(along / style.wide) ** style.power +
            Math.abs((across - style.lower) / style.high) ** style.power) **
          (1 / style.power);
        const rim = 1 - smooth((Math.abs(away - 1) * style.high - style.rim) * half + 0.5);
        const lens = smooth((1 - away) * half);
        let added = style.veil;
        for (const { x: lx, y: ly, long, short, lean, light } of lamps) {
          const a = (along - lx) / long;
          const b = (across - ly - lean * (along - lx)) / short;
          added += light * (1 - smooth((Math.hypot(a, b) - 0.8) / 0.4));
        }
        const i = (y * out.width + x) * out.channels;
        for (let c = 0; c < 3; c++) {
          const lit = (out.data[i + c] as number) + added * lens;
          out.data[i + c] = lit + rim * (style.dark * (picture.data[i + c] as number) - lit);
        }
      }
    }
  }
  return out;
}
