// The card against the registration.
import type { components } from '../../build/openapi/api.js';
import { maskedName, maskedNumber } from '../flow/mask.js';
import type { Reading } from './card_contents.js';

export type Comparison = components['schemas']['Comparison'];

/** Signs that people and systems write for the one between parts of a name, U+00B7: FACTS.md 1.7. */
const kMiddleDots = /[\u00B7\u2027\u2022\u30FB\uFF0E.]/gu;

/** A name as it is compared: NFC, without spaces, one sign for all middle dots. */
export function comparableName(name: string): string {
  return name.normalize('NFC').replace(/\s/gu, '').replace(kMiddleDots, '·');
}

type NameVerdict = 'same' | 'unsure' | 'differs';

/**
 * unsure: the reader itself doubts the name, and at most half of the registered one's letters are missing or others.
 * A rare character is often read as nothing.
 */
export function compareNames(read: string, doubted: boolean, registered: string): NameVerdict {
  const [ours, theirs] = [comparableName(read), comparableName(registered)].map((name) => Array.from(name)) as [
    string[],
    string[],
  ];
  const changes = editDistance(ours, theirs);
  if (changes === 0) return 'same';
  return doubted && ours.length <= theirs.length && changes <= theirs.length / 2 ? 'unsure' : 'differs';
}

/** Levenshtein's: letters put in, left out or replaced. */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

const kBlocking: ReadonlySet<Reading['problems'][number]> = new Set(['expired', 'notYetValid']);

export function compare(
  reading: Reading,
  registered: { readonly name: string; readonly idNumber: string },
): Comparison {
  const name = compareNames(reading.name.value, reading.name.uncertain, registered.name);
  const numberSame = reading.number.value.toUpperCase() === registered.idNumber.toUpperCase();
  return {
    outcome: outcomeOf(name, numberSame),
    mayContinue: name !== 'differs' && numberSame && !reading.problems.some((problem) => kBlocking.has(problem)),
    cardName: reading.name.value,
    cardNumber: reading.number.value,
    // What the card does not say is not given away.
    registeredName: name === 'differs' ? maskedName(registered.name) : registered.name,
    registeredNumber: maskedNumber(registered.idNumber),
  };
}

function outcomeOf(name: NameVerdict, numberSame: boolean): Comparison['outcome'] {
  if (name === 'differs') return numberSame ? 'nameDiffers' : 'bothDiffer';
  if (!numberSame) return 'numberDiffers';
  return name === 'same' ? 'same' : 'nameUnsure';
}
