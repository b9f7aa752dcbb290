import type { Camera } from './camera.js';

/** The picture being composed: linear light, 3 floats a pixel, with the undistorted place of every pixel centre. */
export interface Canvas {
  width: number;
  height: number;
  light: Float32Array;
  undistortedX: Float32Array;
  undistortedY: Float32Array;
}

export function makeCanvas(camera: Camera): Canvas {
  const { width, height, distortion } = camera;
  const [cx, cy] = camera.centre;
  const undistortedX = new Float32Array(width * height);
  const undistortedY = new Float32Array(width * height);
  const bend = (4 * distortion) / (width * width + height * height);
  for (let y = 0, i = 0; y < height; y++) {
    const dy = y + 0.5 - cy;
    for (let x = 0; x < width; x++, i++) {
      const dx = x + 0.5 - cx;
      const k = 1 + bend * (dx * dx + dy * dy);
      undistortedX[i] = cx + dx * k;
      undistortedY[i] = cy + dy * k;
    }
  }
  return { width, height, light: new Float32Array(width * height * 3), undistortedX, undistortedY };
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Whole pixels that hold the points, grown by `margin`, cut to the canvas; right and bottom exclusive. */
export function boxAround(
  canvas: { width: number; height: number },
  points: readonly (readonly [number, number])[],
  margin: number,
): Box {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const clip = (value: number, limit: number): number => Math.min(limit, Math.max(0, value));
  return {
    left: clip(Math.floor(Math.min(...xs) - margin), canvas.width),
    top: clip(Math.floor(Math.min(...ys) - margin), canvas.height),
    right: clip(Math.ceil(Math.max(...xs) + margin), canvas.width),
    bottom: clip(Math.ceil(Math.max(...ys) + margin), canvas.height),
  };
}
