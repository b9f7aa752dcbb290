import { drawBackdrop } from './backdrop.js';
import { type Canvas, makeCanvas } from './canvas.js';
import { drawFinger, drawFingerShadow, fingerDistance, type Finger } from './finger.js';
import { addGlare } from './glare.js';
import { jpegArtifacts } from './jpeg_artifact.js';
import { gaussianBlur, motionBlur, vignette } from './lens.js';
import { encode } from './light.js';
import { meterCard } from './card_metering.js';
import type { Random } from './random.js';
import type { PlacedCard, PlacedSheet, Scene } from './scene.js';
import { addNoise, develop, quantise, sharpen } from './sensor.js';
import { drawContactShadow, illuminate, mixLights } from './shade.js';
import { drawSheet, type Sheet, viewSheet } from './sheet.js';

export interface Finish {
  noise: boolean;
  compression: boolean;
}

/** Draws a scene: light first, then lens, then sensor. */
export function compose(
  scene: Scene,
  random: Random,
  finish: Finish = { noise: true, compression: true },
): Uint8ClampedArray {
  const canvas = makeCanvas(scene.camera);
  const { width, height, light } = canvas;
  drawScene(canvas, scene);
  vignette(canvas, scene.vignette);
  gaussianBlur(light, width, height, scene.defocus);
  motionBlur(light, width, height, scene.motion.length, scene.motion.angle);
  scene.sensor.exposure = scene.metering ? meterCard(canvas, scene, scene.metering) : exposureFor(canvas, scene);
  const pixels = develop(canvas, scene.sensor);
  if (finish.noise) addNoise(pixels, width, height, scene.sensor, random);
  sharpen(pixels, width, height, scene.sensor.sharpening);
  if (finish.compression && scene.jpegQuality > 0) jpegArtifacts(pixels, width, height, scene.jpegQuality);
  return quantise(pixels);
}

function drawScene(canvas: Canvas, scene: Scene): void {
  const { camera, pose } = scene;
  drawBackdrop(canvas, camera, pose, scene.backdrop);
  if (scene.backdropGain !== 1) {
    for (let i = 0; i < canvas.light.length; i++) canvas.light[i] = (canvas.light[i] as number) * scene.backdropGain;
  }
  gaussianBlur(canvas.light, canvas.width, canvas.height, scene.backdropBlur);
  const cover = drawThings(canvas, scene);
  illuminate(canvas, scene.illumination);
  if (scene.mixedLight) mixLights(canvas, scene.mixedLight);
  for (const glare of scene.glares) addGlare(canvas, glare, cover);
}

/** All that lies on the table or before the far scene; returns where the cards' faces shine, null for nowhere. */
export function drawThings(canvas: Canvas, scene: Scene): Float32Array | null {
  const onTable = scene.backdrop.kind === 'table';
  for (const object of scene.objects) drawPlaced(canvas, scene, object, true);
  drawHand(canvas, scene.things, onTable);
  drawHand(canvas, scene.fingersBehind, false);
  for (const card of scene.cards) {
    drawPlaced(canvas, scene, card, onTable);
    if (card.sleeve > 0) drawSleeve(canvas, scene, card);
  }
  const shining = scene.cards.length > 0 && (scene.glares.length > 0 || scene.gloss.strength > 0);
  const cover = shining ? cardCover(canvas, scene) : null;
  if (cover) addGloss(canvas, scene, cover);
  drawHand(canvas, scene.thingsOver, true);
  drawHand(canvas, scene.fingersInFront, true);
  return cover;
}

function drawPlaced(canvas: Canvas, scene: Scene, placed: PlacedSheet, shadow: boolean): void {
  if (shadow && placed.shadow) drawContactShadow(canvas, scene.camera, scene.pose, placed.sheet, placed.shadow);
  drawSheet(canvas, scene.camera, scene.pose, placed.sheet);
}

function drawSleeve(canvas: Canvas, scene: Scene, card: PlacedCard): void {
  const grown: Sheet = {
    ...card.sheet,
    width: card.sheet.width + 2 * card.sleeve,
    height: card.sheet.height + 2 * card.sleeve,
    bottom: card.sheet.top,
    top: card.sheet.top + 0.2,
    sideColour: null,
    alpha: 0.1,
    rim: { width: 0.8, gain: 3 },
  };
  drawSheet(canvas, scene.camera, scene.pose, grown);
}

function drawHand(canvas: Canvas, fingers: readonly Finger[], shadows: boolean): void {
  const [first] = fingers;
  if (shadows && first) {
    for (const finger of fingers)
      drawFingerShadow(
        canvas,
        finger,
        [-0.25 * first.light[0] * finger.tipRadius, -0.25 * first.light[1] * finger.tipRadius],
        0.5 * finger.tipRadius,
        0.45,
      );
  }
  for (const finger of fingers) drawFinger(canvas, finger);
}

/** 1 where a pixel shows a card's face, 0 elsewhere and under fingers. */
function cardCover(canvas: Canvas, scene: Scene): Float32Array {
  const cover = new Float32Array(canvas.width * canvas.height);
  for (const { sheet } of scene.cards) {
    const view = viewSheet(scene.camera, scene.pose, sheet, sheet.top);
    if (!view) continue;
    const m = view.fromPixels;
    for (let y = view.box.top; y < view.box.bottom; y++) {
      for (let x = view.box.left, i = y * canvas.width + x; x < view.box.right; x++, i++) {
        const u = canvas.undistortedX[i] as number;
        const v = canvas.undistortedY[i] as number;
        const w = m[6] * u + m[7] * v + m[8];
        const inside = Math.min(
          sheet.width / 2 - Math.abs((m[0] * u + m[1] * v + m[2]) / w),
          sheet.height / 2 - Math.abs((m[3] * u + m[4] * v + m[5]) / w),
        );
        if (inside < 0) continue;
        cover[i] = scene.fingersInFront.some((finger) => fingerDistance(finger, x + 0.5, y + 0.5) < 0)
          ? 0.1
          : Math.min(1, inside / view.millimetresPerPixel + 0.5);
      }
    }
  }
  return cover;
}

function addGloss(canvas: Canvas, scene: Scene, cover: Float32Array): void {
  const { strength, angle, phase, period } = scene.gloss;
  if (strength <= 0) return;
  const [c, s] = [Math.cos(angle) / period, Math.sin(angle) / period];
  for (let y = 0, i = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++, i++) {
      if (cover[i] === 0) continue;
      const wave = 0.5 + 0.5 * Math.sin((x * c + y * s) * 2 * Math.PI + phase);
      const value = strength * wave * wave * (cover[i] as number);
      for (let k = 3 * i; k < 3 * i + 3; k++) canvas.light[k] = (canvas.light[k] as number) + value;
    }
  }
}

const kBrightest = 1.25;

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** Exposure that brings the mean luma of the finished frame to the scene's; a sparse grid is enough. By day the middle counts more, as in a camera. */
function exposureFor(canvas: Canvas, scene: Scene): number {
  const { light, width, height } = canvas;
  const samples: number[] = [];
  const weights: number[] = [];
  const metered = scene.meanLuma > 60;
  const step = Math.max(1, Math.round(Math.max(width, height) / 80));
  for (let y = step >> 1; y < height; y += step) {
    for (let x = step >> 1; x < width; x += step) {
      const at = (y * width + x) * 3;
      samples.push(
        0.299 * (light[at] as number) + 0.587 * (light[at + 1] as number) + 0.114 * (light[at + 2] as number),
      );
      weights.push(metered ? 0.25 + Math.exp(-8 * ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2)) : 1);
    }
  }
  const whole = weights.reduce((a, b) => a + b, 0);
  let low = 0.002;
  let high = metered && scene.glares.length === 0 ? kBrightest / Math.max(1e-3, percentile(samples, 0.97)) : 60;
  for (let i = 0; i < 22; i++) {
    const middle = Math.sqrt(low * high);
    const mean = samples.reduce((sum, value, k) => sum + (weights[k] as number) * encode(value * middle), 0) / whole;
    if (mean < scene.meanLuma) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
