// What was read of a card against what is printed on it.
import type { ReadingSample } from '../data/reading_set.js';
import type { Person } from '../data/person.js';
import type { CardReader } from '../../server/reading/card_reader.js';
import { editDistance, kEthnicGroups } from '../../server/reading/ethnic_groups.js';
import type { FieldReading } from '../../server/reading/field_reading.js';
import { decodeCard } from '../../server/reading/rgb_image.js';

export interface FieldResult {
  readonly id: string;
  readonly field: string;
  readonly truth: string;
  readonly read: FieldReading;
  readonly right: boolean;
}

export async function readSample(
  reader: CardReader,
  { id, person, side, rectified }: ReadingSample,
): Promise<FieldResult[]> {
  const image = await decodeCard(rectified.jpeg);
  const fields = side === 'portrait' ? await reader.readPortraitSide(image) : await reader.readEmblemSide(image);
  const truths: Readonly<Record<string, string>> = side === 'portrait' ? portraitTruth(person) : emblemTruth(person);
  return Object.entries(fields as unknown as Readonly<Record<string, FieldReading>>).map(([field, read]) => {
    const truth = truths[field] ?? '';
    return { id, field, truth, read, right: read.value === truth };
  });
}

function portraitTruth({ name, sex, nation, birth, addressLines, idNumber }: Person): Record<string, string> {
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    name,
    sex: sex === 'male' ? '男' : '女',
    ethnicGroup: nation,
    birth: `${birth.year}-${two(birth.month)}-${two(birth.day)}`,
    address: addressLines.join(''),
    number: idNumber,
  };
}

function emblemTruth({ issuer, validity }: Person): Record<string, string> {
  const [from = '', to = ''] = validity.split('-').map((day) => day.replaceAll('.', '-'));
  return { issuer, validFrom: from, validTo: to };
}

/** Wrong, and nobody is asked to look at it. */
export function confidentlyWrong(results: readonly FieldResult[]): FieldResult[] {
  return results.filter(({ right, read }) => !right && !read.uncertain);
}

export function ofField(results: readonly FieldResult[], ...fields: readonly string[]): FieldResult[] {
  return results.filter(({ field }) => fields.includes(field));
}

/** 仫 is in no dictionary of the recogniser's. */
export function knownGroups(results: readonly FieldResult[]): FieldResult[] {
  return ofField(results, 'ethnicGroup').filter(({ truth }) => kEthnicGroups.includes(truth) && truth !== '仫佬');
}

export function rightShare(results: readonly FieldResult[]): number {
  return (100 * results.filter(({ right }) => right).length) / Math.max(1, results.length);
}

/** Characters put in, left out or changed count as wrong ones. */
export function rightCharacters(results: readonly FieldResult[]): number {
  const length = results.reduce((sum, { truth }) => sum + Array.from(truth).length, 0);
  const wrong = results.reduce((sum, { truth, read }) => sum + editDistance(read.value, truth), 0);
  return (100 * (length - wrong)) / Math.max(1, length);
}

export function told({ id, field, truth, read }: FieldResult): string {
  return `${id} ${field}: ${truth} read ${read.value || 'nothing'} (${read.confidence.toFixed(2)} ${read.reasons.join(' ')})`;
}
