// The sandbox says what it is, everywhere, and plays what it is told to.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createCardEngine } from 'qujing/node';
import { kPeople } from '../../sandbox/people.js';
import { onStage, personWho, questionAbout } from './stage.js';

const put = (url: string, body: unknown) =>
  fetch(`${url}/script`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });

test('every path, known or not, says 沙箱', () =>
  onStage(async ({ sandbox }) => {
    const paths = ['/', '/sms', '/sms/table', '/sms.json', '/people', '/calls', '/calls/x', '/nowhere'];
    for (const path of paths) {
      const response = await fetch(`${sandbox.url}${path}`);
      assert.equal(response.headers.get('x-sandbox'), encodeURIComponent('沙箱'), path);
      if (path !== '/sms/table') assert.match(await response.text(), /沙箱/, path);
      else await response.text();
    }
    const nothing = await fetch(sandbox.url, { method: 'POST', body: '{}' });
    assert.match(await nothing.text(), /沙箱/);
  }));

test('the page says that pictures are not looked at, and who is who', () =>
  onStage(async ({ sandbox }) => {
    const html = await (await fetch(sandbox.url)).text();
    assert.match(html, /不看照片/);
    assert.match(html, /<html lang="zh-CN">/);
    for (const { name, idNumber, phone } of kPeople) {
      assert.ok(html.includes(name) && html.includes(idNumber) && html.includes(phone), name);
    }
  }));

test('the people have numbers that hold, of a region that was never given out, and 样本 in their names', async () => {
  const engine = await createCardEngine();
  for (const { name, idNumber, phone } of kPeople) {
    const reading = await engine.readIdNumber(idNumber);
    assert.deepEqual([reading.valid, reading.number], [true, idNumber]);
    assert.match(idNumber, /^119900/);
    assert.match(name, /^样本/);
    assert.match(phone, /^199000000\d\d$/);
  }
  const differing = (field: 'name' | 'idNumber' | 'phone') => new Set(kPeople.map((person) => person[field])).size;
  assert.deepEqual([differing('name'), differing('idNumber'), differing('phone')], [14, 14, 14]);
  engine.close();
});

test('PUT /script adds people and faults, DELETE takes them away; what it does not know is refused', () =>
  onStage(async ({ police, registration, sandbox }) => {
    const newcomer = { phone: '19900000099', name: '样本新', idNumber: '119900199901020310', behaviour: 'noPhoto' };
    assert.equal((await put(sandbox.url, { people: [newcomer] })).status, 200);
    assert.equal((await registration().find(newcomer.phone))?.name, '样本新');
    assert.equal((await police('tencent').verify(questionAbout(newcomer))).outcome, 'NO_PHOTO');
    await put(sandbox.url, { police: { fault: 'serverError' } });
    const once = { retry: { maxTries: 1 } };
    assert.equal((await police('generic', once).verify(questionAbout(personWho('match')))).providerCode, 'HTTP_500');
    await put(sandbox.url, { police: null });
    assert.equal((await police('generic').verify(questionAbout(personWho('match')))).outcome, 'MATCH');
    await fetch(`${sandbox.url}/script`, { method: 'DELETE' });
    assert.equal(await registration().find(newcomer.phone), null);
    for (const wrong of [
      { police: { fault: 'rain' } },
      { weather: 1 },
      { people: [{ ...newcomer, idNumber: '1' }] },
      7,
    ]) {
      assert.equal((await put(sandbox.url, wrong)).status, 400, JSON.stringify(wrong));
    }
  }));

test('calls are counted by request number', () =>
  onStage(async ({ police, sandbox }) => {
    const question = questionAbout(personWho('match'));
    for (let times = 1; times <= 3; times += 1) await police('generic').verify(question);
    const { calls } = (await (await fetch(`${sandbox.url}/calls/${question.requestSn}`)).json()) as {
      calls: { calls: number; billed: number; duplicates: number }[];
    };
    assert.deepEqual(
      calls.map(({ calls: count, billed, duplicates }) => [count, billed, duplicates]),
      [[3, 1, 2]],
    );
  }));
