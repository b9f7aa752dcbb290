// Are cards read right, is what is wrong marked to be looked at, and how long does a card take?
//
// Cards of made-up people, in frames of 1080p that pass the engine's checks, cut out by the engine (tests/data/reading_set.ts):
// 200 people, both sides; and the portrait side of 50 whose name holds a character that the recogniser does not know.
// Nothing was tuned on these: thresholds come from the sets reading-tune and reading-rare-tune.
import { cpus } from 'node:os';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { readingSet, type ReadingSetName, type ReadingSetOptions } from '../data/reading_set.js';
import { CardReader } from '../../server/reading/card_reader.js';
import {
  confidentlyWrong,
  type FieldResult,
  knownGroups,
  ofField,
  readSample,
  rightCharacters,
  rightShare,
  told,
} from './card_reading_lib.js';
import { tell } from './bench_site_lib.js';

const kPeople = 200;
const kRarePeople = 50;
const kMostMs = 1200;

interface Run {
  results: FieldResult[];
  /** Of one person's sides together, milliseconds of all cores. */
  cpuMs: number[];
  refused: number;
}

async function run(reader: CardReader, name: ReadingSetName, options: ReadingSetOptions): Promise<Run> {
  const all: Run = { results: [], cpuMs: [], refused: 0 };
  const perCard = options.sides?.length ?? 2;
  let [side, spent] = [0, 0];
  for await (const sample of readingSet(name, options)) {
    const start = process.cpuUsage();
    const results = await readSample(reader, sample);
    const { user, system } = process.cpuUsage(start);
    spent += (user + system) / 1000;
    if (++side % perCard === 0) {
      all.cpuMs.push(spent);
      spent = 0;
    }
    all.refused += sample.refused;
    all.results.push(...results);
    for (const result of results.filter(({ right }) => !right)) console.log(told(result));
  }
  return all;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function markedShare(results: readonly FieldResult[]): number {
  return (100 * results.filter(({ read }) => read.uncertain).length) / Math.max(1, results.length);
}

await fetchBackgrounds(console.error);
const reader = await CardReader.open();
const cards = await run(reader, 'reading-final', { count: kPeople });
const rare = await run(reader, 'reading-rare', { count: kRarePeople, sides: ['portrait'] });
await reader.close();

const kSet = `${kPeople} cards, both sides, cut out of frames of 1080p`;
const kRareSet = `${kRarePeople} portrait sides with a name outside of the dictionary`;
const { results } = cards;
const bounds: readonly (readonly [string, number, number, number])[] = [
  ['number', rightShare(ofField(results, 'number')), 99, kPeople],
  ['name', rightShare(ofField(results, 'name')), 97, kPeople],
  ['ethnic group, 55 that the dictionary holds', rightShare(knownGroups(results)), 99, knownGroups(results).length],
  ['characters of the address', rightCharacters(ofField(results, 'address')), 98, kPeople],
  ['validity', rightShare(ofField(results, 'validFrom', 'validTo')), 99, 2 * kPeople],
];
for (const [what, value, least, size] of bounds)
  tell(`card reading: ${what} (at least ${least})`, value, '%', kSet, size, value >= least);
for (const field of ['sex', 'birth', 'issuer', 'address'])
  tell(`card reading: ${field}`, rightShare(ofField(results, field)), '%', kSet, kPeople);
const wrong = [...confidentlyWrong(results), ...confidentlyWrong(rare.results)];
for (const result of wrong) console.log(`called sure: ${told(result)}`);
tell(
  'card reading: wrong fields called sure (none)',
  wrong.length,
  '',
  `${kSet}; ${kRareSet}`,
  results.length + rare.results.length,
  wrong.length === 0,
);
const marked = markedShare(ofField(rare.results, 'name'));
tell('card reading: rare names marked (at least 90)', marked, '%', kRareSet, kRarePeople, marked >= 90);
for (const field of ['name', 'number', 'ethnicGroup', 'address', 'issuer']) {
  const right = ofField(results, field).filter((result) => result.right);
  tell(`card reading: right, yet marked: ${field}`, markedShare(right), '%', kSet, right.length);
}
tell('card reading: frames that the engine refused', cards.refused, '', kSet, 2 * kPeople + cards.refused);
const ms = median(cards.cpuMs);
tell(
  `card reading: CPU time of a card, median (at most ${kMostMs})`,
  ms,
  'ms',
  `both sides, ${cpus()[0]?.model ?? 'unknown CPU'}`,
  cards.cpuMs.length,
  ms <= kMostMs,
);
