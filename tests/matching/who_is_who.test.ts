// A few dozen pairs that must come out right, by table: minimum passes, maximum false accepts.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mustRun } from '../../scripts/lib/run.js';
import { FaceMatcher } from '../../server/matching/face_matcher.js';
import { kMatchThresholds, type MatchPair } from '../../server/matching/match_thresholds.js';
import { describeAll, pairsOf, rendered, type Described, type Pair } from './described.js';
import { filmFrames, photographs } from './face_set.js';
import { cardPhoto, liveFrame } from './renderings.js';
import { scoreOf, told } from './score.js';

interface Bound {
  readonly set: string;
  readonly kind: MatchPair;
  readonly pairs: () => Promise<readonly Pair[]> | readonly Pair[];
  /** Of one person and taken for one. */
  readonly leastPasses: number;
  readonly same: number;
  /** Of two people. */
  readonly different: number;
  readonly mostFalseAccepts: number;
}

/** Three actors in six photographs each, four people more; those of East Asia are the ones most alike of all. */
const kPeople = ['p91', 'p92', 'p93', 'p11', 'p28', 'p31', 'p41', 'p43', 'p47', 'p55'];

describe('faces told apart', () => {
  let matcher: FaceMatcher;
  let photos: readonly Described[];
  let films: readonly Described[];
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    matcher = await FaceMatcher.open();
    photos = (
      await describeAll(
        matcher,
        photographs().filter(({ person }) => kPeople.includes(person)),
      )
    ).described;
    const frames = filmFrames().filter((_, at) => at % 3 === 0);
    films = (await describeAll(matcher, frames)).described;
  });
  after(() => matcher.close());

  const actor = (): Described[] => photos.filter(({ source }) => source.person === 'p92');
  const others = (): Described[] => photos.filter(({ source }) => source.person !== 'p92').slice(0, 12);
  const rows: readonly Bound[] = [
    {
      set: 'photographs',
      kind: 'portraitLive',
      pairs: () => pairsOf(photos),
      same: 45,
      leastPasses: 41,
      different: 255,
      mostFalseAccepts: 0,
    },
    {
      set: 'frames of films',
      kind: 'liveFrames',
      pairs: () => pairsOf(films),
      same: 9,
      leastPasses: 9,
      different: 12,
      mostFalseAccepts: 0,
    },
    {
      set: 'portraits and small noisy frames',
      kind: 'portraitLive',
      pairs: async () =>
        pairsOf(
          [...actor(), ...others()],
          (await rendered(matcher, actor(), (one) => liveFrame(one.picture, one.place, one.source.id))).described,
        ),
      same: 36,
      leastPasses: 36,
      different: 72,
      mostFalseAccepts: 0,
    },
    {
      set: 'portraits and printed photos',
      kind: 'portraitCard',
      pairs: async () =>
        pairsOf(
          [...actor(), ...others()],
          (await rendered(matcher, actor(), (one) => cardPhoto(one.picture, one.place, 10, one.source.id))).described,
        ),
      same: 36,
      leastPasses: 36,
      different: 72,
      mostFalseAccepts: 0,
    },
  ];

  for (const { set, kind, pairs, same, leastPasses, different, mostFalseAccepts } of rows) {
    test(`${set}: of ${same} pairs of one person at least ${leastPasses} are taken for one, of ${different} others ${mostFalseAccepts}`, async () => {
      const score = scoreOf(await pairs(), kMatchThresholds[kind].threshold);
      assert.deepEqual([score.same, score.different], [same, different], 'pairs are missing');
      assert.ok(score.falseAccepts.length <= mostFalseAccepts, score.falseAccepts.map(told).join('; '));
      const passes = score.same - score.falseRejects.length;
      assert.ok(passes >= leastPasses, `${passes} taken for one; refused ${score.falseRejects.map(told).join('; ')}`);
    });
  }

  test('a picture half as large, or turned by a tenth of a turn, is the same face', async () => {
    const [one] = actor();
    assert.ok(one);
    const { picture, description } = one;
    const { default: sharp } = await import('sharp');
    const { width, height } = picture;
    const image = sharp(picture.pixels, { raw: { width, height, channels: 4 } });
    for (const changed of [
      image.clone().resize(Math.round(width / 2)),
      image.clone().rotate(36, { background: '#888' }),
    ]) {
      const { data, info } = await changed.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const other = await matcher.describe({ pixels: data, width: info.width, height: info.height });
      assert.ok(other !== null);
      const { similarity } = matcher.compare(description, other, 'liveFrames');
      assert.ok(similarity > 0.85, String(similarity));
    }
  });
});
