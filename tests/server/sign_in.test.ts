import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { kPeople } from '../../sandbox/people.js';
import { cleanUp } from '../../server/retention/clean_up.js';
import { registeredAs } from './candidates.js';
import { Client } from './client.js';
import { forget, type ServerUnderTest, startServer } from './server_under_test.js';

const kMinute = 60_000;

describe('signing in', () => {
  let server: ServerUnderTest;
  const { phone } = registeredAs('match');
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    await server.close();
    forget(server.folder);
  });

  const codeOf = (body: unknown): string => (body as { code: string }).code;
  const stranger = (): Client => new Client(server);
  const consents = () => {
    const { userAgreement, privacyPolicy } = server.services.texts;
    const given = ({ version, sha256 }: typeof userAgreement) => ({ version, sha256 });
    return { userAgreement: given(userAgreement), privacyPolicy: given(privacyPolicy) };
  };
  const signIn = (code: string, change: object = {}) =>
    stranger().post('/sign-in', { phone, code, ...consents(), transport: 'bearer', ...change });

  test('a number that nobody registered is answered as any other', async () => {
    const unknown = await stranger().post('/sign-in/codes', { phone: '13900000000' });
    const known = await stranger().post('/sign-in/codes', { phone: registeredAs('slow').phone });
    assert.deepEqual(unknown, known);
    const wrong = await stranger().post('/sign-in', { phone: '13900000000', code: '123456', ...consents() });
    assert.deepEqual([wrong.status, codeOf(wrong.body)], [403, 'codeWrong']);
    assert.equal(server.sandbox.inbox.all().filter((sms) => sms.phone === '13900000000').length, 0);
  });

  test('a code is good once, for five minutes, and for five tries', async () => {
    const first = await stranger().codeFor(phone);
    assert.equal((await signIn(first)).status, 200);
    assert.equal(codeOf((await signIn(first)).body), 'codeWrong');

    server.forward(kMinute);
    const old = await stranger().codeFor(phone);
    server.forward(5 * kMinute + 1);
    assert.equal(codeOf((await signIn(old)).body), 'codeWrong');

    const guessed = await stranger().codeFor(phone);
    const wrong = guessed === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i++) assert.equal(codeOf((await signIn(wrong)).body), 'codeWrong');
    assert.equal(codeOf((await signIn(guessed)).body), 'codeWrong', 'the right one after five wrong ones');
  });

  test('a code comes once a minute, five times an hour, ten times a day', async () => {
    const other = registeredAs('noPhoto').phone;
    const ask = () => stranger().post('/sign-in/codes', { phone: other });
    assert.equal((await ask()).status, 202);
    const soon = await ask();
    assert.deepEqual([soon.status, codeOf(soon.body)], [429, 'codeTooSoon']);
    assert.ok((soon.body as { retryAfterSeconds: number }).retryAfterSeconds <= 60);
    for (let i = 1; i < 5; i++) {
      server.forward(kMinute + 1);
      assert.equal((await ask()).status, 202, `code ${i + 1}`);
    }
    server.forward(kMinute + 1);
    assert.equal(codeOf((await ask()).body), 'codesSpent');
    server.forward(60 * kMinute);
    for (let i = 0; i < 5; i++) {
      assert.equal((await ask()).status, 202, `code ${i + 6}`);
      server.forward(kMinute + 1);
    }
    server.forward(60 * kMinute);
    assert.equal(codeOf((await ask()).body), 'codesSpent', 'the eleventh of a day');
  });

  test('nobody is signed in without both consents, to the words in force', async () => {
    server.forward(24 * 60 * kMinute);
    const code = await stranger().codeFor(phone);
    const missing = await stranger().post('/sign-in', { phone, code, privacyPolicy: consents().privacyPolicy });
    assert.equal(missing.status, 400);
    const otherWords = { ...consents().userAgreement, sha256: '0'.repeat(64) };
    assert.equal(codeOf((await signIn(code, { userAgreement: otherWords })).body), 'consentNeeded');
    assert.equal((await signIn(code)).status, 200, 'the code was not spent on it');
  });

  test('an access token ends after fifteen minutes, and a refresh token is good once', async () => {
    server.forward(2 * kMinute);
    const client = await Client.signedIn(server, phone);
    server.forward(16 * kMinute);
    assert.equal(codeOf((await client.get('/flow')).body), 'signInExpired');
    const first = client.refreshToken;
    const renewed = await client.post('/sign-in/refresh', { refreshToken: first });
    assert.equal(renewed.status, 200);
    client.accessToken = (renewed.body as { accessToken: string }).accessToken;
    assert.equal((await client.get('/flow')).status, 200);
    server.forward(kMinute);
    assert.equal(codeOf((await client.post('/sign-in/refresh', { refreshToken: first })).body), 'signInNeeded');
    assert.equal(codeOf((await client.get('/flow')).body), 'signInNeeded', 'a token used twice ends the session');
  });

  test('two tabs that refresh at once both stay signed in', async () => {
    server.forward(2 * kMinute);
    const client = await Client.signedIn(server, phone);
    const refresh = async (refreshToken: string): Promise<string> => {
      const { status, body } = await client.post('/sign-in/refresh', { refreshToken });
      assert.equal(status, 200, JSON.stringify(body));
      return (body as { refreshToken: string }).refreshToken;
    };
    const tabs = await Promise.all([refresh(client.refreshToken), refresh(client.refreshToken)]);
    for (const token of tabs) await refresh(token);
  });

  test('signing out ends the session', async () => {
    server.forward(2 * kMinute);
    const client = await Client.signedIn(server, phone);
    assert.equal((await client.post('/sign-out')).status, 204);
    assert.equal(codeOf((await client.get('/flow')).body), 'signInNeeded');
  });

  test('a page signs in by cookie, and must prove that it is ours', async () => {
    server.forward(2 * kMinute);
    const code = await stranger().codeFor(phone);
    const answer = await fetch(`${server.url}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone, code, ...consents() }),
    });
    const { csrfToken, ...rest } = (await answer.json()) as { csrfToken: string };
    assert.deepEqual(Object.keys(rest), ['expiresInSeconds'], 'no token that a script could read');
    const cookies = answer.headers.getSetCookie();
    assert.ok(cookies.every((cookie) => /HttpOnly/.test(cookie) && /SameSite=Strict/.test(cookie)));
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
    const post = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/v1/flow/notice`, { method: 'POST', headers: { cookie, ...headers } });
    assert.equal((await fetch(`${server.url}/api/v1/flow`, { headers: { cookie } })).status, 200);
    assert.equal((await post({})).status, 403);
    assert.equal((await post({ 'x-csrf-token': '0'.repeat(64) })).status, 403);
    assert.equal((await post({ 'x-csrf-token': csrfToken, origin: 'https://evil.example' })).status, 403);
    assert.equal((await post({ 'x-csrf-token': csrfToken })).status, 200);
  });

  test('figures are for this machine alone, not for what a proxy hands on', async () => {
    assert.equal((await fetch(`${server.url}/metrics`)).status, 200);
    const handedOn = { 'x-forwarded-for': '127.0.0.1' };
    assert.equal((await fetch(`${server.url}/metrics`, { headers: handedOn })).status, 404);
  });

  test('the document is shown under the rules of every page, with nothing from elsewhere', async () => {
    for (const path of ['/docs/', '/docs/static/swagger-ui.css', '/healthz']) {
      const { status, headers } = await fetch(`${server.url}${path}`);
      assert.equal(status, 200, path);
      const policy = headers.get('content-security-policy') ?? '';
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.doesNotMatch(policy, /unsafe-inline|https:|swagger/, path);
    }
  });

  test('a phone that went to somebody else shows nothing of who had it, and a corrected name is compared anew', async () => {
    server.forward(2 * kMinute);
    const { db } = server.services;
    const mine = registeredAs('noRecord');
    const first = await Client.signedIn(server, mine.phone);
    await first.post('/flow/notice');
    const others = kPeople.filter((person) => person.phone !== mine.phone);
    const as = (change: object) => {
      server.sandbox.script.change({ people: [{ ...mine, ...change }, ...others] });
    };
    as({ name: '样本它', idNumber: registeredAs('garbage').idNumber });
    server.forward(2 * kMinute);
    const second = await Client.signedIn(server, mine.phone);
    assert.equal((await second.flow()).step, 'notice', 'a new person begins anew');
    as({});
    server.forward(2 * kMinute);
    assert.equal((await (await Client.signedIn(server, mine.phone)).flow()).step, 'card', 'the first one goes on');

    const { candidate_id } = await db
      .selectFrom('application')
      .select('candidate_id')
      .where('notice_at', 'is not', null)
      .orderBy('notice_at', 'desc')
      .executeTakeFirstOrThrow();
    const card = { sealed: new Uint8Array(), portrait_artifact: '', emblem_artifact: '', reading_confirmed_at: 1 };
    await db
      .insertInto('card')
      .values({ id: 'card', candidate_id, comparison: 'same', compared_at: 1, created_at: 1, ...card })
      .execute();
    await db.updateTable('application').set({ card_id: 'card' }).where('candidate_id', '=', candidate_id).execute();
    as({ name: '样本改' });
    server.forward(2 * kMinute);
    await Client.signedIn(server, mine.phone);
    const { compared_at } = await db.selectFrom('card').select('compared_at').executeTakeFirstOrThrow();
    assert.equal(compared_at, null);
  });

  test('who never came back to finish is erased after ninety days', async () => {
    const { db } = server.services;
    server.forward(91 * 24 * 60 * kMinute);
    await cleanUp(server.services);
    const kept = await db.selectFrom('candidate').select('id').where('sealed', 'is not', null).execute();
    assert.equal(kept.length, 0);
  });

  test('nothing personal was logged', () => {
    const lines = server.logged.join('');
    for (const { phone: number } of [registeredAs('match'), registeredAs('noPhoto')])
      assert.ok(!lines.includes(number), 'a phone number in the log');
    assert.ok(!lines.includes('样本'), 'a name in the log');
  });
});
