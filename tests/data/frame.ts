import type { Assets } from './assets.js';
import { compose } from './compositor.js';
import { Random } from './random.js';
import type { Recipe } from './recipe.js';
import { buildScene } from './scene_builder.js';
import type { Scene } from './scene.js';
import { type Truth, truthOf } from './truth.js';

/** One finished frame: 8-bit sRGB, alpha 255. */
export interface Frame {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
  truth: Truth;
}

export interface FrameSpec {
  width: number;
  height: number;
  assets: Assets;
  recipe: Recipe;
}

export function renderFrame(spec: FrameSpec, seed: string): Frame {
  const random = new Random(`frame/${seed}`);
  const scene = buildScene(random.fork('scene'), spec.assets, spec.recipe, spec.width, spec.height);
  return finish(scene, random);
}

function finish(scene: Scene, random: Random): Frame {
  const rgba = compose(scene, random.fork('sensor'));
  return { width: scene.camera.width, height: scene.camera.height, rgba, truth: truthOf(scene) };
}
