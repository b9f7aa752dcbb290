import { axesThrough, inAxes, kEyes, lineOver, smooth } from '../../tests/data/face/face_lines.js';
import type { Lids } from '../../tests/data/face/lid_warp.js';
import type { Mesh } from '../../tests/data/face/mesh_of.js';
import type { Raster } from '../../tests/data/face/raster.js';

export interface Lashes {
  /** Share of the light that they take. */
  dark: number;
  /** How far they reach above and below the upper lid's edge, in halves of the eye's width. */
  above: number;
  below: number;
  /** Share by which a lid that is down is lighter at its middle: it lies over the ball of the eye. */
  bulge: number;
}

/** Lashes and their shadow along the upper lid, wherever it was slid; lids that meet show little else. */
export function drawLashes(picture: Raster, mesh: Mesh, lids: Lids, meeting: number, lashes: Lashes): Raster {
  const out = { ...picture, data: picture.data.slice() };
  for (const side of ['left', 'right'] as const) {
    const { upper, lower } = kEyes[side];
    const axes = axesThrough(mesh, upper[0], upper[8]);
    const [ex, ey] = mesh[upper[8]] as [number, number, number];
    const half = Math.max(1, Math.abs(inAxes(axes, ex, ey)[0]));
    const [up, low] = [lineOver(mesh, axes, upper), lineOver(mesh, axes, lower)];
    const reach = 1.4 * half;
    for (let y = Math.max(0, Math.floor(axes.y - reach)); y < Math.min(out.height, axes.y + reach); y++) {
      for (let x = Math.max(0, Math.floor(axes.x - reach)); x < Math.min(out.width, axes.x + reach); x++) {
        const [along, across] = inAxes(axes, x + 0.5, y + 0.5);
        const fade = smooth((1.05 * half - Math.abs(along)) / (0.4 * half));
        if (fade <= 0) continue;
        const down = lids[side] * meeting * Math.max(0, low(along) - up(along));
        const edge = up(along) + down;
        const away = (across - edge) / half / (across < edge ? lashes.above : lashes.below);
        const over = Math.hypot(along / (0.5 * half), (across - edge + 0.5 * down + 0.1 * half) / (0.25 * half));
        const lit = 1 + lashes.bulge * lids[side] * Math.exp(-over * over);
        const kept = lit * (1 - lashes.dark * fade * Math.exp(-away * away));
        const i = (y * out.width + x) * out.channels;
        for (let c = 0; c < 3; c++) out.data[i + c] = (out.data[i + c] as number) * kept;
      }
    }
  }
  return out;
}
