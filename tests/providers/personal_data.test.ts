// Nothing that the adapters hand out for records, logs or metrics holds what was asked about.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  createPoliceProvider,
  createRegistrationProvider,
  createSmsProvider,
} from '../../server/providers/create_providers.js';
import type { FetchLike } from '../../server/providers/http/exchange.js';
import { redact } from '../../server/providers/http/redact.js';
import { clock, personWho, questionAbout, secrets } from './stage.js';

const { name, idNumber, phone } = personWho('match');
const code = '135790';
const url = 'https://provider.example';
const own = [
  name,
  idNumber,
  idNumber.slice(0, 17),
  phone,
  code,
  ...Object.values(secrets.tencent),
  secrets.keyed.secret,
];

/** A service that repeats what it was told, but for the picture, in the places where adapters look. */
const parrot = (status: number): FetchLike => {
  return (_, init) => {
    const told = JSON.parse(init.body ?? '') as Readonly<Record<string, unknown>>;
    const rest = Object.entries(told).flatMap(([field, value]) => (/Base64|base64/.test(field) ? [] : [value]));
    const heard = rest.flat().join(' ');
    assert.ok(heard.includes(idNumber) || heard.includes(phone));
    const answer = {
      code: 'REFUSED',
      message: heard,
      Response: { Error: { Code: 'InvalidParameter', Message: heard }, RequestId: 'r-1' },
    };
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  };
};

/** Network failures whose words hold the request. */
const blunder: FetchLike = (address, init) =>
  Promise.reject(new TypeError(`cannot send ${init.body ?? ''} to ${address}`, { cause: new Error(init.body) }));

const surroundings: readonly (readonly [string, FetchLike])[] = [
  ['a refusal that repeats the request', parrot(400)],
  ['an answer that repeats the request', parrot(200)],
  ['a failure that repeats the request', blunder],
];

for (const [what, fetch] of surroundings) {
  test(`${what} is told without it`, async () => {
    const outside = { fetch, clock };
    const key = secrets.keyed;
    const tencent = createPoliceProvider({ kind: 'tencent', url, key: secrets.tencent }, outside);
    const generic = createPoliceProvider({ kind: 'generic', url, key }, outside);
    const template = { sdkAppId: '1', templateId: '1', signName: '样本' };
    const sms = createSmsProvider({ kind: 'tencent', url, key: secrets.tencent, ...template }, outside);
    const registration = createRegistrationProvider({ kind: 'http', url, key }, outside);
    const told: unknown[] = [
      await tencent.verify(questionAbout({ name, idNumber })),
      await generic.verify(questionAbout({ name, idNumber })),
      await sms.send({ phone, code, requestId: 'message-1' }),
    ];
    await registration.find(phone).catch((error: unknown) => {
      assert.ok(error instanceof Error);
      told.push(error.message, error.stack, error.cause);
    });
    assert.equal(told.length, 6);
    for (const provider of [tencent, generic, sms, registration]) {
      told.push(provider.health());
      provider.close();
    }
    const words = JSON.stringify(told);
    for (const secret of own) assert.ok(!words.includes(secret), `${secret} is in ${words}`);
  });
}

test('numbers of persons are masked wherever they stand, short ones are left', () => {
  const words = redact('号码 11990019990101011X 手机+8619900000001 姓名样本同 (限 20 次/秒)', ['样本同']);
  assert.equal(words, '号码 *** 手机+*** 姓名*** (限 20 次/秒)');
});

test('an address that is not encrypted needs a word, and none has a query or a user', () => {
  const police = (address: string, plainHttp?: boolean) => {
    const more = plainHttp === undefined ? {} : { plainHttp };
    createPoliceProvider({ kind: 'tencent', url: address, key: secrets.tencent, ...more }).close();
    return address;
  };
  assert.throws(() => police('http://provider.example'), /https:\/\/ expected/);
  assert.throws(() => police('https://provider.example/?a=1'), /no query/);
  assert.throws(() => police('https://me@provider.example'), /no query, fragment or user/);
  assert.throws(() => police('https://provider.example/v1'), /no path/);
  assert.throws(() => police('ftp://provider.example', true), /https:\/\/ expected/);
  police('http://127.0.0.1:1', true);
});
