import { axesThrough, inAxes, kEyes, lineOver, outOfAxes, smooth } from '../../tests/data/face/face_lines.js';
import type { Mesh } from '../../tests/data/face/mesh_of.js';
import { type Raster, sampleInto } from '../../tests/data/face/raster.js';

/** Where the eyes look, in shares of the way from the middle to the lid or corner. */
export interface Gaze {
  across: number;
  down: number;
}

/** Shifts what is seen between the lids; lids and skin stay. */
export function rollEyes(picture: Raster, mesh: Mesh, gaze: Gaze): Raster {
  const out = { ...picture, data: picture.data.slice() };
  rollEye(picture, out, mesh, 'left', gaze);
  rollEye(picture, out, mesh, 'right', gaze);
  return out;
}

function rollEye(from: Raster, to: Raster, mesh: Mesh, side: 'left' | 'right', gaze: Gaze): void {
  const { upper, lower } = kEyes[side];
  const axes = axesThrough(mesh, upper[0], upper[8]);
  const [x, y] = mesh[upper[8]] as [number, number, number];
  const half = Math.abs(inAxes(axes, x, y)[0]);
  const [up, low] = [lineOver(mesh, axes, upper), lineOver(mesh, axes, lower)];
  const reach = Math.ceil(1.5 * half);
  for (let py = Math.max(0, Math.floor(axes.y - reach)); py < Math.min(to.height, axes.y + reach); py++) {
    for (let px = Math.max(0, Math.floor(axes.x - reach)); px < Math.min(to.width, axes.x + reach); px++) {
      const [along, across] = inAxes(axes, px + 0.5, py + 0.5);
      const [u, l] = [up(along), low(along)];
      if (Math.abs(along) >= half || across <= u || across >= l) continue;
      const rim = smooth(3 * Math.min((across - u) / (l - u), (l - across) / (l - u)));
      const inner = rim * (1 - (along / half) ** 2);
      const source = outOfAxes(
        axes,
        along - 0.45 * half * gaze.across * inner,
        across - 0.4 * (l - u) * gaze.down * inner,
      );
      sampleInto(from, source[0], source[1], to.data, (py * to.width + px) * to.channels);
    }
  }
}
