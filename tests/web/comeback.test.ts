import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Comeback } from '../../web/sdk/session/comeback.js';
import { never, pretendBrowser } from './browser_in_node.js';

let restore: () => void = () => undefined;
beforeEach(() => {
  restore = pretendBrowser({ getUserMedia: never });
});
afterEach(() => {
  restore();
});

function show(visibilityState: 'visible' | 'hidden'): void {
  Object.assign(document, { visibilityState });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a camera lost to the background', () => {
  test('is opened again when the page is back, once', () => {
    let resumed = 0;
    const comeback = new Comeback(() => resumed++);
    show('hidden');
    comeback.lost(performance.now());
    assert.equal(resumed, 0);
    show('visible');
    assert.equal(resumed, 1);
    show('hidden');
    show('visible');
    assert.equal(resumed, 1);
    comeback.close();
  });

  test('is opened again when it turns out to be gone just after the page came back (iOS), and then stays lost', () => {
    let resumed = 0;
    const comeback = new Comeback(() => resumed++);
    show('hidden');
    show('visible');
    comeback.lost(performance.now() + 3_000);
    assert.equal(resumed, 1);
    comeback.lost(performance.now() + 3_100);
    assert.equal(resumed, 1);
    comeback.close();
  });

  test('unplugged in plain sight, or given up meanwhile, it is left to the candidate', () => {
    let resumed = 0;
    const comeback = new Comeback(() => resumed++);
    comeback.lost(performance.now());
    show('hidden');
    comeback.lost(performance.now());
    comeback.forget();
    show('visible');
    assert.equal(resumed, 0);
    comeback.close();
  });
});
