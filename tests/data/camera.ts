import { apply, type Matrix3, multiply, type Point } from './geometry.js';

/** Pinhole with slight radial distortion; the plane of the table is given in card millimetres, x right, y down, height toward the camera. */
export interface Camera {
  width: number;
  height: number;
  focal: number;
  centre: Point;
  /** Shift of a point half a diagonal away, as a share of its distance. */
  distortion: number;
}

export interface PlanePose {
  /** Row-major, columns = the plane's x, y and the direction away from the camera. */
  rotation: Matrix3;
  translation: [number, number, number];
}

/** `inPlane` turns the plane, then it tips by `tilt` about the axis lying at `tiltAxis` in the picture; radians. */
export function planeRotation(inPlane: number, tilt: number, tiltAxis: number): Matrix3 {
  const turn = (a: number): Matrix3 => [Math.cos(a), -Math.sin(a), 0, Math.sin(a), Math.cos(a), 0, 0, 0, 1];
  const tip: Matrix3 = [1, 0, 0, 0, Math.cos(tilt), -Math.sin(tilt), 0, Math.sin(tilt), Math.cos(tilt)];
  return multiply(multiply(turn(tiltAxis), tip), turn(inPlane - tiltAxis));
}

/** The plane's origin is seen at `at`, `depth` millimetres away. */
export function planePose(camera: Camera, rotation: Matrix3, at: Point, depth: number): PlanePose {
  const [cx, cy] = camera.centre;
  return {
    rotation,
    translation: [((at[0] - cx) / camera.focal) * depth, ((at[1] - cy) / camera.focal) * depth, depth],
  };
}

/** Undistorted pixels from plane millimetres at `height` above the table. */
export function pixelsFromPlane(camera: Camera, pose: PlanePose, height = 0): Matrix3 {
  const r = pose.rotation;
  const t = pose.translation;
  const f = camera.focal;
  const [cx, cy] = camera.centre;
  const lift = (row: number): number => (t[row] as number) - height * (r[row * 3 + 2] as number);
  const flat: Matrix3 = [r[0], r[1], lift(0), r[3], r[4], lift(1), r[6], r[7], lift(2)];
  return multiply([f, 0, cx, 0, f, cy, 0, 0, 1], flat);
}

function halfDiagonal(camera: Camera): number {
  return Math.hypot(camera.width, camera.height) / 2;
}

export function undistort(camera: Camera, [u, v]: Point): Point {
  const dx = (u - camera.centre[0]) / halfDiagonal(camera);
  const dy = (v - camera.centre[1]) / halfDiagonal(camera);
  const k = camera.distortion * (dx * dx + dy * dy);
  return [u + (u - camera.centre[0]) * k, v + (v - camera.centre[1]) * k];
}

export function distort(camera: Camera, target: Point): Point {
  let p = target;
  for (let i = 0; i < 12; i++) {
    const q = undistort(camera, p);
    p = [p[0] + target[0] - q[0], p[1] + target[1] - q[1]];
  }
  return p;
}

/** Frame pixels of a point of the plane. */
export function project(camera: Camera, fromPlane: Matrix3, point: Point): Point {
  return distort(camera, apply(fromPlane, point));
}
