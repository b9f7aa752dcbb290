import { axesThrough, inAxes, kInnerLips, lineOver, outOfAxes, smooth } from './face_lines.js';
import type { Point3 } from './face_mesh_page.js';
import { widthOf } from './head_rig.js';
import type { Mesh } from './mesh_of.js';
import { type Raster, sampleInto } from './raster.js';

/** Linear light of a mouth's inside and of teeth in its shadow. */
const kInside: [number, number, number] = [0.028, 0.008, 0.009];
const kTeeth: [number, number, number] = [0.34, 0.3, 0.25];

export interface Jaw {
  /** How far the lips part in the middle, in pixels. */
  opening: number;
  /** Height of the upper teeth seen, as a share of the opening. */
  teeth: number;
}

/** Lets the jaw of a closed mouth down: lower lip and chin move, the neck gives way, the lips part over a dark inside. */
export function openJaw(picture: Raster, mesh: Mesh, jaw: Jaw): Raster {
  const axes = axesThrough(mesh, 78, 308);
  const half = Math.abs(inAxes(axes, ...flat(mesh[308] as Point3))[0]);
  const [upper, lower] = [lineOver(mesh, axes, kInnerLips.upper), lineOver(mesh, axes, kInnerLips.lower)];
  const chin = inAxes(axes, ...flat(mesh[152] as Point3))[1];
  const wide = 0.46 * widthOf(mesh);
  const arch = (along: number): number => Math.max(0, 1 - (along / (0.97 * half)) ** 2) ** 0.8;
  const window = (along: number): number => 1 - smooth((Math.abs(along) - 0.62 * wide) / (0.5 * wide));
  const down = (along: number, across: number): number => {
    const line = (upper(along) + lower(along)) / 2;
    if (across < line) return 0;
    const lip = arch(along);
    const jawward = smooth((across - line) / (0.7 * chin)) * window(along);
    const end = 1 - smooth((across - chin) / (0.75 * chin));
    return jaw.opening * (lip + (1 - lip) * jawward) * end;
  };
  const out = { ...picture, data: picture.data.slice() };
  const reach = 2.2 * wide + chin;
  for (let y = Math.max(0, Math.floor(axes.y - reach)); y < Math.min(out.height, axes.y + reach); y++) {
    for (let x = Math.max(0, Math.floor(axes.x - reach)); x < Math.min(out.width, axes.x + reach); x++) {
      const [along, across] = inAxes(axes, x + 0.5, y + 0.5);
      const line = (upper(along) + lower(along)) / 2;
      if (across <= line - 1) continue;
      const i = (y * out.width + x) * out.channels;
      let source = across;
      for (let k = 0; k < 5; k++) source = Math.max(line, across - down(along, source));
      const [sx, sy] = outOfAxes(axes, along, source);
      sampleInto(picture, sx, sy, out.data, i);
      const gap = jaw.opening * arch(along);
      const inside = smooth((across - line + 0.7) / 1.4) * smooth((line + gap - across + 0.7) / 1.4);
      if (gap > 0.5 && inside > 0) paint(out.data, i, inside, (across - line) / gap, jaw.teeth, along / half);
    }
  }
  return out;
}

function paint(data: Float32Array, i: number, share: number, depth: number, teeth: number, side: number): void {
  const tooth = teeth > 0 ? 1 - smooth((depth - teeth) / 0.12) : 0;
  const shadow = 0.35 + 0.65 * (1 - side * side);
  for (let c = 0; c < 3; c++) {
    const lit = (kInside[c] as number) * (1 + 1.6 * smooth((depth - 0.55) / 0.4));
    const colour = (lit + tooth * ((kTeeth[c] as number) - lit)) * shadow;
    data[i + c] = (data[i + c] as number) * (1 - share) + share * colour;
  }
}

function flat([x, y]: Point3): [number, number] {
  return [x, y];
}
