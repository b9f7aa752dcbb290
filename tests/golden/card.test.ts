import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { brokenBounds } from './bounds.js';
import { contourPipeline } from './contour_pipeline.js';
import { evaluate } from './evaluate.js';
import { jscanifyPipeline } from './jscanify_pipeline.js';
import { qujingDetector } from './qujing_detector.js';
import { printTable, type Row, tableOf } from './score.js';

/** A fixed fifth of the tune set; `npm run measure` runs the whole final set. */
const kEvery = 5;

describe('card corners on a fifth of the tune set', () => {
  const rows: Record<string, Row[]> = {};
  before(async () => {
    await fetchBackgrounds(() => undefined);
    const detectors = {
      qujing: await qujingDetector(),
      contour: await contourPipeline(),
      jscanify: await jscanifyPipeline(),
    };
    for (const [name, scores] of Object.entries(await evaluate('tune', detectors, { every: kEvery }))) {
      rows[name] = tableOf(scores);
      console.log(printTable(name, rows[name] ?? []));
    }
  });

  test('the set is hard for a contour pipeline and for jscanify', () => {
    assert.deepEqual(
      [...brokenBounds('contour', rows['contour'] ?? []), ...brokenBounds('jscanify', rows['jscanify'] ?? [])],
      [],
    );
  });

  test('ours keeps its bounds', () => {
    assert.deepEqual(brokenBounds('qujing', rows['qujing'] ?? []), []);
  });
});
