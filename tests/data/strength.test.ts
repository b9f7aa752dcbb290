import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { frameSpec, sampleAt, type SetCategory, setAssets } from './accuracy_set.js';
import type { Assets } from './assets.js';
import { backgroundEntries } from './background_cache.js';
import { fetchBackgrounds } from './fetch_backgrounds.js';
import { type Frame, renderFrame } from './frame.js';
import { meanLuma, noiseSigma, rimLumas, saturatedShare } from './strength.js';

describe('strengths of the conditions, measured in the frames', () => {
  let assets: Assets;
  before(async () => {
    await fetchBackgrounds(() => undefined);
    assets = await setAssets('tune');
  });
  const frames = (category: SetCategory, count = 4): Frame[] =>
    Array.from({ length: count }, (_, i) => sampleAt('tune', category, i * 3, assets).frame);
  const card = (frame: Frame): Frame['truth']['cards'][number] => {
    const [first] = frame.truth.cards;
    assert.ok(first);
    return first;
  };

  test('low contrast: rim and table differ by 6-15', () => {
    for (const frame of frames('lowContrast')) {
      const lumas = rimLumas(frame, card(frame).quad);
      const step = Math.abs(lumas.card - lumas.table);
      assert.ok(step >= 6 && step <= 15, `step ${step}`);
    }
  });

  test('low light: mean luma 20-45, noise sigma 6-10', () => {
    for (let i = 0; i < 4; i++) {
      const { spec, seed } = frameSpec('tune', 'lowLight', i * 3, assets);
      const noisy = renderFrame(spec, seed);
      const clean = renderFrame({ ...spec, finish: { noise: false, compression: true } }, seed);
      const [mean, sigma] = [meanLuma(noisy), noiseSigma(noisy, clean)];
      assert.ok(mean >= 20 && mean <= 45, `mean ${mean}`);
      assert.ok(sigma >= 6 && sigma <= 10, `sigma ${sigma}`);
    }
  });

  test('glare: a quarter of one edge is burnt out', () => {
    for (const frame of frames('glare')) assert.ok(saturatedShare(frame, card(frame).quad) >= 0.25);
  });

  test('fingers: 5-20 % of the outline, a corner in every second frame', () => {
    for (let i = 0; i < 6; i++) {
      const truth = card(sampleAt('tune', 'fingers', i, assets).frame);
      assert.ok(truth.occludedShare >= 0.05 && truth.occludedShare <= 0.2, `share ${truth.occludedShare}`);
      assert.equal(truth.cornerHidden, i % 2 === 0);
    }
  });

  test("clutter: three or more other quads, one near ID-1's aspect yet outside 1.45-1.80", () => {
    for (const frame of frames('clutter')) {
      const aspects = frame.truth.objects.map((object) => object.aspect);
      assert.ok(aspects.length >= 3, `${aspects.length} objects`);
      assert.ok(
        aspects.some((a) => (a >= 1.347 && a < 1.45) || (a > 1.8 && a <= 1.824)),
        aspects.join(),
      );
    }
  });

  test('partly outside: a corner more than 3 % beyond the border', () => {
    for (const frame of frames('partlyOutside')) assert.ok(card(frame).partlyOutside);
  });

  test('negatives hold no card', () => {
    for (const frame of frames('negative')) assert.equal(frame.truth.cards.length, 0);
  });

  test('a seed gives the same frame again, another seed another', () => {
    const sum = (index: number): string =>
      createHash('sha256')
        .update(sampleAt('tune', 'glare', index, assets, 640).frame.rgba)
        .digest('hex');
    assert.equal(sum(1), sum(1));
    assert.notEqual(sum(1), sum(2));
  });

  test('training and test never share a background', () => {
    const train = new Set(backgroundEntries('train').map((entry) => entry.file));
    assert.ok(train.size > 100);
    assert.ok(backgroundEntries('test').every((entry) => !train.has(entry.file)));
  });
});
