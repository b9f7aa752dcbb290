import type { SetCategory } from '../data/accuracy_set.js';
import { distance, intersectionOverUnion, type Quad } from '../data/geometry.js';
import type { Truth } from '../data/truth.js';
import type { Detection } from './detector.js';

/** One frame's verdict, and the table they add up to. */
export interface Score {
  id: string;
  category: SetCategory;
  iou: number;
  cornerError: number;
  found: boolean;
  confidence: number;
  partlyOutside: boolean;
}

export const kEnoughIou = 0.9;

/** Smallest mean corner distance over the four ways to name the corners and both directions. */
export function cornerError(quad: Quad, truth: Quad): number {
  let best = Infinity;
  for (const turned of [quad, [...quad].reverse() as Quad]) {
    for (let shift = 0; shift < 4; shift++) {
      const mean =
        truth.reduce((sum, corner, i) => sum + distance(corner, turned[(i + shift) % 4] as [number, number]), 0) / 4;
      best = Math.min(best, mean);
    }
  }
  return best;
}

export function scoreOf(id: string, category: SetCategory, truth: Truth, detection: Detection): Score {
  const { quad } = detection;
  const [card] = truth.cards;
  const iou = quad && card ? intersectionOverUnion(quad, card.quad) : 0;
  return {
    id,
    category,
    iou,
    cornerError: quad && card ? cornerError(quad, card.quad) : Infinity,
    found: quad !== null,
    confidence: detection.confidence,
    partlyOutside: detection.partlyOutside,
  };
}

export interface Row {
  category: string;
  frames: number;
  found: number;
  hits: number;
  hitShare: number;
  meanCornerError: number;
  saidOutside: number;
}

export function rowOf(category: string, scores: readonly Score[]): Row {
  const hits = scores.filter((s) => s.iou >= kEnoughIou);
  return {
    category,
    frames: scores.length,
    found: scores.filter((s) => s.found).length,
    hits: hits.length,
    hitShare: hits.length / Math.max(1, scores.length),
    meanCornerError: hits.reduce((sum, s) => sum + s.cornerError, 0) / Math.max(1, hits.length),
    saidOutside: scores.filter((s) => s.partlyOutside).length,
  };
}

/** One row a category, then `positives` over all conditions. */
export function tableOf(scores: readonly Score[]): Row[] {
  const categories = [...new Set(scores.map((s) => s.category))];
  const rows = categories.map((category) =>
    rowOf(
      category,
      scores.filter((s) => s.category === category),
    ),
  );
  return [
    ...rows,
    rowOf(
      'positives',
      scores.filter((s) => s.category !== 'negative' && s.category !== 'partlyOutside'),
    ),
  ];
}

export function printTable(name: string, rows: readonly Row[]): string {
  const cell = (value: string | number, width: number): string => String(value).padStart(width);
  const lines = rows.map(
    (r) =>
      `${r.category.padEnd(14)}${cell(r.frames, 7)}${cell(r.found, 7)}${cell(`${(100 * r.hitShare).toFixed(1)}%`, 10)}${cell(r.hits > 0 ? r.meanCornerError.toFixed(2) : '-', 12)}${cell(r.saidOutside, 9)}`,
  );
  return [
    name,
    `${'category'.padEnd(14)}${cell('frames', 7)}${cell('found', 7)}${cell('IoU>=0.9', 10)}${cell('corner px', 12)}${cell('outside', 9)}`,
    ...lines,
  ].join('\n');
}
