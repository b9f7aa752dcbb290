import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Camera, type PlanePose } from './camera.js';
import { makeCanvas } from './canvas.js';
import { area, type Point, type Quad } from './geometry.js';
import { cardCorners, findPose, kCardHeight, kCardWidth } from './pose_search.js';
import { Random } from './random.js';
import { plainRecipe } from './recipe.js';
import { drawSheet, type Sheet } from './sheet.js';
import { makeSkin } from './skin.js';
import { makeTexture } from './texture.js';

const white = makeSkin(makeTexture(8, 8, new Uint8Array(8 * 8 * 3).fill(255)));
const plain: Sheet = {
  x: 0,
  y: 0,
  angle: 0,
  width: kCardWidth,
  height: kCardHeight,
  radius: 0,
  bottom: 0,
  top: 0,
  skin: white,
  sideColour: null,
  rim: null,
  alpha: 1,
};

function view(seed: number, distortion: number): { camera: Camera; pose: PlanePose; quad: Quad } {
  const random = new Random(`corner${seed}`);
  const camera: Camera = { width: 640, height: 480, focal: random.range(450, 700), centre: [318, 243], distortion };
  const pose = findPose(random, camera, { ...plainRecipe(random), tiltDegrees: [0, 50] });
  return { camera, pose, quad: cardCorners(camera, pose) };
}

/** Sum of the light and its centre, in pixels. */
function moments(camera: Camera, pose: PlanePose, sheet: Sheet): { sum: number; centre: Point } {
  const canvas = makeCanvas(camera);
  drawSheet(canvas, camera, pose, sheet);
  const total: [number, number, number] = [0, 0, 0];
  for (let y = 0, at = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++, at += 3) {
      const value = canvas.light[at] as number;
      total[0] += value;
      total[1] += value * (x + 0.5);
      total[2] += value * (y + 0.5);
    }
  }
  return { sum: total[0], centre: [total[1] / total[0], total[2] / total[0]] };
}

function centroid(quad: Quad): Point {
  let [x, y] = [0, 0];
  for (let i = 0; i < 4; i++) {
    const [a, b] = [quad[i] as Point, quad[(i + 1) % 4] as Point];
    const cross = a[0] * b[1] - b[0] * a[1];
    x += (a[0] + b[0]) * cross;
    y += (a[1] + b[1]) * cross;
  }
  const scale = 6 * area(quad);
  return [x / scale, y / scale];
}

test('the card covers exactly the quad of its truth', () => {
  for (let i = 0; i < 6; i++) {
    const { camera, pose, quad } = view(i, 0);
    const { sum, centre } = moments(camera, pose, plain);
    assert.ok(Math.abs(sum / Math.abs(area(quad)) - 1) < 0.002, `area ${sum} of ${area(quad)}`);
    const expected = centroid(quad);
    assert.ok(Math.hypot(centre[0] - expected[0], centre[1] - expected[1]) < 0.05);
  }
});

test('a mark drawn at each corner lies where the truth says, through the lens as well', () => {
  for (const distortion of [0, 0.006, -0.006]) {
    const { camera, pose, quad } = view(7, distortion);
    const corners: Point[] = [
      [-kCardWidth / 2, -kCardHeight / 2],
      [kCardWidth / 2, -kCardHeight / 2],
      [kCardWidth / 2, kCardHeight / 2],
      [-kCardWidth / 2, kCardHeight / 2],
    ];
    corners.forEach(([x, y], i) => {
      const { centre } = moments(camera, pose, { ...plain, x, y, width: 2, height: 2 });
      const [u, v] = quad[i] as Point;
      assert.ok(Math.hypot(centre[0] - u, centre[1] - v) < 0.12, `corner ${i}: ${centre.join()} for ${u},${v}`);
    });
  }
});
