import type { Pixels } from './strength.js';

/** YUV4MPEG2 (4:2:0, JPEG siting, BT.601 limited range), what Chromium's fake camera plays. */
export function y4mHeader(width: number, height: number, framesPerSecond: number): Buffer {
  if (width % 2 !== 0 || height % 2 !== 0) throw new Error(`y4m: got ${width}x${height}, need even sides`);
  return Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
}

export function y4mFrame({ width, height, rgba }: Pixels): Buffer {
  const head = Buffer.from('FRAME\n');
  const half = (width / 2) * (height / 2);
  const out = Buffer.alloc(head.length + width * height + 2 * half);
  head.copy(out);
  for (let i = 0, p = 0, q = head.length; i < width * height; i++, p += 4) {
    out[q + i] =
      16 +
      (65.481 * (rgba[p] as number) + 128.553 * (rgba[p + 1] as number) + 24.966 * (rgba[p + 2] as number)) / 255 +
      0.5;
  }
  let at = head.length + width * height;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2, at++) {
      const [r, g, b] = block(rgba, width, x, y);
      out[at] = 128.5 + (-37.797 * r - 74.203 * g + 112 * b) / 255;
      out[at + half] = 128.5 + (112 * r - 93.786 * g - 18.214 * b) / 255;
    }
  }
  return out;
}

function block(rgba: Uint8ClampedArray, width: number, x: number, y: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const at of [y * width + x, y * width + x + 1, (y + 1) * width + x, (y + 1) * width + x + 1]) {
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (rgba[at * 4 + c] as number) / 4;
  }
  return sum;
}
