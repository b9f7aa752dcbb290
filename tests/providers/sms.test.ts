// A code is sent, shown on the sandbox's page, and never sent twice on a guess.
import assert from 'node:assert/strict';
import test from 'node:test';
import { runInNewContext } from 'node:vm';
import { onStage } from './stage.js';

let messages = 0;

function messageTo(phone: string, code = '024680') {
  messages += 1;
  return { phone, code, requestId: `message-${messages}` };
}

test('the code arrives and can be read on /sms', () =>
  onStage(async ({ sms, sandbox }) => {
    const receipt = await sms().send(messageTo('19900000001'));
    assert.deepEqual(
      [receipt.outcome, receipt.delivery, receipt.providerCode, receipt.fee, receipt.tries],
      ['ACCEPTED', 'answered', 'Ok', 1, 1],
    );
    const page = await fetch(`${sandbox.url}/sms`);
    const html = await page.text();
    assert.match(html, /19900000001/);
    assert.match(html, /024680/);
    assert.match(html, /沙箱/);
    const { messages: listed } = (await (await fetch(`${sandbox.url}/sms.json`)).json()) as {
      messages: { phone: string; code: string }[];
    };
    assert.deepEqual(
      listed.map(({ phone, code }) => [phone, code]),
      [['19900000001', '024680']],
    );
  }));

test('a second code within 30 seconds is limited, to another phone it is not', () =>
  onStage(async ({ sms }) => {
    const provider = sms();
    assert.equal((await provider.send(messageTo('19900000001'))).outcome, 'ACCEPTED');
    const second = await provider.send(messageTo('19900000001'));
    assert.deepEqual(
      [second.outcome, second.providerCode, second.fee, second.tries],
      ['RATE_LIMITED', 'LimitExceeded.PhoneNumberThirtySecondLimit', 0, 1],
    );
    assert.equal((await provider.send(messageTo('19900000002'))).outcome, 'ACCEPTED');
    assert.equal(provider.health().failures, 0);
  }));

test('a number that is none is refused', () =>
  onStage(async ({ sms }) => {
    const receipt = await sms().send(messageTo('12345678901'));
    assert.deepEqual([receipt.outcome, receipt.fee], ['NUMBER_REFUSED', 0]);
  }));

test('a time-out or a lost answer is not sent again: the message may be there', () =>
  onStage(async ({ sms, sandbox }) => {
    for (const [fault, phone, arrived] of [
      ['slow', '19900000001', 1],
      ['hangUp', '19900000002', 1],
      ['serverError', '19900000003', 0],
      ['garbage', '19900000004', 0],
    ] as const) {
      sandbox.script.change({ sms: { fault, times: 1 }, slowMs: 5_000 });
      const message = messageTo(phone);
      const receipt = await sms({ retry: { timeoutMs: 600 } }).send(message);
      assert.deepEqual(
        [receipt.outcome, receipt.delivery, receipt.fee, receipt.tries],
        ['PROVIDER_UNAVAILABLE', 'unknown', null, 1],
        fault,
      );
      assert.equal(sandbox.inbox.all().filter((entry) => entry.phone === phone).length, arrived);
      assert.equal(sandbox.ledger.of(message.requestId)[0]?.calls, 1);
    }
  }));

test('a busy vendor did nothing, so it is asked again', () =>
  onStage(async ({ sms, sandbox }) => {
    sandbox.script.change({ sms: { fault: 'busy', times: 1 } });
    const receipt = await sms().send(messageTo('19900000001'));
    assert.deepEqual([receipt.outcome, receipt.tries], ['ACCEPTED', 2]);
    assert.equal(sandbox.inbox.all().length, 1);
  }));

test('nobody listens: nothing was sent, which is tried twice', () =>
  onStage(async ({ sms, sandbox }) => {
    const { url } = sandbox;
    await sandbox.close();
    const receipt = await sms({ url }).send(messageTo('19900000001'));
    assert.deepEqual(
      [receipt.outcome, receipt.delivery, receipt.providerCode, receipt.fee, receipt.tries],
      ['PROVIDER_UNAVAILABLE', 'notSent', 'ECONNREFUSED', 0, 2],
    );
  }));

test("what a code or a name could put into the page is text there, not the page's own", () =>
  onStage(async ({ sandbox }) => {
    sandbox.inbox.add({ phone: '<img>', code: '"1&2"', signName: '<b>', requestId: 'x', atMs: 0 });
    const html = await (await fetch(`${sandbox.url}/sms`)).text();
    assert.ok(html.includes('&lt;img&gt;') && html.includes('&quot;1&amp;2&quot;') && html.includes('&lt;b&gt;'));
    assert.ok(!html.includes('<img>') && !html.includes('<b>'));
  }));

test('the page, left open, shows a code that comes later', () =>
  onStage(async ({ sandbox }) => {
    const html = await (await fetch(`${sandbox.url}/sms`)).text();
    const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? '';
    // What stands before the script is what the script finds.
    const before = html.slice(0, html.indexOf('<script>'));
    const list = { innerHTML: '' };
    const elements: Readonly<Record<string, object>> = { list, auto: { checked: true } };
    const ticks: (() => Promise<void>)[] = [];
    runInNewContext(script, {
      document: { getElementById: (id: string) => (before.includes(`id="${id}"`) ? elements[id] : null) },
      setInterval: (tick: () => Promise<void>) => ticks.push(tick),
      fetch: (path: string) => fetch(`${sandbox.url}${path}`),
    });
    sandbox.inbox.add({ phone: '19900000001', code: '975310', signName: '样本', requestId: 'x', atMs: 0 });
    await ticks[0]?.();
    assert.match(list.innerHTML, /975310/);
  }));
