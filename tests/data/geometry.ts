/** Points, quads and 3x3 row-major maps of the generator; pixel (0,0) is the top-left corner of the top-left pixel. */
export type Point = [number, number];
export type Quad = [Point, Point, Point, Point];
export type Matrix3 = [number, number, number, number, number, number, number, number, number];

export function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const out: number[] = [];
  for (let r = 0; r < 9; r += 3) {
    for (let c = 0; c < 3; c++) {
      out.push(
        (a[r] as number) * (b[c] as number) +
          (a[r + 1] as number) * (b[c + 3] as number) +
          (a[r + 2] as number) * (b[c + 6] as number),
      );
    }
  }
  return out as Matrix3;
}

export function invert(m: Matrix3): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = m;
  const A = e * i - f * h;
  const B = f * g - d * i;
  const C = d * h - e * g;
  const det = a * A + b * B + c * C;
  return [A, c * h - b * i, b * f - c * e, B, a * i - c * g, c * d - a * f, C, b * g - a * h, a * e - b * d].map(
    (v) => v / det,
  ) as Matrix3;
}

export function apply(m: Matrix3, [x, y]: Point): Point {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

/** A placement in a plane: turned by `angle`, then moved. */
export function placement(x: number, y: number, angle: number): Matrix3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return [c, -s, x, s, c, y, 0, 0, 1];
}

export function rectangleCorners(width: number, height: number): Quad {
  const x = width / 2;
  const y = height / 2;
  return [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ];
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function mix(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

export function mapQuad(quad: Quad, f: (p: Point) => Point): Quad {
  return [f(quad[0]), f(quad[1]), f(quad[2]), f(quad[3])];
}

export function edgesOf(quad: Quad): [Point, Point][] {
  return [
    [quad[0], quad[1]],
    [quad[1], quad[2]],
    [quad[2], quad[3]],
    [quad[3], quad[0]],
  ];
}

/** Signed area, positive when clockwise as seen (y runs down). */
export function area(polygon: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < polygon.length; i++) {
    const a = polygon[i] as Point;
    const b = polygon[(i + 1) % polygon.length] as Point;
    sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}

/** Sutherland-Hodgman: the part of `polygon` inside the convex clockwise `clip`. */
export function intersect(polygon: readonly Point[], clip: readonly Point[]): Point[] {
  let out = [...polygon];
  for (let i = 0; i < clip.length && out.length > 0; i++) {
    const a = clip[i] as Point;
    const b = clip[(i + 1) % clip.length] as Point;
    const side = (p: Point): number => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
    out = clipBy(out, side);
  }
  return out;
}

function clipBy(polygon: readonly Point[], side: (p: Point) => number): Point[] {
  const out: Point[] = [];
  for (let i = 0; i < polygon.length; i++) {
    const p = polygon[i] as Point;
    const q = polygon[(i + 1) % polygon.length] as Point;
    const sp = side(p);
    const sq = side(q);
    if (sp >= 0) out.push(p);
    if ((sp > 0 && sq < 0) || (sp < 0 && sq > 0)) out.push(mix(p, q, sp / (sp - sq)));
  }
  return out;
}

export function intersectionOverUnion(a: Quad, b: Quad): number {
  const clockwise = (quad: Quad): Point[] => (area(quad) >= 0 ? quad : [...quad].reverse());
  const shared = Math.abs(area(intersect(clockwise(a), clockwise(b))));
  const union = Math.abs(area(a)) + Math.abs(area(b)) - shared;
  return union > 0 ? shared / union : 0;
}
