import type { Random } from './random.js';

/** Seamless smooth noise over a unit square, -1..1, summed over octaves. */
export class ValueNoise {
  private readonly lattice: Float32Array;

  constructor(random: Random) {
    this.lattice = Float32Array.from({ length: 64 * 64 }, () => 2 * random.next() - 1);
  }

  /** `cells` lattice cells fit into 0..1 in each direction (whole numbers keep it seamless). */
  at(x: number, y: number, cellsX: number, cellsY: number): number {
    const u = x * cellsX;
    const v = y * cellsY;
    const iu = Math.floor(u);
    const iv = Math.floor(v);
    const fu = u - iu;
    const fv = v - iv;
    const su = fu * fu * (3 - 2 * fu);
    const sv = fv * fv * (3 - 2 * fv);
    const x0 = (((iu % cellsX) + cellsX) % cellsX) & 63;
    const x1 = ((((iu + 1) % cellsX) + cellsX) % cellsX) & 63;
    const y0 = ((((iv % cellsY) + cellsY) % cellsY) & 63) * 64;
    const y1 = (((((iv + 1) % cellsY) + cellsY) % cellsY) & 63) * 64;
    const n = this.lattice;
    const top = (n[y0 + x0] as number) + ((n[y0 + x1] as number) - (n[y0 + x0] as number)) * su;
    const bottom = (n[y1 + x0] as number) + ((n[y1 + x1] as number) - (n[y1 + x0] as number)) * su;
    return top + (bottom - top) * sv;
  }

  octaves(x: number, y: number, cellsX: number, cellsY: number, count: number, fall = 0.5): number {
    let sum = 0;
    let weight = 1;
    let total = 0;
    for (let i = 0; i < count; i++) {
      sum += weight * this.at(x + 0.37 * i, y + 0.71 * i, cellsX << i, cellsY << i);
      total += weight;
      weight *= fall;
    }
    return sum / total;
  }
}
