// Who registered a phone, asked of the registration system.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ProviderFailure } from '../../server/providers/ports.js';
import { onStage, personWho } from './stage.js';

test('a registered phone is found, another is nobody', () =>
  onStage(async ({ registration }) => {
    const provider = registration();
    const person = personWho('match');
    assert.deepEqual(await provider.find(person.phone), {
      phone: person.phone,
      name: '样本同',
      idNumber: person.idNumber,
      candidateNumber: '沙箱000001',
      examName: '沙箱高等教育自学考试',
    });
    assert.equal(await provider.find('13900000000'), null);
  }));

test('every fault that passes is tried again', () =>
  onStage(async ({ registration, sandbox }) => {
    for (const fault of ['slow', 'serverError', 'garbage', 'hangUp', 'busy'] as const) {
      sandbox.script.change({ registration: { fault, times: 1 }, slowMs: 5_000 });
      const found = await registration({ retry: { timeoutMs: 600 } }).find(personWho('match').phone);
      assert.equal(found?.name, '样本同', fault);
    }
  }));

test('a fault that lasts is a failure by name, never "nobody"', () =>
  onStage(async ({ registration, sandbox }) => {
    const codes = { serverError: 'HTTP_500', garbage: 'MALFORMED_ANSWER', busy: 'BUSY' } as const;
    for (const [fault, code] of Object.entries(codes)) {
      sandbox.script.change({ registration: { fault: fault as keyof typeof codes } });
      await assert.rejects(registration().find(personWho('match').phone), (error) => {
        assert.ok(error instanceof ProviderFailure);
        assert.equal(error.code, code);
        return true;
      });
    }
  }));
