import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { mustRun } from '../../scripts/lib/run.js';
import { createSigner } from '../../web/sdk/browser/create_signer.js';
import { signManifest } from '../../web/sdk/session/sign_manifest.js';
import { judgeLiveness, type LivenessSubmission, type LivenessVerdict } from 'qujing/node';
import { recordings } from '../data/face/challenge_set.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { actedEvidence, type ActedEvidence } from './acted_evidence.js';

type Json = Record<string, never>;

describe('a server that has nothing but the evidence', () => {
  let acted: ActedEvidence;
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    const [, recording] = await recordings('genuine', 'tune', 2);
    assert.ok(recording);
    const small = { width: 400, height: 300, fps: 12, faceShare: 0.45 };
    acted = await actedEvidence({ ...recording, film: { ...recording.film, ...small } });
    assert.equal(acted.state, 'done');
  });
  after(async () => {
    await closeMeshes();
    await closeMattes();
  });

  function judged(given: Partial<LivenessSubmission>, order = acted.order): Promise<LivenessVerdict> {
    const { publicKey } = acted.signer;
    return judgeLiveness({ ...acted.submission, ...given }, { order, publicKey });
  }

  /** Changed by somebody who has the key as well: the page itself. */
  async function altered(change: (manifest: Json) => void, given: Partial<LivenessSubmission> = {}): Promise<string> {
    const json = JSON.parse(acted.submission.manifest) as Json;
    change(json);
    const manifest = JSON.stringify(json);
    const { problem } = await judged({ ...given, manifest, signature: await signManifest(manifest, acted.signer) });
    return problem ?? 'passed';
  }

  test('takes what was acted as it was asked for', async () => {
    const { passed, problem, detail } = await judged({});
    assert.deepEqual([passed, problem, detail], [true, null, '']);
  });

  test('refuses another session, another nonce, and another order', async () => {
    const { order } = acted;
    for (const other of [
      { ...order, nonce: 'n' },
      { ...order, sessionId: 's' },
      { ...order, actions: [...order.actions].reverse() },
    ])
      assert.equal((await judged({}, other)).problem, 'otherOrder');
  });

  test('refuses a manifest that is not signed, signed with another key, or changed after it was signed', async () => {
    const { manifest, signature } = acted.submission;
    const other = await signManifest(manifest, await createSigner());
    for (const given of [
      { signature: null },
      { signature: { ...signature, value: '' } },
      { signature: other },
      { manifest: manifest.replace('"passed":true', '"passed": true') },
    ])
      assert.equal((await judged(given)).problem, 'badSignature');
  });

  test('refuses pictures that are swapped, missing or one too many', async () => {
    const { pictures } = acted.submission;
    const [a, b] = [...pictures.keys()].slice(1, 3) as [string, string];
    const swapped = new Map(pictures).set(a, pictures.get(b) ?? Buffer.alloc(0));
    const missing = new Map(pictures);
    missing.delete(a);
    for (const given of [swapped, missing, new Map(pictures).set('more.jpg', Buffer.alloc(9))])
      assert.equal((await judged({ pictures: given })).problem, 'otherPictures');
  });

  test('refuses times that cannot be, and a picture of another moment, though they are signed', async () => {
    const change = (edit: string): Promise<string> =>
      altered((json) => {
        const { actions, trace } = json as unknown as {
          actions: Record<string, number>[];
          trace: { timestampMs: number[] };
        };
        if (edit === 'action')
          Object.assign(actions[1] ?? {}, { startMs: (actions[0]?.['startMs'] ?? 0) - 1000, beforeMs: 0 });
        if (edit === 'trace') trace.timestampMs.reverse();
        if (edit === 'fast') trace.timestampMs.forEach((ms, i, all) => (all[i] = ms / 10));
      });
    assert.deepEqual(await Promise.all(['action', 'trace', 'fast'].map(change)), [
      'otherPictures',
      'impossibleTimes',
      'impossibleTimes',
    ]);
  });

  test('refuses signed evidence whose pictures do not show what they are said to', async () => {
    const { submission, order } = acted;
    const names = [...submission.pictures.keys()];
    const peak = names.find((name) => name.endsWith('_peak.jpg')) ?? '';
    const rest = peak.replace('peak', 'before');
    const problem = await altered(
      (json) => {
        const { parts } = json as unknown as { parts: Record<string, unknown>[] };
        const [of, as] = [rest, peak].map((name) => parts.find((part) => part['name'] === name) ?? {});
        for (const field of ['sha256', 'bytes']) Object.assign(as ?? {}, { [field]: of?.[field] });
      },
      { pictures: new Map(submission.pictures).set(peak, submission.pictures.get(rest) ?? Buffer.alloc(0)) },
    );
    assert.equal(problem, 'actionNotShown', order.actions.join());
  });

  test('refuses what is no manifest, and pictures that are none, without an error', async () => {
    for (const text of ['', '{}', 'null', '[]', '{"kind":"liveness","format":1}', '{'.repeat(9999)]) {
      const signature = await signManifest(text, acted.signer);
      assert.equal((await judged({ manifest: text, signature })).problem, 'badManifest', text.slice(0, 40));
    }
    const garbage = Buffer.from('no picture');
    const pictures = new Map([...acted.submission.pictures.keys()].map((name) => [name, garbage]));
    const problem = await altered(
      (json) => {
        const sha256 = createHash('sha256').update(garbage).digest('hex');
        for (const part of json['parts'] as unknown as object[])
          Object.assign(part, { sha256, bytes: garbage.byteLength });
      },
      { pictures },
    );
    assert.equal(problem, 'unreadablePicture');
  });
});
