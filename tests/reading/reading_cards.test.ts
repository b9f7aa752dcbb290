import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { fetchBackgrounds } from '../data/fetch_backgrounds.js';
import { readingSet, type ReadingSample } from '../data/reading_set.js';
import { rect, svg, text } from '../data/svg.js';
import {
  confidentlyWrong,
  type FieldResult,
  ofField,
  readSample,
  rightCharacters,
  told,
} from '../measure/card_reading_lib.js';
import { CardReader } from '../../server/reading/card_reader.js';
import type { FieldReading } from '../../server/reading/field_reading.js';

/** Every n-th person of the tune set: four of 80. */
const kEvery = 20;
const kPeople = 80;

describe('cards cut out of camera frames', () => {
  let reader: CardReader;
  const samples: ReadingSample[] = [];
  const results: FieldResult[] = [];
  before(async () => {
    await fetchBackgrounds(() => undefined);
    reader = await CardReader.open();
    for await (const sample of readingSet('reading-tune', { count: kPeople, every: kEvery })) {
      samples.push(sample);
      results.push(...(await readSample(reader, sample)));
    }
  });
  after(() => reader.close());

  test('numbers, sexes, births and dates are all read right, and sure', () => {
    const read = ofField(results, 'number', 'sex', 'birth', 'validFrom', 'validTo');
    assert.equal(read.length, 20);
    assert.deepEqual(read.filter((one) => !one.right || one.read.uncertain).map(told), []);
  });

  test('nearly all names, groups and characters of the address are', () => {
    const names = ofField(results, 'name', 'ethnicGroup');
    const wrong = names.filter(({ right }) => !right);
    assert.ok(wrong.length <= 1, wrong.map(told).join(', '));
    assert.ok(rightCharacters(ofField(results, 'address', 'issuer')) >= 97);
  });

  test('what is wrong is marked to be looked at', () => {
    assert.deepEqual(confidentlyWrong(results).map(told), []);
  });

  test('a card whose print lies 1.5 mm off is read the same', async () => {
    const [portrait, emblem] = [samplesOf('portrait')[1], samplesOf('emblem')[1]];
    for (const sample of [portrait, emblem]) {
      assert.ok(sample);
      const straight = results.filter(({ id }) => id === sample.id);
      for (const [x, y] of [
        [1.5, 1.5],
        [-1.5, -1.5],
      ] as const) {
        const moved = await readSample(reader, { ...sample, rectified: await shifted(sample, x, y) });
        const values = (all: readonly FieldResult[]): string[] =>
          all.map(({ field, read }) => `${field} ${read.value}`);
        assert.deepEqual(values(moved), values(straight), `${x} mm right, ${y} mm down`);
      }
    }
  });

  test('of a card with a second script no wrong field is called sure', async () => {
    for (const sample of samplesOf('portrait')) {
      const read = await readSample(reader, { ...sample, rectified: await withSecondScript(sample) });
      assert.deepEqual(confidentlyWrong(read).map(told), []);
    }
  });

  test('a name with a character that the recogniser does not know is marked', async () => {
    let names = 0;
    for await (const sample of readingSet('reading-rare-tune', { count: 40, every: 20, sides: ['portrait'] })) {
      const [name] = ofField(await readSample(reader, sample), 'name');
      assert.equal(name?.read.uncertain, true, name && told(name));
      names++;
    }
    assert.equal(names, 2);
  });

  test('a card without print has no sure field', async () => {
    const blank = svg(856, 540, rect(0, 0, 856, 540, '#cfe0ea'));
    const { data, info } = await sharp(Buffer.from(blank)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const image = { data, width: info.width, height: info.height };
    const sides = [await reader.readPortraitSide(image), await reader.readEmblemSide(image)];
    const fields = sides.flatMap((side) => Object.values(side) as FieldReading[]);
    assert.equal(fields.length, 9);
    for (const { uncertain } of fields) assert.ok(uncertain);
  });

  test('pixels that are no picture of that size are refused by name', async () => {
    await assert.rejects(reader.readPortraitSide({ data: new Uint8Array(9), width: 856, height: 540 }), /got 9 bytes/);
    await assert.rejects(reader.readEmblemSide({ data: new Uint8Array(27), width: 3, height: 3 }), /got 3x3/);
  });

  test('reading on and on keeps nothing, and a closed reader nothing at all', async () => {
    const [sample] = samples;
    assert.ok(sample);
    const before = reader.openHandles;
    const resident: number[] = [];
    for (let i = 0; i < 24; i++) {
      await readSample(reader, sample);
      resident.push(process.memoryUsage().rss);
    }
    assert.equal(reader.openHandles, before);
    const grown = Math.min(...resident.slice(18)) - Math.max(...resident.slice(6, 12));
    assert.ok(grown < 24e6, `${(grown / 1e6).toFixed(1)} MB more after twelve cards`);
    await reader.close();
    assert.equal(reader.openHandles, 0);
    await assert.rejects(readSample(reader, sample), /closed/);
  });

  function samplesOf(side: ReadingSample['side']): ReadingSample[] {
    return samples.filter((sample) => sample.side === side);
  }
});

/** The card's pixels moved within its picture; what was outside is its border's. */
async function shifted({ rectified }: ReadingSample, xMm: number, yMm: number): Promise<ReadingSample['rectified']> {
  const [x, y] = [xMm, yMm].map((mm) => Math.round((mm * rectified.width) / 85.6)) as [number, number];
  const grown = await sharp(rectified.jpeg)
    .extend({
      left: Math.max(0, x),
      right: Math.max(0, -x),
      top: Math.max(0, y),
      bottom: Math.max(0, -y),
      extendWith: 'copy',
    })
    .png()
    .toBuffer();
  const { width, height } = rectified;
  const box = { left: Math.max(0, -x), top: Math.max(0, -y), width, height };
  return { ...rectified, jpeg: await sharp(grown).extract(box).jpeg({ quality: 95 }).toBuffer() };
}

/** Made-up words in Latin letters, as Zhuang has them, over every value, from its top edge up. */
async function withSecondScript({ rectified }: ReadingSample): Promise<ReadingSample['rectified']> {
  const words: readonly (readonly [number, number, string])[] = [
    [175, 76, 'Yangjbonj Lwgnyez'],
    [172, 138, 'Sai'],
    [364, 138, 'Bouxyangj'],
    [170, 200, 'Bi Ndwen Ngoenz'],
    [166, 262, 'Yangjbonj Si Gvangjdoengh Lu'],
  ];
  const over = svg(856, 540, words.map(([x, y, word]) => text(x, y, word, { size: 20, fill: '#1c1c1e' })).join(''));
  const { width, height } = rectified;
  const input = await sharp(Buffer.from(over)).resize(width, height, { fit: 'fill' }).png().toBuffer();
  return { ...rectified, jpeg: await sharp(rectified.jpeg).composite([{ input }]).jpeg({ quality: 95 }).toBuffer() };
}
