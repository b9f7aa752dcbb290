import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FramePacer } from '../../web/sdk/camera/frame_pacer.js';

/** Results in ten seconds of a camera when the engine needs `workMs` a frame and the page learns of it `lateMs` later. */
function resultsPerSecond(workMs: number, lateMs = 0, cameraFps = 30): number {
  const pacer = new FramePacer();
  const endings: number[] = [];
  let engineFreeAtMs = 0;
  let results = 0;
  for (let frame = 0; frame < cameraFps * 10; frame++) {
    const nowMs = (frame * 1000) / cameraFps;
    while ((endings[0] ?? Infinity) <= nowMs) {
      endings.shift();
      pacer.end(workMs);
      results++;
    }
    if (!pacer.mayStart(nowMs)) continue;
    pacer.start(nowMs);
    engineFreeAtMs = Math.max(engineFreeAtMs, nowMs) + workMs;
    endings.push(engineFreeAtMs + lateMs);
  }
  return results / 10;
}

test('a quick engine sees every frame', () => {
  assert.ok(resultsPerSecond(8) >= 28);
});

test('an engine that needs 85 ms a frame still gives eight results a second', () => {
  assert.ok(resultsPerSecond(85) >= 8, `${resultsPerSecond(85)}`);
});

test('a page that is late with its answers does not slow a quick engine down', () => {
  assert.ok(resultsPerSecond(13, 50, 12) >= 11, `${resultsPerSecond(13, 50, 12)}`);
});

test('never more than two frames are under way, however slow the engine is', () => {
  const pacer = new FramePacer();
  for (const nowMs of [0, 1_000]) {
    assert.equal(pacer.mayStart(nowMs), true);
    pacer.start(nowMs);
  }
  assert.equal(pacer.mayStart(60_000), false);
  pacer.end(null);
  assert.equal(pacer.mayStart(60_000), true);
});
