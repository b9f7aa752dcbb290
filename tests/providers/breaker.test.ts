// A provider that fails is left alone for a while, then tried once.
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import test from 'node:test';
import { onStage, personWho, questionAbout } from './stage.js';

const breaker = { windowMs: 10_000, minTries: 4, failurePercent: 50, coolDownMs: 300 };
const options = { breaker, retry: { maxTries: 1 } };

test('four failures open it, a question then costs nothing, one success closes it', () =>
  onStage(async ({ police, sandbox }) => {
    const provider = police('tencent', options);
    const ask = () => provider.verify(questionAbout(personWho('match')));
    sandbox.script.change({ police: { fault: 'serverError', times: 5 } });
    for (let failures = 1; failures <= 4; failures += 1) {
      assert.equal(provider.health().breaker, 'closed');
      await ask();
    }
    assert.equal(provider.health().breaker, 'open');
    const refused = await ask();
    assert.deepEqual(
      [refused.outcome, refused.delivery, refused.providerCode, refused.tries],
      ['PROVIDER_UNAVAILABLE', 'notSent', 'CIRCUIT_OPEN', 0],
    );
    await delay(350);
    assert.equal(provider.health().breaker, 'halfOpen');
    // The fifth fault of the script: it opens again.
    assert.equal((await ask()).providerCode, 'HTTP_500');
    assert.equal(provider.health().breaker, 'open');
    await delay(350);
    assert.equal((await ask()).outcome, 'MATCH');
    const { breaker: state, tries, failures, refused: turnedAway, lastFailure } = provider.health();
    assert.deepEqual([state, tries, failures, turnedAway, lastFailure], ['closed', 6, 5, 1, 'HTTP_500']);
  }));

test('what is about one person opens nothing', () =>
  onStage(async ({ police }) => {
    for (const kind of ['tencent', 'generic'] as const) {
      const provider = police(kind, options);
      for (const behaviour of ['faceMismatch', 'noRecord', 'qualityBad', 'rateLimited', 'livenessRisk'] as const) {
        await provider.verify(questionAbout(personWho(behaviour)));
      }
      assert.deepEqual([provider.health().breaker, provider.health().failures], ['closed', 0]);
    }
  }));

test('a wrong key opens it: every question would end so', () =>
  onStage(async ({ police, sms, registration }) => {
    const wrong = { ...options, secret: 'wrong' };
    const adapters = [
      [police('tencent', wrong), 'AuthFailure.SignatureFailure'],
      [police('generic', wrong), 'SIGNATURE_INVALID'],
    ] as const;
    for (const [provider, code] of adapters) {
      for (let tries = 0; tries < 4; tries += 1) await provider.verify(questionAbout(personWho('match')));
      assert.deepEqual([provider.health().breaker, provider.health().lastFailure], ['open', code]);
    }
    const messages = sms(wrong);
    for (let tries = 0; tries < 4; tries += 1) {
      await messages.send({ phone: '19900000001', code: '123456', requestId: `message-${tries}` });
    }
    assert.equal(messages.health().breaker, 'open');
    const registrations = registration(wrong);
    for (let tries = 0; tries < 4; tries += 1) {
      await assert.rejects(registrations.find('19900000001'), /SIGNATURE_INVALID/);
    }
    await assert.rejects(registrations.find('19900000001'), /CIRCUIT_OPEN \(notSent\)/);
  }));
