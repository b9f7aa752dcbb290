// Somebody before a played camera who does what the server asks for.
import assert from 'node:assert/strict';
import type { components } from '../../build/openapi/api.js';
import { createSigner } from '../../web/sdk/browser/create_signer.js';
import type { Signer } from '../../web/sdk/platform/ports.js';
import { filmOf, type Recording } from '../data/face/challenge_set.js';
import { personOf } from '../data/face/people.js';
import { Random } from '../data/random.js';
import { type ActedEvidence, actedEvidence } from '../golden/acted_evidence.js';
import type { Answer, Client } from './client.js';

export type Challenge = components['schemas']['Challenge'];
export type Evidence = components['schemas']['Evidence'];

/** Fast to draw, and still large enough for a face of 130 px. */
const kSmall = { width: 400, height: 300, fps: 12, faceShare: 0.45 } as const;

export async function openedChallenge(client: Client, signer: Signer): Promise<Challenge> {
  const { publicKey, keyProtected } = signer;
  const { status, body } = await client.post('/challenges', { publicKey, keyProtected });
  assert.equal(status, 200, JSON.stringify(body));
  return body as Challenge;
}

export async function acted(personId: string, challenge: Challenge, signer: Signer): Promise<ActedEvidence> {
  const { sessionId, nonce, actions } = challenge;
  const id = `server/${personId}/${actions.join()}`;
  const recording: Recording = {
    id,
    kind: 'genuine',
    asked: actions,
    behaviour: {},
    film: { name: id, person: personOf(personId), ...filmOf(new Random(id)), ...kSmall },
  };
  const evidence = await actedEvidence(recording, { order: { sessionId, nonce, actions }, signer });
  assert.equal(evidence.state, 'done', 'the one who acts must do what was asked');
  return evidence;
}

/** Sends the pictures. @returns what is then handed in */
export async function sent(client: Client, { submission }: ActedEvidence): Promise<Evidence> {
  const pictures: { name: string; sha256: string }[] = [];
  for (const [name, bytes] of submission.pictures) pictures.push({ name, sha256: await client.stored(bytes) });
  const { manifest, signature } = submission;
  return { manifest, signature: signature as Evidence['signature'], pictures };
}

/** All of it: asks, acts, hands in. */
export async function answerChallenge(client: Client, personId: string): Promise<Answer> {
  const signer = await createSigner();
  const challenge = await openedChallenge(client, signer);
  const evidence = await sent(client, await acted(personId, challenge, signer));
  return client.once(`/challenges/${challenge.id}/evidence`, evidence);
}
