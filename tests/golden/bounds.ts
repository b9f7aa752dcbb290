import { readFileSync } from 'node:fs';
import type { Row } from './score.js';

/** What a detector must reach on a set, one line a category of card/expected.csv; an empty cell binds nothing. */
interface Bound {
  detector: string;
  category: string;
  minHitShare: number;
  goalHitShare: number;
  maxHitShare: number;
  maxCornerError: number;
  maxFound: number;
  minSaidOutside: number;
}

/** floor: what holds today, for every commit. goal: what was promised, for the full final set. */
export type Strictness = 'floor' | 'goal';

export function readBounds(): Bound[] {
  const [, ...lines] = readFileSync(new URL('card/expected.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [detector = '', category = '', ...cells] = line.split(',');
    const least = (i: number): number => Number(cells[i] ?? '');
    const most = (i: number): number => (cells[i] === '' ? Infinity : Number(cells[i] ?? Infinity));
    return {
      detector,
      category,
      minHitShare: least(0),
      goalHitShare: least(1),
      maxHitShare: most(2),
      maxCornerError: most(3),
      maxFound: most(4),
      minSaidOutside: least(5),
    };
  });
}

/** What is broken, in words. */
export function brokenBounds(detector: string, rows: readonly Row[], strictness: Strictness = 'floor'): string[] {
  return readBounds()
    .filter((bound) => bound.detector === detector)
    .flatMap((bound) => {
      const row = rows.find((r) => r.category === bound.category);
      if (!row) return [`${detector} ${bound.category}: not measured`];
      const share = strictness === 'goal' ? bound.goalHitShare : bound.minHitShare;
      const fewest = strictness === 'goal' ? Math.ceil(share * row.frames) : Math.floor(share * row.frames);
      const outside = Math.floor(bound.minSaidOutside * row.frames);
      const name = `${detector} ${bound.category}`;
      return [
        row.hits < fewest ? `${name}: ${row.hits} of ${row.frames} found, need ${fewest}` : '',
        row.hitShare > bound.maxHitShare
          ? `${name}: ${(100 * row.hitShare).toFixed(1)} % found, at most ${100 * bound.maxHitShare} % make the set count`
          : '',
        row.hits > 0 && row.meanCornerError > bound.maxCornerError
          ? `${name}: corners ${row.meanCornerError.toFixed(2)} px off, at most ${bound.maxCornerError}`
          : '',
        row.found > bound.maxFound ? `${name}: ${row.found} finds, at most ${bound.maxFound}` : '',
        row.saidOutside < outside
          ? `${name}: ${row.saidOutside} of ${row.frames} reported as partly outside, need ${outside}`
          : '',
      ].filter((text) => text !== '');
    });
}
