import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FramePacer } from '../../web/sdk/camera/frame_pacer.js';

/** Frames analysed in one second of a 30 fps camera when each takes `analysisMs`. */
function resultsPerSecond(analysisMs: number): number {
  const pacer = new FramePacer();
  let endsAtMs = Infinity;
  let results = 0;
  for (let nowMs = 0; nowMs < 1000; nowMs += 1000 / 30) {
    if (nowMs >= endsAtMs) {
      pacer.end(endsAtMs);
      endsAtMs = Infinity;
      results++;
    }
    if (pacer.mayStart(nowMs)) {
      pacer.start(nowMs);
      endsAtMs = nowMs + analysisMs;
    }
  }
  return results;
}

test('a quick engine sees every frame', () => {
  assert.ok(resultsPerSecond(8) >= 28);
});

test('a slow engine still gives eight results a second at 100 ms a frame', () => {
  assert.ok(resultsPerSecond(100) >= 7);
  assert.ok(resultsPerSecond(85) >= 8);
});

test('no second frame starts while one is looked at', () => {
  const pacer = new FramePacer();
  assert.equal(pacer.mayStart(0), true);
  pacer.start(0);
  assert.equal(pacer.mayStart(10_000), false);
});
