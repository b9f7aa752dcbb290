import { type CardField, type FieldName, kCardFields } from './card_fields.js';
import { gridOver, pixelsFromCard, pixelsPerMillimetre, type Rotation, uprightRotation } from './card_map.js';
import { fingerDistance } from './finger.js';
import { distance, type Point, type Quad } from './geometry.js';
import { luma } from './light.js';
import { kCardHeight, kCardWidth } from './pose_search.js';
import type { ResidentSide } from './resident_card.js';
import type { PlacedCard, Scene } from './scene.js';
import type { Pixels } from './strength.js';
import { outside } from './truth.js';

/** What is true of the one card of a frame, as far as a check asks for it. */
export interface SceneTruth {
  /** null: not a resident card. */
  side: ResidentSide | null;
  rotation: Rotation;
  /** Corners as printed. */
  quad: Quad;
  /** Mean of both long edges, pixels. */
  longEdge: number;
  pixelsPerMillimetre: number;
  /** Between the card's normal and the camera's axis. */
  tiltDegrees: number;
  /** Defocus and motion together: standard deviation on the card. */
  blurMillimetres: number;
  motionMillimetres: number;
  /** How far the worst corner lies beyond the frame, in frame widths or heights; negative inside. */
  outsideShare: number;
  /** Share of each key field under fingers and things. */
  hidden: Partial<Record<FieldName, number>>;
  /** How deep under fingers and things the worst corner lies; negative: how far they keep away. */
  cornerHiddenMillimetres: number;
  /** From fingers and things to the nearest field; negative when over one. */
  fieldClearMillimetres: number;
  photocopy: boolean;
}

export interface CheckTruth extends SceneTruth {
  /** Share of each key field that a reflection burns out. */
  burnt: Partial<Record<FieldName, number>>;
  /** Of all key fields together. */
  keyAreaBurnt: number;
  /** Share of the worst field that a reflection lifts close to white. */
  washed: number;
  /** Median luma of the card's pixels that nothing covers. */
  groundLuma: number;
  /** Share of the card burnt out without any reflection. */
  overexposed: number;
}

const kGeometryStep = 0.5;
const kPixelStep = 0.25;
const kCardStep = 0.5;
const kBurnt = 250;
const kWashed = 238;
const kFarAway = 99;

export function sceneTruth(scene: Scene): SceneTruth {
  const card = onlyCard(scene);
  const quad = card.corners;
  const scale = pixelsPerMillimetre(quad);
  const map = pixelsFromCard(scene.camera, scene.pose, card);
  const over = [...scene.fingersInFront, ...scene.thingsOver];
  const away = ([x, y]: Point): number =>
    over.reduce((least, finger) => Math.min(least, fingerDistance(finger, x, y)), kFarAway * scale) / scale;
  const fields = fieldsOf(card).map((field) => ({
    name: field.name,
    away: placesOf(field, kGeometryStep).map(map).map(away),
  }));
  const motion = scene.motion.length / Math.sqrt(12) / scale;
  return {
    side: card.side,
    rotation: uprightRotation(quad),
    quad,
    longEdge: (distance(quad[0], quad[1]) + distance(quad[3], quad[2])) / 2,
    pixelsPerMillimetre: scale,
    tiltDegrees: (Math.acos(Math.min(1, Math.abs(scene.pose.rotation[8]))) * 180) / Math.PI,
    blurMillimetres: Math.hypot(scene.defocus / scale, motion),
    motionMillimetres: motion,
    outsideShare: Math.max(...quad.map((corner) => outside(corner, scene.camera.width, scene.camera.height))),
    hidden: Object.fromEntries(fields.map((field) => [field.name, shareOf(field.away, (d) => d < 0)])),
    cornerHiddenMillimetres: -Math.min(...quad.map(away)),
    fieldClearMillimetres: Math.min(kFarAway, ...fields.flatMap((field) => field.away)),
    photocopy: card.photocopy === true,
  };
}

/** `plain`: the same frame without its reflections; the frame itself when it has none. */
export function checkTruth(scene: Scene, frame: Pixels, plain: Pixels): CheckTruth {
  const card = onlyCard(scene);
  const map = pixelsFromCard(scene.camera, scene.pose, card);
  const lit = (limit: number) => (at: number) => darkest(frame, at) >= limit && darkest(plain, at) < limit;
  const fields = fieldsOf(card).map((field) => ({
    ...field,
    at: pixelsAt(frame, placesOf(field, kPixelStep).map(map)),
  }));
  const every = fields.flatMap((field) => field.at);
  const free = pixelsAt(
    frame,
    gridOver(1, 1, kCardWidth - 2, kCardHeight - 2, kCardStep)
      .map(map)
      .filter(
        (p) => ![...scene.fingersInFront, ...scene.thingsOver].some((finger) => fingerDistance(finger, ...p) < 0),
      ),
  );
  const lumas = free.map((at) => lumaOf(frame, at)).sort((a, b) => a - b);
  return {
    ...sceneTruth(scene),
    burnt: Object.fromEntries(fields.map((field) => [field.name, shareOf(field.at, lit(kBurnt))])),
    keyAreaBurnt: shareOf(every, lit(kBurnt)),
    washed: Math.max(0, ...fields.map((field) => shareOf(field.at, lit(kWashed)))),
    groundLuma: lumas[lumas.length >> 1] ?? 0,
    overexposed: shareOf(free, (at) => darkest(plain, at) >= kBurnt),
  };
}

function onlyCard(scene: Scene): PlacedCard {
  const [card] = scene.cards;
  if (!card) throw new Error('check truth: no card in the scene');
  return card;
}

function fieldsOf(card: PlacedCard): readonly CardField[] {
  return card.side === null ? [] : kCardFields[card.side];
}

function placesOf(field: CardField, step: number): Point[] {
  return gridOver(field.x, field.y, field.width, field.height, step);
}

/** Offsets into rgba of the places that are in the frame. */
function pixelsAt({ width, height }: Pixels, places: readonly Point[]): number[] {
  return places
    .filter(([x, y]) => x >= 0 && y >= 0 && x < width && y < height)
    .map(([x, y]) => (Math.floor(y) * width + Math.floor(x)) * 4);
}

function darkest({ rgba }: Pixels, at: number): number {
  return Math.min(rgba[at] as number, rgba[at + 1] as number, rgba[at + 2] as number);
}

function lumaOf({ rgba }: Pixels, at: number): number {
  return luma(rgba[at] as number, rgba[at + 1] as number, rgba[at + 2] as number);
}

function shareOf<T>(items: readonly T[], counts: (item: T) => boolean): number {
  return items.filter(counts).length / Math.max(1, items.length);
}
