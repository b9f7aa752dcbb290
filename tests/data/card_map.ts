import { pixelsFromPlane, type PlanePose, type Camera, project } from './camera.js';
import { area, multiply, placement, type Point, type Quad } from './geometry.js';
import { kCardHeight, kCardWidth } from './pose_search.js';
import type { PlacedCard } from './scene.js';

/** Frame pixels of card millimetres from the card's top-left corner as printed. */
export function pixelsFromCard(camera: Camera, pose: PlanePose, { sheet }: PlacedCard): (at: Point) => Point {
  const toPixels = multiply(pixelsFromPlane(camera, pose, sheet.top), placement(sheet.x, sheet.y, sheet.angle));
  return ([x, y]) => project(camera, toPixels, [x - kCardWidth / 2, y - kCardHeight / 2]);
}

/** Over the whole card, by area. */
export function pixelsPerMillimetre(quad: Quad): number {
  return Math.sqrt(Math.abs(area(quad)) / (kCardWidth * kCardHeight));
}

export type Rotation = 0 | 90 | 180 | 270;

/** Degrees clockwise that bring the printed top up: text that runs down the picture needs 270. */
export function uprightRotation([topLeft, topRight, bottomRight, bottomLeft]: Quad): Rotation {
  const x = topRight[0] - topLeft[0] + bottomRight[0] - bottomLeft[0];
  const y = topRight[1] - topLeft[1] + bottomRight[1] - bottomLeft[1];
  const quarters = Math.round(Math.atan2(y, x) / (Math.PI / 2));
  return (((4 - quarters) % 4) * 90) as Rotation;
}

/** Even grid of places over a rectangle, `step` apart at most, cell centres. */
export function gridOver(x: number, y: number, width: number, height: number, step: number): Point[] {
  const columns = Math.ceil(width / step);
  const rows = Math.ceil(height / step);
  return Array.from({ length: columns * rows }, (_, i): Point => [
    x + (((i % columns) + 0.5) * width) / columns,
    y + ((Math.floor(i / columns) + 0.5) * height) / rows,
  ]);
}
