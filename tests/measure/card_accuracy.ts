// Corners on the whole final set, ours and both comparisons on the same frames: the figures of docs/measurements.md.
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { brokenBounds } from '../golden/bounds.js';
import { contourPipeline } from '../golden/contour_pipeline.js';
import { evaluate } from '../golden/evaluate.js';
import { jscanifyPipeline } from '../golden/jscanify_pipeline.js';
import { qujingDetector } from '../golden/qujing_detector.js';
import { printTable, type Row, tableOf } from '../golden/score.js';

const kSet = 'final';

function figure(name: string, value: number, unit: string, size: number): void {
  console.log(JSON.stringify({ figure: name, value: Number(value.toFixed(2)), unit, set: `card ${kSet}`, size }));
}

function report(detector: string, rows: readonly Row[]): void {
  for (const row of rows) {
    if (row.category === 'negative') figure(`${detector}: finds on negatives`, row.found, '', row.frames);
    else if (row.category === 'partlyOutside')
      figure(`${detector}: partly outside, reported as such`, (100 * row.saidOutside) / row.frames, '%', row.frames);
    else figure(`${detector}: IoU >= 0.9, ${row.category}`, 100 * row.hitShare, '%', row.frames);
    if (row.category === 'positives')
      figure(`${detector}: mean corner error on the successes`, row.meanCornerError, 'px at 1280', row.hits);
  }
}

await fetchBackgrounds(console.error);
const detectors = {
  qujing: await qujingDetector(),
  contour: await contourPipeline(),
  jscanify: await jscanifyPipeline(),
};
const scores = await evaluate(kSet, detectors);
const broken: string[] = [];
for (const [name, list] of Object.entries(scores)) {
  const rows = tableOf(list);
  console.log(printTable(name, rows));
  report(name, rows);
  broken.push(...brokenBounds(name, rows, 'goal'));
}
for (const line of broken) console.log(`broken: ${line}`);
process.exitCode = broken.length > 0 ? 1 : 0;
