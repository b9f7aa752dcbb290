// The sandbox refuses what the vendor would, and the adapters name the refusal.
import assert from 'node:assert/strict';
import test from 'node:test';
import { systemClock } from '../../server/providers/clock.js';
import { keyedHeaders } from '../../server/providers/http/keyed_signature.js';
import { tc3Authorization } from '../../server/providers/tencent/tc3_signature.js';
import { clock, onStage, personWho, portrait, questionAbout, secrets } from './stage.js';

const clockOff = (seconds: number) => ({ ...clock, nowMs: () => systemClock.nowMs() + seconds * 1000 });

test('a wrong key, an unknown one and a clock six minutes off are named and not tried again', () =>
  onStage(async ({ police, sandbox }) => {
    const question = questionAbout(personWho('match'));
    const cases = [
      ['tencent', { secret: 'wrong' }, 'AuthFailure.SignatureFailure'],
      ['tencent', { secretId: 'nobody' }, 'AuthFailure.SecretIdNotFound'],
      ['tencent', { clock: clockOff(360) }, 'AuthFailure.SignatureExpire'],
      ['tencent', { clock: clockOff(-360) }, 'AuthFailure.SignatureExpire'],
      ['generic', { secret: 'wrong' }, 'SIGNATURE_INVALID'],
      ['generic', { clock: clockOff(360) }, 'TIMESTAMP_EXPIRED'],
      ['generic', { clock: clockOff(-360) }, 'TIMESTAMP_EXPIRED'],
    ] as const;
    for (const [kind, options, code] of cases) {
      const verdict = await police(kind, options).verify(question);
      assert.deepEqual(
        [verdict.outcome, verdict.delivery, verdict.providerCode, verdict.tries],
        ['PROVIDER_UNAVAILABLE', 'answered', code, 1],
      );
    }
    assert.deepEqual(sandbox.ledger.all(), []);
  }));

test('a clock four minutes off is taken', () =>
  onStage(async ({ police }) => {
    for (const kind of ['tencent', 'generic'] as const) {
      for (const seconds of [240, -240]) {
        const verdict = await police(kind, { clock: clockOff(seconds) }).verify(questionAbout(personWho('match')));
        assert.equal(verdict.outcome, 'MATCH');
      }
    }
  }));

interface Raw {
  readonly action?: string;
  readonly service?: string;
  readonly version?: string;
  readonly region?: string;
  readonly payload: unknown;
  readonly leaveOut?: string;
}

async function tencentCode(url: string, raw: Raw): Promise<string> {
  const { action = 'ImageRecognitionV2', service = 'faceid', version = '2018-03-01', region, payload } = raw;
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const timestampSeconds = Math.floor(Date.now() / 1000);
  const signed = { host: new URL(url).host, service, action, body, timestampSeconds };
  const headers = new Headers({
    Authorization: tc3Authorization(secrets.tencent, signed),
    'Content-Type': 'application/json; charset=utf-8',
    'X-TC-Action': action,
    'X-TC-Version': version,
    'X-TC-Timestamp': String(timestampSeconds),
    ...(region === undefined ? {} : { 'X-TC-Region': region }),
  });
  if (raw.leaveOut !== undefined) headers.delete(raw.leaveOut);
  const response = await fetch(url, { method: 'POST', headers, body });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('x-sandbox'), encodeURIComponent('沙箱'));
  const answer = (await response.json()) as {
    Response: { RequestId: string; Result?: string; Error?: { Code: string; Message: string } };
  };
  assert.ok(answer.Response.RequestId);
  if (answer.Response.Error) assert.match(answer.Response.Error.Message, /沙箱/);
  return answer.Response.Error?.Code ?? answer.Response.Result ?? '';
}

const { name, idNumber } = personWho('match');
const good = { IdCard: idNumber, Name: name, ImageBase64: portrait.toString('base64') };
const sms = { action: 'SendSms', service: 'sms', version: '2021-01-11', region: 'ap-guangzhou' };
const message = {
  PhoneNumberSet: ['+8619900000001'],
  SmsSdkAppId: '1400000000',
  TemplateId: '100',
  SignName: '样本',
  TemplateParamSet: ['123456'],
};

const cases: readonly (readonly [what: string, raw: Raw, code: string])[] = [
  ['a good question', { payload: good }, 'Success'],
  ['no name', { payload: { ...good, Name: undefined } }, 'MissingParameter'],
  ['a number for a name', { payload: { ...good, Name: 7 } }, 'InvalidParameter'],
  ['17 digits', { payload: { ...good, IdCard: idNumber.slice(1) } }, 'FailedOperation.IdFormatError'],
  ['no base64', { payload: { ...good, ImageBase64: '*' } }, 'InvalidParameterValue'],
  ['no picture', { payload: { ...good, ImageBase64: 'AAAAAAAA' } }, 'FailedOperation.ImageDecodeFailed'],
  [
    '3 MB and a bit',
    { payload: { ...good, ImageBase64: '/9j/'.repeat(786_433) } },
    'FailedOperation.LifePhotoSizeError',
  ],
  ['no JSON', { payload: 'name=1' }, 'InvalidParameter'],
  ['another version', { payload: good, version: '2017-01-01' }, 'NoSuchVersion'],
  ['another action', { payload: good, action: 'DetectAuth' }, 'InvalidAction'],
  ['another service in the scope', { payload: good, service: 'cvm' }, 'AuthFailure.InvalidAuthorization'],
  ['no action', { payload: good, leaveOut: 'X-TC-Action' }, 'MissingParameter'],
  ['no time', { payload: good, leaveOut: 'X-TC-Timestamp' }, 'MissingParameter'],
  ['no signature', { payload: good, leaveOut: 'Authorization' }, 'MissingParameter'],
  ['a message without a region', { ...sms, payload: message, leaveOut: 'X-TC-Region' }, 'MissingParameter'],
  [
    'a message to nobody',
    { ...sms, payload: { ...message, PhoneNumberSet: [] } },
    'MissingParameter.EmptyPhoneNumberSet',
  ],
  ['a message without an app', { ...sms, payload: { ...message, SmsSdkAppId: undefined } }, 'MissingParameter'],
  [
    'a code of letters',
    { ...sms, payload: { ...message, TemplateParamSet: ['abc'] } },
    'InvalidParameterValue.TemplateParameterFormatError',
  ],
];

test("Tencent's format: each mistake has the vendor's code", () =>
  onStage(async ({ sandbox }) => {
    for (const [what, raw, code] of cases) assert.equal(await tencentCode(sandbox.url, raw), code, what);
  }));

test('a body changed on its way does not fit its signature', () =>
  onStage(async ({ sandbox }) => {
    const timestampSeconds = Math.floor(Date.now() / 1000);
    const signed = {
      method: 'POST',
      path: '/v1/registrations/search',
      requestSn: 'request-1',
      timestampSeconds,
    } as const;
    const headers = keyedHeaders(secrets.keyed, { ...signed, body: '{"phone":"19900000001"}' });
    const send = (body: string) => fetch(`${sandbox.url}${signed.path}`, { method: 'POST', headers, body });
    assert.equal((await send('{"phone":"19900000001"}')).status, 200);
    const changed = await send('{"phone":"19900000002"}');
    assert.equal(changed.status, 401);
    assert.deepEqual(await changed.json(), {
      code: 'SIGNATURE_INVALID',
      message: 'the signature does not fit the request (沙箱)',
    });
  }));
