import type { Canvas } from './canvas.js';

/** What optics do to the finished light: defocus, motion, falloff to the corners. */
export function gaussianBlur(light: Float32Array, width: number, height: number, sigma: number): void {
  if (sigma < 0.2) return;
  const kernel = gaussianKernel(sigma);
  const scratch = new Float32Array(Math.max(width, height) * 3 + kernel.length * 3);
  for (let y = 0; y < height; y++) blurLine(light, y * width * 3, 3, width, kernel, scratch);
  for (let x = 0; x < width; x++) blurLine(light, x * 3, width * 3, height, kernel, scratch);
}

function gaussianKernel(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(2.7 * sigma));
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  return kernel.map((v) => v / sum);
}

function blurLine(
  light: Float32Array,
  start: number,
  step: number,
  count: number,
  kernel: Float32Array,
  line: Float32Array,
): void {
  const radius = kernel.length >> 1;
  for (let i = -radius; i < count + radius; i++) {
    const at = start + Math.min(count - 1, Math.max(0, i)) * step;
    const to = (i + radius) * 3;
    line[to] = light[at] as number;
    line[to + 1] = light[at + 1] as number;
    line[to + 2] = light[at + 2] as number;
  }
  for (let i = 0, at = start; i < count; i++, at += step) {
    let r = 0;
    let g = 0;
    let b = 0;
    for (let k = 0, from = i * 3; k < kernel.length; k++, from += 3) {
      const weight = kernel[k] as number;
      r += weight * (line[from] as number);
      g += weight * (line[from + 1] as number);
      b += weight * (line[from + 2] as number);
    }
    light[at] = r;
    light[at + 1] = g;
    light[at + 2] = b;
  }
}

/** Even smear over a straight path `length` pixels long, centred. */
export function motionBlur(light: Float32Array, width: number, height: number, length: number, angle: number): void {
  if (length < 0.5) return;
  const source = light.slice();
  const taps = Math.max(3, Math.ceil(length) | 1);
  light.fill(0);
  for (let k = 0; k < taps; k++) {
    const t = (length * (k - (taps - 1) / 2)) / taps;
    addShifted(source, light, width, height, t * Math.cos(angle), t * Math.sin(angle), 1 / taps);
  }
}

function addShifted(
  source: Float32Array,
  target: Float32Array,
  width: number,
  height: number,
  dx: number,
  dy: number,
  weight: number,
): void {
  const ix = Math.floor(dx);
  const iy = Math.floor(dy);
  const fx = dx - ix;
  const fy = dy - iy;
  const a = weight * (1 - fx) * (1 - fy);
  const b = weight * fx * (1 - fy);
  const c = weight * (1 - fx) * fy;
  const d = weight * fx * fy;
  for (let y = 0; y < height; y++) {
    const y0 = Math.min(height - 1, Math.max(0, y + iy)) * width;
    const y1 = Math.min(height - 1, Math.max(0, y + iy + 1)) * width;
    for (let x = 0; x < width; x++) {
      const x0 = Math.min(width - 1, Math.max(0, x + ix));
      const x1 = Math.min(width - 1, Math.max(0, x + ix + 1));
      const p = (y0 + x0) * 3;
      const q = (y0 + x1) * 3;
      const r = (y1 + x0) * 3;
      const s = (y1 + x1) * 3;
      const at = (y * width + x) * 3;
      for (let k = 0; k < 3; k++) {
        target[at + k] =
          (target[at + k] as number) +
          a * (source[p + k] as number) +
          b * (source[q + k] as number) +
          c * (source[r + k] as number) +
          d * (source[s + k] as number);
      }
    }
  }
}

/** Darkens the corners: `strength` is the light lost half a diagonal away. */
export function vignette(canvas: Canvas, strength: number): void {
  if (strength <= 0) return;
  const { width, height, light } = canvas;
  const scale = 4 / (width * width + height * height);
  for (let y = 0, at = 0; y < height; y++) {
    const dy = (y + 0.5 - height / 2) ** 2;
    for (let x = 0; x < width; x++, at += 3) {
      const gain = 1 - strength * scale * (dy + (x + 0.5 - width / 2) ** 2);
      light[at] = (light[at] as number) * gain;
      light[at + 1] = (light[at + 1] as number) * gain;
      light[at + 2] = (light[at + 2] as number) * gain;
    }
  }
}
