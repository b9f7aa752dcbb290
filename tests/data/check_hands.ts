import { skinColour } from './arrange_hands.js';
import { kCardFields } from './card_fields.js';
import { pixelsFromCard, pixelsPerMillimetre } from './card_map.js';
import type { Finger } from './finger.js';
import { mix, type Point } from './geometry.js';
import { kCardHeight, kCardWidth } from './pose_search.js';
import type { Random } from './random.js';
import type { PlacedCard, Scene } from './scene.js';
import { penBetween } from './small_things.js';

/** Fingers and pens laid where a check wants them; places and lengths in card millimetres. */
interface Reach {
  /** Middle of the finger's round tip. */
  tip: Point;
  /** Direction from the tip to the hand, radians. */
  away: number;
  radius: number;
}

const kThumb = [7.5, 10.5] as const;

function cardOf(scene: Scene): PlacedCard {
  const [card] = scene.cards;
  if (!card) throw new Error('hands: no card in the scene');
  return card;
}

function go([x, y]: Point, length: number, angle: number): Point {
  return [x + length * Math.cos(angle), y + length * Math.sin(angle)];
}

/** The arm lies behind the card for a hand that holds it, else in front like the finger. */
function addFinger(random: Random, scene: Scene, reach: Reach, holding: boolean): void {
  const card = cardOf(scene);
  const map = pixelsFromCard(scene.camera, scene.pose, card);
  const scale = pixelsPerMillimetre(card.corners);
  const colour = skinColour(random);
  const angle = random.range(0, 6.3);
  const palm = go(reach.tip, random.range(70, 100), reach.away);
  const finger = (tip: Point, root: Point, radius: number, widening: number): Finger => ({
    root: map(root),
    tip: map(tip),
    rootRadius: radius * widening * scale,
    tipRadius: radius * scale,
    colour,
    light: [Math.cos(angle), Math.sin(angle)],
    nail: null,
    creases: random.range(0, 6),
  });
  const arm = { ...finger(palm, go(palm, 400, reach.away + random.normal() * 0.2), 30, 1.15), creases: null };
  const thumb = finger(reach.tip, palm, reach.radius, 1.25);
  if (random.chance(0.75)) thumb.nail = [colour[0] * 1.15, colour[1] * 1.2, colour[2] * 1.25];
  (holding ? scene.fingersBehind : scene.fingersInFront).push(arm);
  scene.fingersInFront.push(thumb);
  if (holding) addBehind(random, scene, reach, finger, palm);
}

function addBehind(
  random: Random,
  scene: Scene,
  reach: Reach,
  finger: (tip: Point, root: Point, radius: number, widening: number) => Finger,
  palm: Point,
): void {
  const count = random.int(1, 3);
  for (let i = 0; i < count; i++) {
    const beside = go(reach.tip, (i - count / 2 + 0.5) * 19, reach.away + Math.PI / 2);
    scene.fingersBehind.push(
      finger(go(beside, random.range(0, 14), reach.away + Math.PI), palm, random.range(7, 9.5), 1.25),
    );
  }
}

const kOutward = [-Math.PI / 2, 0, Math.PI / 2, Math.PI] as const;

function onEdge(edge: number, t: number): Point {
  const corners: Point[] = [
    [0, 0],
    [kCardWidth, 0],
    [kCardWidth, kCardHeight],
    [0, kCardHeight],
  ];
  return mix(corners[edge] as Point, corners[(edge + 1) % 4] as Point, t);
}

/** One or two thumbs on the rim, clear of fields and corners as far as chance will have it. */
export function holdRim(random: Random, scene: Scene, holding: boolean): void {
  const first = random.int(0, 3);
  const edges = holding && random.chance(0.4) ? [first, (first + 2) % 4] : [first];
  for (const edge of edges) {
    const away = (kOutward[edge] as number) + random.normal() * 0.2;
    const radius = random.range(...kThumb);
    const depth = random.range(0.5, edge === 3 ? 12 : 6);
    const rim = onEdge(edge, edge % 2 === 0 ? random.range(0.25, 0.75) : random.range(0.35, 0.65));
    addFinger(random, scene, { tip: go(rim, radius - depth, kOutward[edge] as number), away, radius }, holding);
  }
}

/** A finger from a random edge over a key field. */
export function coverField(random: Random, scene: Scene, photo: boolean): void {
  const at = inField(random, cardOf(scene), photo);
  const edge = random.pick([0, 1, 2, 2, 3]);
  const radius = random.range(...kThumb);
  addFinger(
    random,
    scene,
    { tip: at, away: (kOutward[edge] as number) + random.normal() * 0.3, radius },
    random.chance(0.3),
  );
}

export function coverCorner(random: Random, scene: Scene): void {
  const corner = random.int(0, 3);
  const radius = random.range(...kThumb);
  const outward = (kOutward[corner] as number) - Math.PI / 4;
  const tip = go(onEdge(corner, 0), radius - random.range(4, 9), outward + random.normal() * 0.5);
  addFinger(random, scene, { tip, away: outward + random.normal() * 0.5, radius }, random.chance(0.3));
}

export function coverWithPen(random: Random, scene: Scene): void {
  const card = cardOf(scene);
  layPen(random, scene, inField(random, card, false), random.range(0, 6.3));
}

/** A pen beside the card, along one of its edges. */
export function layPenBeside(random: Random, scene: Scene): void {
  const edge = random.int(0, 3);
  const at = go(onEdge(edge, random.range(0.3, 0.7)), random.range(8, 14), kOutward[edge] as number);
  layPen(random, scene, at, (kOutward[edge] as number) + Math.PI / 2 + random.normal() * 0.03);
}

function layPen(random: Random, scene: Scene, at: Point, angle: number): void {
  const card = cardOf(scene);
  const map = pixelsFromCard(scene.camera, scene.pose, card);
  const half = random.range(60, 75);
  scene.thingsOver.push(...penBetween(random, (t) => map(go(at, t * half, angle)), pixelsPerMillimetre(card.corners)));
}

function inField(random: Random, card: PlacedCard, photo: boolean): Point {
  const fields = kCardFields[card.side ?? 'portrait'];
  const wanted = fields.filter((field) => photo === (field.name === 'photo'));
  const field = random.pick(wanted.length > 0 ? wanted : fields);
  return [field.x + random.range(0.15, 0.85) * field.width, field.y + random.range(0.2, 0.8) * field.height];
}
