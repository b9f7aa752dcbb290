/** tsx tests/golden/run_evaluation.ts [--set tune|final] [--detectors qujing,contour,jscanify] [--every N] [--only CATEGORY] [--misses] [--json FILE] */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SetName } from '../data/accuracy_set.js';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { contourPipeline } from './contour_pipeline.js';
import type { Detector } from './detector.js';
import { evaluate } from './evaluate.js';
import { jscanifyPipeline } from './jscanify_pipeline.js';
import { qujingDetector } from './qujing_detector.js';
import { kEnoughIou, printTable, tableOf } from './score.js';

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'tune' },
    detectors: { type: 'string', default: 'contour,jscanify' },
    every: { type: 'string', default: '1' },
    only: { type: 'string' },
    misses: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

const kDetectors: Record<string, () => Promise<Detector>> = {
  qujing: qujingDetector,
  contour: contourPipeline,
  jscanify: jscanifyPipeline,
};

await fetchBackgrounds(console.error);
const detectors: Record<string, Detector> = {};
for (const name of values.detectors.split(',')) {
  const make = kDetectors[name];
  if (!make) throw new Error(`evaluation: got detector ${name}, need one of ${Object.keys(kDetectors).join(', ')}`);
  detectors[name] = await make();
}
const options = { every: Number(values.every), ...(values.only ? { only: values.only } : {}) };
const scores = await evaluate(values.set as SetName, detectors, options, (done) => {
  if (done % 50 === 0) console.error(`${done} frames`);
});
for (const [name, list] of Object.entries(scores)) {
  console.log(printTable(`${name}, set ${values.set}`, tableOf(list)));
  if (values.misses)
    for (const s of list)
      if (s.category === 'negative' ? s.found : s.iou < kEnoughIou)
        console.log(`  ${s.id} iou ${s.iou.toFixed(3)} confidence ${s.confidence.toFixed(2)}`);
}
if (values.json)
  writeFileSync(
    values.json,
    JSON.stringify(
      Object.fromEntries(Object.entries(scores).map(([name, list]) => [name, { rows: tableOf(list), scores: list }])),
      null,
      1,
    ),
  );
