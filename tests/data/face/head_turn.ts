import type { Point3 } from './face_mesh_page.js';

/** Degrees, signs as everywhere: yaw > 0 to the subject's left, pitch > 0 face raised, roll > 0 to the left shoulder. */
export interface HeadAngles {
  yaw: number;
  pitch: number;
  roll: number;
}

/** Row-major. */
export type Turn = [number, number, number, number, number, number, number, number, number];

/**
 * cameraFromHead in camera axes (x right, y down, z away): about z by roll first, then about x by -pitch, then about y
 * by -yaw.
 */
export function turnOf({ yaw, pitch, roll }: HeadAngles): Turn {
  const rad = Math.PI / 180;
  return times(times(aboutY(-yaw * rad), aboutX(-pitch * rad)), aboutZ(roll * rad));
}

export function anglesOf(turn: Turn): HeadAngles {
  const deg = 180 / Math.PI;
  return {
    yaw: Math.atan2(-turn[2], turn[8]) * deg,
    pitch: Math.asin(Math.min(1, Math.max(-1, turn[5]))) * deg,
    roll: Math.atan2(turn[3], turn[4]) * deg,
  };
}

export function turned(turn: Turn, [x, y, z]: Point3): Point3 {
  return [
    turn[0] * x + turn[1] * y + turn[2] * z,
    turn[3] * x + turn[4] * y + turn[5] * z,
    turn[6] * x + turn[7] * y + turn[8] * z,
  ];
}

export function transposed(t: Turn): Turn {
  return [t[0], t[3], t[6], t[1], t[4], t[7], t[2], t[5], t[8]];
}

export function times(a: Turn, b: Turn): Turn {
  const out = [0, 0, 0, 0, 0, 0, 0, 0, 0] as Turn;
  for (let i = 0; i < 9; i++) {
    const [row, column] = [3 * Math.floor(i / 3), i % 3];
    for (let k = 0; k < 3; k++) out[i] = (out[i] as number) + (a[row + k] as number) * (b[3 * k + column] as number);
  }
  return out;
}

function aboutX(t: number): Turn {
  const [c, s] = [Math.cos(t), Math.sin(t)];
  return [1, 0, 0, 0, c, -s, 0, s, c];
}
function aboutY(t: number): Turn {
  const [c, s] = [Math.cos(t), Math.sin(t)];
  return [c, 0, s, 0, 1, 0, -s, 0, c];
}
function aboutZ(t: number): Turn {
  const [c, s] = [Math.cos(t), Math.sin(t)];
  return [c, -s, 0, s, c, 0, 0, 0, 1];
}
