import type { CaptureKind } from './capture_script.js';
import { kCardFields } from './card_fields.js';
import { gridOver, pixelsFromCard } from './card_map.js';
import { aimGlare } from './check_glare.js';
import { coverField } from './check_hands.js';
import { blurTo } from './check_recipe.js';
import { sceneTruth } from './check_truth.js';
import { reflectionAt } from './glare.js';
import { turnIntoCopy } from './photocopy.js';
import type { Random } from './random.js';
import type { PlacedCard, Scene } from './scene.js';

/** What spoils a film: once for all of it, or laid on the card wherever it moves. */
const kTries = 100;
const kCovered = 0.2;
const kBurnt = 0.2;

export function spoil(random: Random, kind: CaptureKind, scene: Scene): void {
  blurTo(scene, kind === 'blur' ? random.range(0.38, 0.6) : random.range(0.06, 0.1), 0, 0);
  if (kind === 'photocopy') turnIntoCopy(random, scene, random.pick(['white', 'white', 'bluish', 'yellowish']), false);
  if (kind === 'glare') scene.metering = { kind: 'cardLuma', luma: random.range(120, 170) };
  if (kind === 'tooDark') {
    scene.metering = { kind: 'cardLuma', luma: random.range(22, 42) };
    scene.sensor.noise = random.range(3, 6);
  }
}

/** Puts the kind's finger or reflection on a scene, always the same one; of many drawn, the first that is fault enough. */
export function dresser(random: Random, kind: CaptureKind, still: Scene): (scene: Scene) => void {
  if (kind === 'finger') {
    const photo = random.chance(0.4);
    const lay = (fork: number) => (scene: Scene) => {
      coverField(random.fork(fork), scene, photo);
    };
    return lay(firstOf((fork) => Math.max(...Object.values(sceneTruth(dressed(still, lay(fork))).hidden)) >= kCovered));
  }
  if (kind === 'glare') {
    const aim = random.chance(0.5) ? 'photo' : 'number';
    const lay = (fork: number) => (scene: Scene) => {
      aimGlare(random.fork(fork), scene, aim);
      const { exposure } = scene.sensor;
      scene.glares = scene.glares.map((glare) => ({ ...glare, strength: glare.strength / exposure }));
    };
    return lay(firstOf((fork) => brightShare(dressed(still, lay(fork)), aim) >= kBurnt));
  }
  return () => undefined;
}

function dressed(scene: Scene, lay: (scene: Scene) => void): Scene {
  const copy = { ...scene, fingersInFront: [], fingersBehind: [], glares: [] };
  lay(copy);
  return copy;
}

function firstOf(enough: (fork: number) => boolean): number {
  for (let fork = 0; fork < kTries; fork++) if (enough(fork)) return fork;
  throw new Error('capture: no finger or reflection was fault enough');
}

/** Share of a field where the reflection alone is as bright as paper in full light. */
function brightShare(scene: Scene, name: 'photo' | 'number'): number {
  const field = kCardFields.portrait.find((one) => one.name === name);
  if (!field) return 0;
  const map = pixelsFromCard(scene.camera, scene.pose, scene.cards[0] as PlacedCard);
  const places = gridOver(field.x, field.y, field.width, field.height, 0.5).map(map);
  const bright = places.filter(([x, y]) => scene.glares.some((glare) => reflectionAt(glare, x, y) >= 1));
  return bright.length / places.length;
}
