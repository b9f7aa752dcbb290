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

/** unsure: they differ only in characters that the reader itself doubted. */
export function compareNames(read: string, doubtful: readonly number[], registered: string): NameVerdict {
  const [ours, theirs] = [[...comparableName(read)], [...comparableName(registered)]];
  if (ours.length !== theirs.length) return 'differs';
  const differing = ours.flatMap((letter, i) => (letter === theirs[i] ? [] : [i]));
  if (differing.length === 0) return 'same';
  return differing.every((place) => doubtful.includes(place)) ? 'unsure' : 'differs';
}

const kBlocking: ReadonlySet<Reading['problems'][number]> = new Set(['expired', 'notYetValid']);

export function compare(
  reading: Reading,
  doubtfulLetters: readonly number[],
  registered: { readonly name: string; readonly idNumber: string },
): Comparison {
  const name = compareNames(reading.name.value, doubtfulLetters, registered.name);
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
