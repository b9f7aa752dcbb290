import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, mock, test } from 'node:test';
import { decodeStill } from '../../web/sdk/camera/still_picture.js';
import { Camera } from '../../web/sdk/camera/camera.js';
import { LiveSession } from '../../web/sdk/session/live_session.js';
import { AnalyzerClient } from '../../web/sdk/worker/analyzer_client.js';
import { answer, FakeStream, FakeVideo, never, pass, pretendBrowser, settle, type Answer } from './browser_in_node.js';
import { WorkerInNode } from './worker_in_node.js';

let restore: () => void = () => undefined;
beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
});
afterEach(() => {
  restore();
  mock.timers.reset();
});

/** A camera whose every opening is answered when the test says so. */
function cameraOnDemand(): Answer<MediaStream>[] {
  const asked: Answer<MediaStream>[] = [];
  restore = pretendBrowser({
    getUserMedia: () => {
      const next = answer<MediaStream>();
      asked.push(next);
      return next.promise;
    },
  });
  return asked;
}

describe('a camera that never answers is told by name', () => {
  test('opening ends with timedOut, and the stream that comes too late is stopped', async () => {
    const asked = cameraOnDemand();
    const video = new FakeVideo();
    const outcome = assert.rejects(Camera.open({ video: video.asVideo() }), { code: 'timedOut' });
    await pass(60_000);
    await outcome;
    const late = new FakeStream();
    asked[0]?.give(late.asStream());
    await settle();
    assert.equal(late.stopped, true);
    assert.equal(video.srcObject, null);
  });

  test('a list of cameras that never comes leaves the lens that the browser chose', async () => {
    const stream = new FakeStream();
    restore = pretendBrowser({ getUserMedia: () => Promise.resolve(stream.asStream()), enumerateDevices: never });
    const video = new FakeVideo();
    const opening = Camera.open({ video: video.asVideo() });
    await pass(3_000);
    const camera = await opening;
    assert.equal(video.srcObject, stream);
    camera.stop();
    assert.equal(stream.stopped, true);
  });

  test('constraints that are never answered hold neither the opening nor the torch', async () => {
    const stream = new FakeStream();
    stream.track.applyConstraints = never;
    restore = pretendBrowser({ getUserMedia: () => Promise.resolve(stream.asStream()) });
    const camera = await Camera.open({ video: new FakeVideo().asVideo() });
    const outcome = assert.rejects(camera.setTorch(true), { code: 'timedOut' });
    await pass(3_000);
    await outcome;
    camera.stop();
  });

  test('a picture that is never decoded ends with timedOut, and one that comes too late is closed', async () => {
    const decoded = answer<ImageBitmap>();
    Object.assign(globalThis, { createImageBitmap: () => decoded.promise });
    restore = () => Reflect.deleteProperty(globalThis, 'createImageBitmap');
    const outcome = assert.rejects(decodeStill(new Blob([])), { code: 'timedOut' });
    await pass(30_000);
    await outcome;
    let closed = false;
    decoded.give({ close: () => (closed = true) } as unknown as ImageBitmap);
    await settle();
    assert.equal(closed, true);
  });
});

describe('stopping a session whose camera is still being opened', () => {
  function sessionOn(video: FakeVideo): LiveSession {
    const wasm = { kind: 'url', url: 'never read' } as const;
    const createWorker = (): WorkerInNode => new WorkerInNode(() => 'swallow');
    return new LiveSession({
      video: video.asVideo(),
      createAnalyzer: () => new AnalyzerClient({ createWorker, wasm, sha256: null }),
      onAnalysis: () => undefined,
    });
  }

  after(() => {
    assert.equal(WorkerInNode.terminated, WorkerInNode.started, 'a worker was left running');
  });

  test('gives the opening up, and leaves the preview of the next start alone', async () => {
    const asked = cameraOnDemand();
    const video = new FakeVideo();
    const session = sessionOn(video);
    const first = session.start();
    await settle();
    session.stop();
    await first;
    assert.equal(session.state, 'idle');
    const second = session.start();
    await settle();
    const [late, present] = [new FakeStream(), new FakeStream()];
    asked[1]?.give(present.asStream());
    await settle();
    asked[0]?.give(late.asStream());
    await settle();
    assert.equal(late.stopped, true, 'the first camera was left open');
    assert.equal(present.stopped, false);
    assert.equal(video.srcObject, present);
    session.close();
    await pass(500);
    await second;
    assert.equal(present.stopped, true);
    assert.equal(video.srcObject, null);
  });

  test('also while its preview is awaited: a newer stream stays shown', async () => {
    const asked = cameraOnDemand();
    const video = new FakeVideo();
    video.play = never;
    const session = sessionOn(video);
    const first = session.start();
    await settle();
    const [older, newer] = [new FakeStream(), new FakeStream()];
    asked[0]?.give(older.asStream());
    await settle();
    session.stop();
    const second = session.start();
    video.srcObject = newer;
    await first;
    await settle();
    assert.equal(older.stopped, true);
    assert.equal(video.srcObject, newer);
    session.close();
    await pass(500);
    await second;
  });
});
