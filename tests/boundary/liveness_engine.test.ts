import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import type { Inference } from '../../web/sdk/engine/inference.js';
import type { LivenessEngine } from '../../web/sdk/engine/liveness_engine.js';
import {
  challengeStates,
  evidenceMoments,
  livenessActions,
  livenessCueIds,
  type LivenessAction,
} from '../../web/sdk/types.js';
import { packaged } from '../data/face/face_cache.js';
import { codeOf, rgba } from './engine_under_test.js';
import { openLivenessEngine } from './face_engine_under_test.js';

interface Manifest {
  readonly kind: string;
  readonly state: string;
  readonly passed: boolean;
  readonly asked: readonly string[];
  readonly cues: readonly { readonly id: string }[];
  readonly trace: Readonly<Record<string, readonly unknown[]>>;
  readonly parts: readonly { readonly name: string; readonly moment: string; readonly pose: unknown }[];
}

const facts = { capturedAtMs: 1_764_000_000_000, sessionId: 's-1', nonce: 'n-1' };
const size = { width: 300, height: 300 };
const file = { ...size, sha256: 'ab', jpeg: { size: 7 } };

describe('liveness behind its border', () => {
  let inference: Inference;
  let engine: LivenessEngine;
  let face: Uint8Array;

  before(async () => {
    ({ engine, inference } = await openLivenessEngine());
    // A portrait in the public domain (NASA, out of scikit-image), nearer.
    const picture = sharp(packaged('skimage/usr/lib/python3/dist-packages/skimage/data/astronaut.png'));
    face = await picture
      .extract({ left: 80, top: 0, ...size })
      .ensureAlpha()
      .raw()
      .toBuffer();
  });

  after(async () => {
    engine.close();
    assert.equal(engine.openHandles, 0, 'a handle leaked');
    await inference.close();
    assert.equal(inference.memoryBytes, 0);
  });

  function look(timestampMs: number): ReturnType<LivenessEngine['analyze']> {
    engine.load(face);
    return engine.analyze(rgba(size.width, size.height), timestampMs);
  }

  function manifest(pictures: Parameters<LivenessEngine['manifest']>[1] = []): Manifest {
    return JSON.parse(engine.manifest(facts, pictures)) as Manifest;
  }

  test('a still face brings a challenge to its first action, and no further', async () => {
    engine.challenge(['blink', 'turnLeft'], 0);
    let state = 'framing';
    for (let ms = 0; ms < 2_000; ms += 100) state = (await look(ms)).challenge?.state ?? 'none';
    assert.equal(state, 'action');
    assert.deepEqual(engine.completed(), []);
    assert.equal(engine.tick(30_000).state, 'timedOut');
  });

  test('the names in its manifest are those of the package', async () => {
    engine.reset();
    engine.challenge(livenessActions, 0);
    for (const ms of [0, 100]) await look(ms);
    engine.cancel();
    const pictures = evidenceMoments
      .filter((moment) => moment !== 'none')
      .map((moment) => ({
        ...file,
        name: `${moment}.jpg`,
        moment,
        actionIndex: moment === 'neutral' ? null : 0,
        timestampMs: 100,
      }));
    const said = manifest(pictures);
    assert.deepEqual([said.kind, said.state, said.passed], ['liveness', 'cancelled', false]);
    assert.deepEqual(said.asked, livenessActions);
    assert.deepEqual(
      said.parts.map(({ moment }) => moment),
      evidenceMoments.slice(1),
    );
    assert.ok(said.parts.every(({ pose }) => pose !== null));
    assert.deepEqual(
      said.cues.map(({ id }) => id),
      livenessCueIds,
    );
    for (const state of said.trace['state'] ?? []) assert.ok((challengeStates as readonly unknown[]).includes(state));
    assert.deepEqual(said.trace['timestampMs'], [0, 100]);
    const [first, second] = said.trace['digest'] ?? [];
    assert.equal(first, second, 'the same pixels have one digest');
  });

  test('no challenge: too few actions, too many, one that is unknown', async () => {
    const given: readonly (readonly string[])[] = [[], ['blink'], Array<string>(6).fill('raise'), ['blink', 'smile']];
    for (const actions of given) {
      const code = await codeOf(() => {
        engine.challenge(actions as LivenessAction[], 0);
      });
      assert.equal(code, 'badTask', actions.join());
    }
  });

  test('a manifest without a challenge is none', () => {
    engine.reset();
    assert.equal(engine.manifest(facts, []), '');
  });
});
