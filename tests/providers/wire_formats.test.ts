// What adapter and sandbox say to each other is what the OpenAPI files say, and the two check signatures by the vendor's
// example without knowing each other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fastify, { type FastifyRequest } from 'fastify';
import { parse } from 'yaml';
import { kBehaviours } from '../../sandbox/people.js';
import { tencentRefusal } from '../../sandbox/tencent_signature.js';
import { createPoliceProvider, createRegistrationProvider } from '../../server/providers/create_providers.js';
import type { FetchLike } from '../../server/providers/http/exchange.js';
import { clock, onStage, personWho, questionAbout, secrets } from './stage.js';

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

type Validate = (name: string, value: unknown) => void;

/** By fastify's own validator; $refs within the file are resolved by keeping the file's shape. */
async function schemasOf(file: string): Promise<Validate> {
  const text = readFileSync(new URL(`../../server/providers/${file}`, import.meta.url), 'utf8');
  const { components } = parse(text) as OpenApi;
  const app = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, strict: false } } });
  let compile: FastifyRequest['compileValidationSchema'] | undefined;
  app.get('/', (request, reply) => {
    compile = request.compileValidationSchema.bind(request);
    return reply.send();
  });
  await app.inject('/');
  await app.close();
  return (name, value) => {
    const validate = compile?.({ components, $ref: `#/components/schemas/${name}` });
    assert.ok(validate);
    assert.ok(validate(value), `${name}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(value)}`);
  };
}

interface Heard {
  readonly path: string;
  readonly sent: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** fetch that keeps what was said. */
function listening(heard: Heard[]): FetchLike {
  return async (url, init) => {
    const response = await fetch(url, init);
    const copy = response.clone();
    const sent: unknown = init.body === undefined ? undefined : JSON.parse(init.body);
    heard.push({ path: new URL(url).pathname, sent, status: response.status, answer: await copy.json() });
    return response;
  };
}

test('generic police: requests and answers are of the OpenAPI file, whoever is asked about', () =>
  onStage(async ({ sandbox }) => {
    const valid = await schemasOf('police/generic_openapi.yaml');
    const heard: Heard[] = [];
    const config = { kind: 'generic', url: sandbox.url, plainHttp: true, key: secrets.keyed } as const;
    const provider = createPoliceProvider({ ...config, retry: { maxTries: 1 } }, { fetch: listening(heard), clock });
    const spoiled = ['slow', 'serverError', 'garbage', 'duplicate'];
    const asked = kBehaviours.filter((behaviour) => !spoiled.includes(behaviour));
    for (const behaviour of asked) {
      const dates = { validFrom: '2020-01-01', validTo: '2030-01-01' };
      const question = questionAbout(personWho(behaviour), dates);
      await provider.verify(question);
      await provider.query(question.requestSn);
    }
    await provider.verify(questionAbout({ idNumber: '1', name: '样本' }));
    provider.close();
    for (const { sent, status, answer } of heard) {
      if (sent !== undefined && status !== 400) valid('Question', sent);
      valid(status === 200 ? 'Answer' : 'Refusal', answer);
    }
    // Two calls a person, and the question that is refused; the validator does refuse it.
    assert.equal(heard.length, asked.length * 2 + 1);
    assert.throws(() => {
      valid('Question', heard.at(-1)?.sent);
    }, /id_number/);
  }));

test('registration: requests and answers are of the OpenAPI file', () =>
  onStage(async ({ sandbox }) => {
    const valid = await schemasOf('registration/registration_openapi.yaml');
    const heard: Heard[] = [];
    const config = { kind: 'http', url: sandbox.url, plainHttp: true, key: secrets.keyed } as const;
    const provider = createRegistrationProvider(config, { fetch: listening(heard), clock });
    await provider.find(personWho('match').phone);
    await provider.find('13900000000');
    await assert.rejects(provider.find('1'), /INVALID_FIELD/);
    provider.close();
    for (const { status, answer } of heard) valid(status === 200 ? 'Found' : 'Refusal', answer);
    valid('Search', heard[0]?.sent);
    assert.throws(() => {
      valid('Search', heard[2]?.sent);
    }, /phone/);
  }));

test("the sandbox's own check takes the vendor's published example, and nothing that differs from it", () => {
  const request = {
    headers: {
      authorization:
        'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, ' +
        'SignedHeaders=content-type;host;x-tc-action, ' +
        'Signature=be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3',
      'content-type': 'application/json; charset=utf-8',
      host: 'cvm.tencentcloudapi.com',
      'x-tc-action': 'DescribeInstances',
      'x-tc-timestamp': '1551113065',
      'x-tc-version': '2017-03-12',
    },
    body: Buffer.from('{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}'),
  };
  const key = { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3*******' };
  const nowMs = 1551113065_000;
  assert.equal(tencentRefusal(request, key, nowMs), null);
  const changed = { ...request, body: Buffer.from('{}') };
  assert.equal(tencentRefusal(changed, key, nowMs)?.code, 'AuthFailure.SignatureFailure');
  assert.equal(tencentRefusal(request, key, nowMs + 301_000)?.code, 'AuthFailure.SignatureExpire');
  assert.equal(tencentRefusal(request, key, nowMs + 299_000), null);
});
