import { sheetCorners } from './arrange_cards.js';
import type { PlanePose } from './camera.js';
import { developPlate, makePlate, type Plate } from './capture_plate.js';
import { type CaptureKind, captureScript, type Moment } from './capture_script.js';
import { makeStage, type Rectangle, type Stage } from './capture_stage.js';
import { meterCard } from './card_metering.js';
import { type SceneTruth, sceneTruth } from './check_truth.js';
import { drawCutting, FilmRoll, smear } from './film_roll.js';
import { mix } from './geometry.js';
import { Random } from './random.js';
import { shaken } from './recording.js';
import type { PlacedCard, Scene } from './scene.js';

/**
 * Films for the capture of both sides: a card comes into the guide under a hand-held camera, rests there, leaves, and
 * comes back turned over; or it rests there with one fault all along. Only the card's surroundings are drawn anew for
 * each frame, the table is drawn once.
 */
export interface CaptureSpec {
  kind: CaptureKind;
  width: number;
  height: number;
  framesPerSecond: number;
  /** Where the page shows its guide, in frame pixels. */
  guide: Rectangle;
  /** 1: 0.35 of what `record` calls a calm hand; the card is meant to be still. */
  unrest?: number;
}

export interface CaptureFrame {
  timestampMs: number;
  /** With the mark FRAME before it, as it stands in the file. */
  y4m: Buffer;
  moment: Moment;
  truth: SceneTruth;
}

const kCalm = 0.35;
const kMovingUnrest = 9;
/** How much farther the camera is, as a share of the distance, when the card comes from far away. */
const kFarther = 0.75;
const kFarGrowth = 1.9;
const kGrowth = 1.25;
const kShutterSeconds = 1 / 60;

export async function* captureRecording(spec: CaptureSpec, seed: string): AsyncGenerator<CaptureFrame> {
  const random = new Random(`capture/${spec.kind}/${seed}`);
  const script = captureScript(random.fork('script'), spec.kind);
  const stage = await makeStage(random.fork('stage'), spec.kind, spec, spec.guide);
  const unrest = (spec.unrest ?? 1) * (spec.kind === 'moving' ? kMovingUnrest : kCalm);
  const hand = shaken(random.fork('hand'), stage.scene.pose, unrest, script.loopSeconds);
  const comesFromFar = spec.kind === 'good' && script.from === 'far';
  const plate = makePlate(stage.scene, comesFromFar ? kFarGrowth : kGrowth);
  expose(stage.scene, plate);
  const roll = new FilmRoll(plate, developPlate(plate, stage.scene), random.fork('noise'), stage.scene.sensor);
  const sceneAt = (seconds: number): Scene => {
    const moment = script.at(seconds);
    const far = comesFromFar && moment.side === 'portrait' && moment.phase === 'entering';
    return sceneOf(stage, moment, far, hand(seconds));
  };
  const shoot = (seconds: number): Omit<CaptureFrame, 'timestampMs'> => {
    const scene = sceneAt(seconds);
    scene.motion = smear(sceneAt(seconds - kShutterSeconds / 2), sceneAt(seconds + kShutterSeconds / 2));
    stage.dress(scene);
    return { moment: script.at(seconds), truth: sceneTruth(scene), y4m: roll.shoot(scene) };
  };
  const frames = Math.round(script.seconds * spec.framesPerSecond);
  const distinct = Math.min(frames, Math.round((script.loopSeconds ?? script.seconds) * spec.framesPerSecond));
  const kept: Omit<CaptureFrame, 'timestampMs'>[] = [];
  for (let i = 0; i < frames; i++) {
    const frame = kept[i % distinct] ?? shoot(i / spec.framesPerSecond);
    if (distinct < frames && i < distinct) kept.push(frame);
    yield { ...frame, timestampMs: (1000 * i) / spec.framesPerSecond };
  }
}

/** Once for the whole film, on the card at rest. */
function expose(scene: Scene, plate: Plate): void {
  const cutting = drawCutting(plate, scene);
  if (!cutting || !scene.metering) throw new Error('capture: no card to expose for');
  scene.sensor.exposure = meterCard(cutting.canvas, cutting.scene, scene.metering);
}

function sceneOf(stage: Stage, { side, arrived }: Moment, far: boolean, held: PlanePose): Scene {
  const { camera } = stage.scene;
  const [x, y, z] = held.translation;
  const back = far ? 1 + kFarther * (1 - arrived) : 1;
  const pose: PlanePose = { ...held, translation: [x * back, y * back, z * back] };
  const card = stage.sides[side];
  const rest = card.sheet;
  const [left, top] = far ? [rest.x, rest.y] : mix(stage.away, [rest.x, rest.y], arrived);
  const sheet = { ...rest, x: left, y: top, angle: rest.angle + (far ? 0 : 0.25 * (1 - arrived)) };
  const placed: PlacedCard = { ...card, sheet, corners: sheetCorners(camera, pose, sheet) };
  return { ...stage.scene, pose, cards: [placed], fingersInFront: [], fingersBehind: [], glares: [] };
}
