import { type Axes, axesThrough, inAxes, kEyes, lineOver, outOfAxes, smooth } from './face_lines.js';
import type { Mesh } from './mesh_of.js';
import { type Raster, sampleInto } from './raster.js';

/** How far each eye is closed: 0 as photographed, 1 shut. */
export interface Lids {
  left: number;
  right: number;
}

/** Where the lids meet, from the upper lid (0) to the lower (1). */
const kMeeting = 0.82;

/**
 * Slides the skin above each upper lid down over the eye, lashes first, and the lower lid a little up, as lids do; the
 * eyeball stays where it is and is covered. meeting: where the lids meet, from the upper lid (0) to the lower (1).
 */
export function closeLids(picture: Raster, mesh: Mesh, lids: Lids, meeting = kMeeting): Raster {
  const out = { ...picture, data: picture.data.slice() };
  for (const side of ['left', 'right'] as const) {
    if (lids[side] > 0) closeEye(picture, out, mesh, side, { closed: lids[side], meeting });
  }
  return out;
}

function closeEye(
  from: Raster,
  to: Raster,
  mesh: Mesh,
  side: 'left' | 'right',
  how: Pick<Eye, 'closed' | 'meeting'>,
): void {
  const { upper, lower } = kEyes[side];
  const axes = axesThrough(mesh, upper[0], upper[8]);
  const half = Math.abs(inAxes(axes, ...pointOf(mesh, upper[8]))[0]);
  const [up, low] = [lineOver(mesh, axes, upper), lineOver(mesh, axes, lower)];
  const room = Math.max(0.34 * half, 1.1 * (low(0) - up(0)));
  const place = placer({ up, low, half, room, ...how });
  eachPixelNear(axes, half, room, to, (x, y, i) => {
    const [along, across] = inAxes(axes, x, y);
    const source = place(along, across);
    if (source === across) return;
    const [sx, sy] = outOfAxes(axes, along, source);
    sampleInto(from, sx, sy, to.data, i * to.channels);
  });
}

interface Eye {
  up: (along: number) => number;
  low: (along: number) => number;
  half: number;
  /** How far above and below the lids skin gives way. */
  room: number;
  closed: number;
  meeting: number;
}

/** Which height of the photograph is seen at a height, both over the eye's axis. */
function placer({ up, low, half, room, closed, meeting: share }: Eye): (along: number, across: number) => number {
  return (along, across) => {
    const fade = smooth((1.12 * half - Math.abs(along)) / (0.12 * half));
    if (fade <= 0) return across;
    const [u, l] = [up(along), Math.max(up(along), low(along))];
    const meeting = u + share * (l - u);
    const lash = u + closed * fade * (meeting - u);
    const rim = l + closed * fade * (meeting - l);
    const [top, bottom] = [u - room, l + room];
    if (across <= top || across >= bottom) return across;
    if (across < lash) return u - ((lash - across) * (u - top)) / (lash - top);
    if (across > rim) return l + ((across - rim) * (bottom - l)) / (bottom - rim);
    return across;
  };
}

function eachPixelNear(
  axes: Axes,
  half: number,
  room: number,
  raster: Raster,
  visit: (x: number, y: number, i: number) => void,
): void {
  const reach = 1.2 * half + 2 * room;
  for (let y = Math.max(0, Math.floor(axes.y - reach)); y < Math.min(raster.height, axes.y + reach); y++)
    for (let x = Math.max(0, Math.floor(axes.x - reach)); x < Math.min(raster.width, axes.x + reach); x++)
      visit(x + 0.5, y + 0.5, y * raster.width + x);
}

function pointOf(mesh: Mesh, i: number): [number, number] {
  const [x, y] = mesh[i] as [number, number, number];
  return [x, y];
}
