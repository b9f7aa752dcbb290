/**
 * Does the server tell one face from two? Every pair of packaged photographs and film frames, by test people; films apart,
 * renderings of a photograph apart. Lists the pairs by person. Fails on a false accept where the verdict is decisive.
 */
import { readFace } from 'qujing/node';
import { FaceMatcher } from '../../server/matching/face_matcher.js';
import { kMatchThresholds, type MatchPair } from '../../server/matching/match_thresholds.js';
import { kPeople } from '../data/face/people.js';
import { describeAll, pairsOf, rendered, type Described, type Pair } from '../matching/described.js';
import { filmFrames, photographs } from '../matching/face_set.js';
import { cardPhoto, liveFrame } from '../matching/renderings.js';
import { byPerson, mostFalseAccepts, scoreOf, told } from '../matching/score.js';
import { median, tell } from './bench_site_lib.js';

const kEastAsian = new Set(kPeople.filter(({ traits }) => traits.includes('eastAsian')).map(({ id }) => id));
const matcher = await FaceMatcher.open();

function tellPairs(name: string, all: readonly Pair[], kind: MatchPair, set: string): void {
  const { threshold, decisive } = kMatchThresholds[kind];
  const { same, falseRejects, different, falseAccepts, leastAlike, mostAlike } = scoreOf(all, threshold);
  const holds = !decisive || falseAccepts.length === 0;
  if (different > 0) {
    tell(`faces, ${name}: false accepts at ${threshold}`, falseAccepts.length, '', set, different, holds);
    tell(
      `faces, ${name}: most false accepts, by the rule of three`,
      100 * mostFalseAccepts(different),
      '%',
      set,
      different,
    );
  }
  if (same > 0) tell(`faces, ${name}: false rejects at ${threshold}`, falseRejects.length, '', set, same);
  if (leastAlike !== null) console.log(`least alike of one person: ${told(leastAlike)}`);
  if (mostAlike !== null) console.log(`most alike of two: ${told(mostAlike)}`);
  for (const line of [...byPerson(all, threshold), ...falseRejects.map((pair) => `refused: ${told(pair)}`)])
    console.log(`  ${line}`);
}

const isTest = ({ a, b }: Pair): boolean => a.split === 'test' && b.split === 'test';
const isOneFilm = ({ a, b }: Pair): boolean => a.film !== null && a.film === b.film;
const isEastAsian = ({ a, b }: Pair): boolean => kEastAsian.has(a.person) && kEastAsian.has(b.person);

async function tellRendered(large: readonly Described[]): Promise<void> {
  const live = await rendered(matcher, large, ({ picture, place, source }) => liveFrame(picture, place, source.id));
  const ofLive = pairsOf(large, live.described).filter(isTest);
  tellPairs(
    'portrait and rendered frame',
    ofLive,
    'portraitLive',
    'photographs of test people, and as small noisy frames',
  );
  for (const pixels of [8, 12]) {
    const card = await rendered(matcher, large, ({ picture, place, source }) =>
      cardPhoto(picture, place, pixels, source.id),
    );
    const set = `as printed on a card at ${pixels} px/mm, rendered`;
    tellPairs(
      `portrait and card at ${pixels} px/mm`,
      pairsOf(large, card.described).filter(isTest),
      'portraitCard',
      set,
    );
    tellPairs(
      `rendered frame and card at ${pixels} px/mm`,
      pairsOf(live.described, card.described).filter(isTest),
      'portraitCard',
      set,
    );
    tell('faces: cards with no face found', card.unfound.length, '', set, large.length);
  }
}

async function tellLatency(described: readonly Described[]): Promise<void> {
  const [whole, known]: [number[], number[]] = [[], []];
  for (const { picture } of described.slice(0, 20)) {
    const start = performance.now();
    await matcher.describe(picture);
    whole.push(performance.now() - start);
  }
  for (const { picture } of described.slice(0, 20)) {
    const { pixels, width, height } = picture;
    const { landmarks } = await readFace({ pixels, layout: { width, height, rowStride: 4 * width, format: 'rgba' } });
    const start = performance.now();
    await matcher.describe(picture, landmarks ?? []);
    known.push(performance.now() - start);
  }
  tell('faces: a description, its face found and read', median(whole), 'ms', 'median, one thread', whole.length);
  tell('faces: a description, its landmarks known', median(known), 'ms', 'median, one thread', known.length);
}

const photos = await describeAll(matcher, photographs());
const films = await describeAll(matcher, filmFrames());
console.log(`no face found: ${[...photos.unfound, ...films.unfound].join() || 'in none'}`);
const ofPhotos = pairsOf(photos.described);
tellPairs('photographs', ofPhotos.filter(isTest), 'portraitLive', 'photographs of test people');
tellPairs(
  'photographs, tune',
  ofPhotos.filter((pair) => !isTest(pair)),
  'portraitLive',
  'photographs with tune people',
);
tellPairs(
  'East Asian people',
  ofPhotos.filter(isEastAsian),
  'portraitLive',
  'photographs of 15 people, most of 128 px',
);
const ofFilms = pairsOf(films.described);
tellPairs('one film', ofFilms.filter(isOneFilm), 'liveFrames', 'frames of one film, seconds apart');
tellPairs(
  'two films',
  ofFilms.filter((pair) => !isOneFilm(pair)),
  'portraitLive',
  'frames of two films, one man in both',
);
tellPairs(
  'photograph and film',
  pairsOf(photos.described, films.described),
  'portraitLive',
  'photographs and film frames',
);
await tellRendered(photos.described.filter(({ source }) => !source.small));
await tellLatency(photos.described);
await matcher.close();
