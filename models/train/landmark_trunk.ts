import type { Point3 } from '../../tests/data/face/face_mesh_page.js';
import type { Mesh } from '../../tests/data/face/mesh_of.js';
import type { Random } from '../../tests/data/random.js';
import { startRuntime } from '../../tests/models/runtime_under_test.js';
import { readManifest, readSource } from '../convert/manifest.js';
import { readTflite } from '../convert/tflite_model.js';
import { tfliteToOnnx } from '../convert/tflite_to_onnx.js';

export const kPoints = 468;
const kSide = 192;
const kAroundFace = 1.5;

/** The model's view of a picture (src/face/face_patch.cpp): square, eyes level. */
export interface Square {
  /** Pixels of the picture for one of the input, and its upper left corner. */
  readonly across: readonly [number, number];
  readonly corner: readonly [number, number];
  toInput: (point: Point3) => [number, number];
}

/** Round these points; with random, as far off as a detector's box may be, times `off`. */
export function squareOf(points: Mesh, random?: Random, off = 1): Square {
  const xs = points.slice(0, kPoints).map((p) => p[0]);
  const ys = points.slice(0, kPoints).map((p) => p[1]);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const by = (deviation: number): number => (random ? deviation * off * random.normal() : 0);
  const side = kAroundFace * Math.max(right - left, bottom - top) * (1 + by(0.06));
  const [a, b] = [points[33] as Point3, points[263] as Point3];
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]) + by(0.05);
  const [ax, ay] = [(Math.cos(angle) * side) / kSide, (Math.sin(angle) * side) / kSide];
  const [mx, my] = [(left + right) / 2 + side * by(0.02), (top + bottom) / 2 + side * by(0.02)];
  const corner = [mx - ((ax - ay) * kSide) / 2, my - ((ay + ax) * kSide) / 2] as const;
  const scale = ax * ax + ay * ay;
  const toInput = ([x, y]: Point3): [number, number] => {
    const [dx, dy] = [x - corner[0], y - corner[1]];
    return [(dx * ax + dy * ay) / scale, (dy * ax - dx * ay) / scale];
  };
  return { across: [ax, ay], corner, toInput };
}

export interface Seen {
  /** Inputs of the last filter, channels first. */
  features: Float32Array;
  /** In pixels of the picture. */
  points: Mesh;
}

export interface Trunk {
  /** rgb: a square picture of size x size. */
  look: (rgb: Uint8Array, size: number, square: Square) => Seen;
}

/** face_landmarks.onnx before the refinement, with one output more. */
export async function openTrunk(): Promise<Trunk> {
  const entry = readManifest().models['face_landmarks'];
  if (entry?.conversion.from !== 'tflite') throw new Error('models/manifest.json has no landmark model');
  const { source, input, outputs, conversion } = entry;
  const file = readSource(source);
  const model = readTflite(file);
  const mesh = model.tensors.findIndex(({ name }) => name === conversion.refined?.layer);
  const last = model.operators.find((operator) => operator.outputs.includes(mesh));
  const features = model.tensors[last?.inputs[0] ?? -1];
  if (!features) throw new Error('the landmark model has no last filter');
  const [, height = 0, width = 0, channels = 0] = features.shape;
  const end = [...(conversion.end ?? []), features.name];
  const names = [...outputs.map(({ name }) => name), 'features'];
  const { weights, exact } = conversion;
  const onnx = tfliteToOnnx(file, { weights, end, ...(exact ? { exact } : {}) }, names);
  const runtime = await startRuntime('stock');
  const shapes = [...outputs, { name: 'features', shape: [1, channels, height, width] }];
  const session = runtime.createSession(onnx, { input, outputs: shapes });
  return {
    look: (rgb, size, square) => {
      const [landmarks, , seen] = session.run(planes(rgb, size, square));
      if (!landmarks || !seen) throw new Error('the landmark model said nothing');
      const [ax, ay] = square.across;
      const points = Array.from({ length: kPoints }, (_, i): Point3 => {
        const [x = 0, y = 0, z = 0] = landmarks.subarray(3 * i, 3 * i + 3);
        return [square.corner[0] + ax * x - ay * y, square.corner[1] + ay * x + ax * y, z];
      });
      return { features: seen.slice(), points };
    },
  };
}

/** 0..1, bilinear; what lies outside of the picture is black. */
function planes(rgb: Uint8Array, size: number, { across: [ax, ay], corner }: Square): Float32Array {
  const out = new Float32Array(3 * kSide * kSide);
  const at = (x: number, y: number, c: number): number =>
    x < 0 || y < 0 || x >= size || y >= size ? 0 : (rgb[(y * size + x) * 3 + c] ?? 0);
  for (let i = 0; i < kSide * kSide; i++) {
    const [u, v] = [(i % kSide) + 0.5, Math.floor(i / kSide) + 0.5];
    const x = corner[0] + ax * u - ay * v - 0.5;
    const y = corner[1] + ay * u + ax * v - 0.5;
    const [x0, y0] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - x0, y - y0];
    for (let c = 0; c < 3; c++) {
      const top = at(x0, y0, c) * (1 - fx) + at(x0 + 1, y0, c) * fx;
      const bottom = at(x0, y0 + 1, c) * (1 - fx) + at(x0 + 1, y0 + 1, c) * fx;
      out[c * kSide * kSide + i] = (top * (1 - fy) + bottom * fy) / 255;
    }
  }
  return out;
}
