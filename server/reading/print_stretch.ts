import { type FlatCard, kPixelsPerMm } from './flat_card.js';
import { type FoundLine, pixel } from './print_rows.js';

/** Where print begins and ends in a line, millimetres; null for none. */
export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** Mean ink of a column; below it there is none. A dot fills a tenth of a line. */
const kColumnInk = 0.03;

/** The widest stretch of print between `left` and `right` that no gap wider than `gapMm` parts. */
export function findStretch(
  card: FlatCard,
  { top, bottom }: FoundLine,
  left: number,
  right: number,
  gapMm: number,
): Stretch | null {
  const ink = columnProfile(card, top, bottom);
  const stretches: { begin: number; end: number }[] = [];
  for (let x = pixel(left); x < Math.min(card.width, pixel(right)); x++) {
    if ((ink[x] as number) < kColumnInk) continue;
    const last = stretches.at(-1);
    if (last && x - last.end <= pixel(gapMm)) last.end = x + 1;
    else stretches.push({ begin: x, end: x + 1 });
  }
  const [widest] = stretches.sort((a, b) => b.end - b.begin - (a.end - a.begin));
  return widest === undefined ? null : { left: widest.begin / kPixelsPerMm, right: widest.end / kPixelsPerMm };
}

/** Mean ink of each column between two rows. */
export function columnProfile({ ink, width, height }: FlatCard, topMm: number, bottomMm: number): Float32Array {
  const [top, bottom] = [Math.max(0, pixel(topMm)), Math.min(height, pixel(bottomMm))];
  const profile = new Float32Array(width);
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < width; x++) profile[x] = (profile[x] as number) + (ink[y * width + x] as number);
  }
  return profile.map((sum) => sum / Math.max(1, bottom - top));
}
