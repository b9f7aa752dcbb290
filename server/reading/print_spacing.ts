import { kColumnsPerStep, kRows, type ReadLine } from './line_reader.js';
import type { Stretch } from './print_stretch.js';

/** Least and most of a Hanzi's advance that a character takes. */
function widthsOf(character: string): readonly [number, number] {
  if (character === '·' || character === '-' || character === '.') return [0.2, 1.05];
  if (/[\x20-\x7e]/.test(character)) return [0.4, 0.65];
  return [1, 1];
}

/** In Hanzi: what the recogniser's steps leave unclear of a character's middle. */
const kSlack = 0.62;
/** Two Hanzi closer than this were one. */
const kLeastPitch = 0.5;

/**
 * Print that was read as nothing, or more characters than there is room for.
 * @param advance from one Hanzi to the next, millimetres.
 */
export function spacingDoubt(line: ReadLine, stretch: Stretch, advance: number): boolean {
  const places = placesOf(line);
  const widths = line.characters.map(({ text }) => widthsOf(text));
  const room = (a: number, b: number, most: number): boolean => (b - a) / advance > most + kSlack;
  const [first, last] = [widths[0], widths.at(-1)];
  if (first === undefined || last === undefined) return true;
  if (room(stretch.left, places[0] as number, first[1] / 2)) return true;
  if (room(places.at(-1) as number, stretch.right, last[1] / 2)) return true;
  return places.slice(1).some((place, i) => {
    const before = places[i] as number;
    const [a, b] = [widths[i] as readonly [number, number], widths[i + 1] as readonly [number, number]];
    if (room(before, place, (a[1] + b[1]) / 2)) return true;
    return (place - before) / advance < kLeastPitch * ((a[0] + b[0]) / 2);
  });
}

/** Where each character was seen, millimetres. */
export function placesOf({ characters, crop, widthScale }: ReadLine): number[] {
  const column = (crop.bottom - crop.top) / kRows / widthScale;
  return characters.map(({ step }) => crop.left + (step + 0.5) * kColumnsPerStep * column);
}
