import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { cleanUp } from '../../server/retention/clean_up.js';
import { cardFrames } from '../data/card_frames.js';
import { cardOf, registeredAs } from './candidates.js';
import { type Answer, Client, codeOf } from './client.js';
import { forget, type ServerUnderTest, startServer } from './server_under_test.js';
import { cardHandedIn, flowIn, pastNotice } from './steps.js';

describe('a card handed in', () => {
  let server: ServerUnderTest;
  let client: Client;
  const registered = registeredAs('match');
  before(async () => {
    server = await startServer();
    client = await pastNotice(server, 'match');
  });
  after(async () => {
    await server.close();
    forget(server.folder);
  });

  const compared = async () => {
    const { card } = flowIn(await client.post('/card/reading/confirmation'));
    const answer = await client.post('/card/comparison/confirmation');
    return { comparison: card?.comparison, answer };
  };
  const again = () => client.post('/flow/restart', { from: 'card' });

  test('is read, and may be confirmed or entered anew', async () => {
    const { step, card } = flowIn(await cardHandedIn(client, cardOf(registered)));
    assert.equal(step, 'reading');
    assert.deepEqual(
      [card?.reading.name.value, card?.reading.number.value, card?.reading.ethnicGroup.value],
      [registered.name, registered.idNumber, '汉'],
    );
    assert.equal(card?.comparison, null, 'nothing of the registration before the reading is confirmed');
    const { width, height } = await sharp((await client.get('/card/pictures/portrait')).body as Buffer).metadata();
    assert.ok(Math.abs(width / height - 85.6 / 54) < 0.01);
    assert.equal(flowIn(await again()).step, 'card');
  });

  test('of another name is told so, and goes no further', async () => {
    flowIn(await cardHandedIn(client, cardOf({ ...registered, name: '林清和' })));
    const { comparison, answer } = await compared();
    assert.deepEqual([comparison?.outcome, comparison?.mayContinue], ['nameDiffers', false]);
    assert.equal(comparison?.registeredName, '样**', 'the registered name is not given away');
    assert.equal(codeOf(answer), 'comparisonFailed');
    await again();
  });

  test('of another number is told so, and goes no further', async () => {
    const { idNumber } = registeredAs('slow');
    flowIn(await cardHandedIn(client, cardOf({ ...registered, idNumber })));
    const { comparison, answer } = await compared();
    assert.deepEqual([comparison?.outcome, comparison?.mayContinue], ['numberDiffers', false]);
    assert.match(comparison?.registeredNumber ?? '', /^1199\*{10}\d{4}$/);
    assert.equal(codeOf(answer), 'comparisonFailed');
    await again();
  });

  test('that has expired is told so, and goes no further', async () => {
    flowIn(await cardHandedIn(client, cardOf(registered, { validity: '2014.03.01-2024.03.01' })));
    const { comparison, answer } = await compared();
    assert.deepEqual([comparison?.outcome, comparison?.mayContinue], ['same', false]);
    assert.ok((answer.body as { reasons: string[] }).reasons.includes('expired'));
    await again();
  });

  test('twice at once is read once; of the cards gone back from nothing is left after an hour', async () => {
    const both = await Promise.all([1, 2].map(() => cardHandedIn(client, cardOf(registered))));
    const [taken, refused] = both.sort((one, other) => one.status - other.status) as [Answer, Answer];
    assert.equal(flowIn(taken).step, 'reading');
    assert.equal(codeOf(refused), 'inProgress');
    server.forward(61 * 60_000);
    await cleanUp(server.services);
    const { db } = server.services;
    assert.equal((await db.selectFrom('part').select('id').execute()).length, 0);
    const cards = await db.selectFrom('card').select(['portrait_artifact', 'emblem_artifact']).execute();
    assert.equal(cards.length, 1);
    assert.deepEqual(
      readdirSync(join(server.folder, 'artifacts')).sort(),
      cards.flatMap((card) => [card.portrait_artifact, card.emblem_artifact]).sort(),
    );
    client = await Client.signedIn(server, registered.phone);
    await again();
  });

  test('of which one side is no card, or the other side, is refused with the side', async () => {
    const { portrait, emblem } = await cardFrames(cardOf(registered));
    const table = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#705030' } })
      .jpeg()
      .toBuffer();
    for (const [first, second, side] of [
      [table, emblem, 'portrait'],
      [portrait, portrait, 'emblem'],
    ] as const) {
      const answer = await client.once('/card', {
        portrait: { frame: await client.stored(first), origin: 'camera' },
        emblem: { frame: await client.stored(second), origin: 'camera' },
      });
      assert.deepEqual([answer.status, codeOf(answer)], [422, 'cardRefused']);
      assert.equal((answer.body as { side: string }).side, side);
    }
    assert.equal((await client.flow()).step, 'card');
  });
});
