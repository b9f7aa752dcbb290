// A candidate taken as far as a test needs.
import assert from 'node:assert/strict';
import type { Behaviour } from '../../sandbox/people.js';
import { createSigner } from '../../web/sdk/browser/create_signer.js';
import { cardFrames } from '../data/card_frames.js';
import type { Person } from '../data/person.js';
import { portraitFrame } from '../data/face/portrait_frames.js';
import { cardOf, registeredAs } from './candidates.js';
import type { Answer } from './client.js';
import { Client, type Flow } from './client.js';
import type { ServerUnderTest } from './server_under_test.js';

export function flowIn({ status, body }: Answer): Flow {
  assert.equal(status, 200, JSON.stringify(body));
  return body as Flow;
}

export async function pastNotice(server: ServerUnderTest, behaviour: Behaviour): Promise<Client> {
  const client = await Client.signedIn(server, registeredAs(behaviour).phone);
  flowIn(await client.post('/flow/notice'));
  return client;
}

export async function cardHandedIn(client: Client, person: Person, key?: string): Promise<Answer> {
  const frames = await cardFrames(person);
  const side = async (jpeg: Buffer) => ({ frame: await client.stored(jpeg), origin: 'album' });
  const body = { portrait: await side(frames.portrait), emblem: await side(frames.emblem) };
  return client.once('/card', body, key);
}

/** The card read, confirmed and compared. */
export async function pastCard(server: ServerUnderTest, behaviour: Behaviour): Promise<Client> {
  const client = await pastNotice(server, behaviour);
  flowIn(await cardHandedIn(client, cardOf(registeredAs(behaviour))));
  flowIn(await client.post('/card/reading/confirmation'));
  const { step } = flowIn(await client.post('/card/comparison/confirmation'));
  assert.equal(step, 'portrait');
  return client;
}

export async function portraitHandedIn(client: Client, jpeg: Buffer, key?: string): Promise<Answer> {
  return client.once('/portraits', { source: await client.stored(jpeg), origin: 'album' }, key);
}

/** Their portrait taken and confirmed, and the consent to face data given. */
export async function pastPortrait(server: ServerUnderTest, behaviour: Behaviour, personId: string): Promise<Client> {
  const client = await pastCard(server, behaviour);
  const { portrait } = flowIn(await portraitHandedIn(client, await portraitFrame(personId)));
  assert.deepEqual([portrait?.accepted, portrait?.reasons], [true, []]);
  flowIn(await client.post(`/portraits/${portrait?.id ?? ''}/confirmation`));
  const { version, sha256 } = server.services.texts.faceConsent;
  const { step } = flowIn(await client.post('/consents/face', { version, sha256 }));
  assert.equal(step, 'face');
  return client;
}

/** As if a challenge had been passed: what comes before the police service is another test's. */
export async function pastFace(server: ServerUnderTest, behaviour: Behaviour, personId: string): Promise<Client> {
  const client = await pastPortrait(server, behaviour, personId);
  await passFace(client);
  return client;
}

export async function passFace(client: Client): Promise<void> {
  const { publicKey, keyProtected } = await createSigner();
  const { body } = await client.post('/challenges', { publicKey, keyProtected });
  const { id } = body as { id: string };
  const { db } = client.server.services;
  await db.updateTable('challenge').set({ used_at: 1, outcome: 'passed' }).where('id', '=', id).execute();
  const { candidate_id } = await db
    .selectFrom('challenge')
    .select('candidate_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await db.updateTable('application').set({ challenge_id: id }).where('candidate_id', '=', candidate_id).execute();
  assert.equal((await client.flow()).step, 'police');
}
