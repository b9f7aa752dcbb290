import { readFileSync } from 'node:fs';
import type { Row } from './score.js';

/** What a detector must reach on a set, one line a category of card/expected.csv; an empty cell binds nothing. */
interface Bound {
  detector: string;
  category: string;
  minHitShare: number;
  maxHitShare: number;
  maxCornerError: number;
  maxFound: number;
}

export function readBounds(): Bound[] {
  const [, ...lines] = readFileSync(new URL('card/expected.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [detector = '', category = '', ...cells] = line.split(',');
    const [minHitShare = 0, maxHitShare = 1, maxCornerError = Infinity, maxFound = Infinity] = cells.map((cell) =>
      cell === '' ? Infinity : Number(cell),
    );
    return { detector, category, minHitShare, maxHitShare, maxCornerError, maxFound };
  });
}

/** What is broken, in words; in a sample one miss a category is one more than the full set allows. */
export function brokenBounds(detector: string, rows: readonly Row[]): string[] {
  return readBounds()
    .filter((bound) => bound.detector === detector)
    .flatMap((bound) => {
      const row = rows.find((r) => r.category === bound.category);
      if (!row) return [`${detector} ${bound.category}: not measured`];
      const fewest = Math.floor(bound.minHitShare * row.frames);
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
      ].filter((text) => text !== '');
    });
}
