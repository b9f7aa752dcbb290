import { aimGlare, type GlareAim } from './check_glare.js';
import { blurTo, type FrameSize, sizeTo } from './check_recipe.js';
import { type CopyPaper, turnIntoCopy } from './photocopy.js';
import type { Random } from './random.js';
import type { Recipe } from './recipe.js';
import type { Scene } from './scene.js';
import { makeSkin } from './skin.js';

export interface Ask {
  recipe: Recipe;
  random: Random;
  frame: FrameSize;
}

export interface Kind {
  name: string;
  /** Before the scene is built. */
  plan?: (ask: Ask) => void;
  /** After it is built and steadied. */
  spoil?: (scene: Scene, random: Random) => void;
}

export function sized(name: string, low: number, high: number): Kind {
  return {
    name,
    plan: ({ recipe, random, frame }) => {
      sizeTo(recipe, random, frame, [low, high]);
    },
  };
}

export function tilted(name: string, low: number, high: number): Kind {
  return {
    name,
    plan: ({ recipe }) => {
      recipe.tiltDegrees = [low, high];
    },
  };
}

function blurred(name: string, low: number, high: number, part: (random: Random) => number): Kind {
  return {
    name,
    spoil: (scene, random) => {
      blurTo(scene, random.range(low, high), part(random), random.range(0, Math.PI));
    },
  };
}

export function blurs(low: number, high: number): Kind[] {
  return [
    blurred('defocus', low, high, () => 0),
    blurred('motion', low, high, (random) => random.range(0.9, 0.97)),
    blurred('both', low, high, (random) => random.range(0.3, 0.7)),
  ];
}

export function glaring(aim: GlareAim, most = 1): Kind {
  return {
    name: `glareOn${aim[0]?.toUpperCase() ?? ''}${aim.slice(1)}`,
    spoil: (scene, random) => {
      for (let i = random.int(1, most); i > 0; i--) aimGlare(random, scene, aim);
      const { metering } = scene;
      if (metering?.kind === 'cardLuma') metering.luma = random.range(95, 185);
    },
  };
}

export function exposed(name: string, low: number, high: number): Kind {
  return {
    name,
    spoil: (scene, random) => {
      scene.metering = { kind: 'cardLuma', luma: random.range(low, high) };
    },
  };
}

export const kDark: Kind = {
  name: 'dark',
  plan: ({ recipe, random }) => {
    recipe.noise = random.range(2.5, 8);
  },
  spoil: exposed('dark', 14, 46).spoil as (scene: Scene, random: Random) => void,
};
export const kBright: Kind = {
  name: 'bright',
  spoil: (scene, random) => {
    scene.sensor.fade = 0;
    scene.metering = { kind: 'cardBurnt', share: random.range(0.42, 0.85) };
  },
};

export const kAsItIs: Kind = { name: 'plain' };

export function handled(name: string, spoil: (scene: Scene, random: Random) => void, inAir: boolean): Kind {
  return {
    name,
    plan: ({ recipe }) => {
      if (!inAir) return;
      recipe.ground = 'far';
      recipe.objects = 0;
    },
    spoil,
  };
}

export const kShadowed: Kind = {
  name: 'hardShadow',
  plan: ({ recipe, random }) => {
    recipe.hardShadows = random.int(1, 2);
  },
};

type Lamp = 'even' | 'warm' | 'cold' | 'mixed';

function lit(scene: Scene, random: Random, lamp: Lamp): void {
  const warm = lamp === 'warm' ? random.range(0.08, 0.2) : lamp === 'cold' ? -random.range(0.06, 0.15) : 0;
  scene.sensor.whiteBalance = [1 + warm, 1 + random.normal() * 0.02, 1 - 1.2 * warm];
  if (lamp === 'mixed') scene.mixedLight = { angle: random.range(0, 6.3), strength: random.range(0.06, 0.2) };
}

export function copied(name: string, paper: CopyPaper, lamp: Lamp, onSheet = false): Kind {
  return {
    name,
    plan: ({ recipe }) => {
      if (onSheet) recipe.ground = 'table';
    },
    spoil: (scene, random) => {
      lit(scene, random, lamp);
      turnIntoCopy(random, scene, paper, onSheet);
    },
  };
}

export function inColour(name: string, lamp: Lamp, pale: boolean, fadedCamera: boolean): Kind {
  return {
    name,
    spoil: (scene, random) => {
      lit(scene, random, lamp);
      const [card] = scene.cards;
      if (pale && card)
        card.sheet.skin = makeSkin(card.sheet.skin.texture, {
          contrast: random.range(0.6, 0.75),
          bias: random.range(0.02, 0.1),
        });
      if (fadedCamera) scene.sensor.saturation = random.range(0.55, 0.8);
    },
  };
}
