import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { createSigner } from '../../web/sdk/browser/create_signer.js';
import type { QujingError } from '../../web/sdk/errors.js';
import { LivenessCapture } from '../../web/sdk/session/liveness_capture.js';
import type { OrderRequest } from '../../web/sdk/session/liveness_types.js';
import type { ChallengeState, LivenessOrder } from '../../web/sdk/types.js';
import { LivenessClient } from '../../web/sdk/worker/liveness_client.js';
import { FakeStream, FakeVideo, pass, pretendBrowser, pretendPictures, settle } from './browser_in_node.js';
import { statusWith } from './liveness_with.js';
import { ScriptedLiveness } from './scripted_liveness.js';

let restore: () => void = () => undefined;
let streams: FakeStream[] = [];

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  streams = [];
  const restores = [
    pretendBrowser({
      getUserMedia: () => {
        const stream = new FakeStream();
        streams.push(stream);
        return Promise.resolve(stream.asStream());
      },
    }),
    pretendPictures(),
  ];
  restore = () => {
    for (const undo of restores) undo();
  };
});
afterEach(() => {
  restore();
  mock.timers.reset();
});

class Stage {
  readonly worker = new ScriptedLiveness();
  readonly video = new FakeVideo();
  readonly errors: QujingError[] = [];
  readonly requests: OrderRequest[] = [];
  readonly capture: LivenessCapture;
  order: (count: number) => LivenessOrder | Promise<LivenessOrder> = (count) => ({
    actions: ['blink', 'turnLeft', 'raise'],
    sessionId: 's1',
    nonce: `n${count}`,
  });

  constructor() {
    this.capture = new LivenessCapture({
      video: this.video.asVideo(),
      createAnalyzer: () =>
        new LivenessClient({ createWorker: () => this.worker, files: { wasm: '-', inference: '-' }, sha256: null }),
      createSigner,
      requestOrder: (request) => this.order(this.requests.push(request)),
      onChange: () => undefined,
      onError: (error) => this.errors.push(error),
    });
  }

  get state(): string {
    return this.capture.snapshot.state;
  }

  async begin(): Promise<void> {
    await this.capture.start();
    await this.over('ordering');
    assert.equal(this.state, 'watching');
  }

  async frame(state: ChallengeState): Promise<void> {
    this.worker.status = statusWith({ state });
    this.video.showFrame();
    await settle();
  }

  /** Keys and signatures are made outside of this thread. */
  async over(state: string): Promise<void> {
    while (this.state === state) await settle();
  }

  codes(): string[] {
    return this.errors.map(({ code }) => code);
  }
}

function turnPage(visible: boolean): void {
  Object.assign(document, { visibilityState: visible ? 'visible' : 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a challenge', () => {
  test('that is passed leaves a manifest with the session and the nonce, signed with the key the server was told', async () => {
    const stage = new Stage();
    await stage.begin();
    assert.deepEqual(stage.worker.begun, [['blink', 'turnLeft', 'raise']]);
    await stage.frame('action');
    await stage.frame('done');
    await stage.over('collecting');
    const { state, artifact } = stage.capture.snapshot;
    assert.equal(state, 'passed');
    assert.deepEqual(JSON.parse(artifact?.manifest ?? ''), { sessionId: 's1', nonce: 'n1' });
    const { publicKey = {}, value = '' } = artifact?.signature ?? {};
    assert.deepEqual(publicKey, stage.requests[0]?.publicKey);
    assert.deepEqual(Object.keys(publicKey).sort(), ['crv', 'kty', 'x', 'y'], 'nothing of the private half');
    const key = await crypto.subtle.importKey('jwk', publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'verify',
    ]);
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signed = new TextEncoder().encode(artifact?.manifest);
    assert.ok(await crypto.subtle.verify(how, key, Buffer.from(value, 'base64url'), signed));
    assert.equal(streams[0]?.stopped, true, 'the camera stays on');
    stage.capture.close();
  });

  test('that is not passed says how it ended, and the next try asks for a fresh order with a fresh key', async () => {
    const stage = new Stage();
    await stage.begin();
    await stage.frame('action');
    await stage.frame('wrongAction');
    const { state, outcome, attempts } = stage.capture.snapshot;
    assert.deepEqual([state, outcome, attempts], ['ended', 'wrongAction', 1]);
    await stage.begin();
    const [first, second] = stage.requests;
    assert.deepEqual([first?.outcome, second?.outcome], [null, 'wrongAction']);
    assert.notDeepEqual(first?.publicKey, second?.publicKey);
    assert.equal(streams.length, 1, 'the camera was opened anew');
    stage.capture.close();
  });

  test('is void when the page is hidden; back on it a new one follows by itself', async () => {
    const stage = new Stage();
    await stage.begin();
    turnPage(false);
    assert.equal(stage.state, 'interrupted');
    turnPage(true);
    await stage.over('ordering');
    assert.deepEqual([stage.state, stage.requests.length], ['watching', 2]);
    stage.capture.close();
  });

  test('is void when the camera is lost; the candidate opens it again and gets a new one', async () => {
    const stage = new Stage();
    await stage.begin();
    streams[0]?.track.dispatchEvent(new Event('ended'));
    await settle();
    assert.deepEqual([stage.state, stage.codes()], ['interrupted', ['cameraLost']]);
    await stage.begin();
    assert.deepEqual([streams.length, stage.requests.length], [2, 2]);
    stage.capture.close();
  });

  test('of which a replaced engine knows nothing begins anew', async () => {
    const stage = new Stage();
    await stage.begin();
    stage.worker.status = null;
    stage.video.showFrame();
    await settle();
    await stage.over('ordering');
    assert.deepEqual([stage.state, stage.requests.length], ['watching', 2]);
    stage.capture.close();
  });

  test('ends by its own clock though the camera has fallen silent', async () => {
    const stage = new Stage();
    await stage.begin();
    await stage.frame('action');
    mock.method(performance, 'now', () => Number.MAX_SAFE_INTEGER);
    stage.worker.status = statusWith({ state: 'faceLost' });
    await pass(1_000);
    assert.deepEqual([stage.state, stage.capture.snapshot.outcome], ['ended', 'faceLost']);
    mock.restoreAll();
    stage.capture.close();
  });
});

describe('what may fail around it', () => {
  test('a server that gives no order: told, and tried again', async () => {
    const stage = new Stage();
    const { order } = stage;
    stage.order = () => Promise.reject(new TypeError('no network'));
    await stage.capture.start();
    await stage.over('ordering');
    assert.deepEqual([stage.state, stage.codes()], ['ended', ['orderFailed']]);
    stage.order = order;
    await stage.begin();
    stage.capture.close();
  });

  test('a server whose answer is no order: told by name', async () => {
    const stage = new Stage();
    stage.order = () => null as never;
    await stage.capture.start();
    await stage.over('ordering');
    assert.deepEqual([stage.state, stage.codes()], ['ended', ['orderFailed']]);
    stage.capture.close();
  });

  test('a server that never answers: told after 20 s', async () => {
    const stage = new Stage();
    stage.order = () => new Promise(() => undefined);
    await stage.capture.start();
    while (stage.requests.length === 0) await settle();
    await pass(20_000);
    assert.deepEqual([stage.state, stage.codes()], ['ended', ['timedOut']]);
    assert.equal(stage.requests[0]?.signal.aborted, true, 'the request goes on');
    stage.capture.close();
  });

  test('pictures that cannot be encoded: told, and tried again', async () => {
    const stage = new Stage();
    await stage.begin();
    stage.worker.collects = false;
    await stage.frame('done');
    await stage.over('collecting');
    assert.deepEqual([stage.state, stage.codes()], ['ended', ['captureFailed']]);
    assert.equal(stage.capture.snapshot.outcome, null);
    stage.capture.close();
  });

  test('a candidate who wants a person instead: the camera goes off and the challenge is given up', async () => {
    const stage = new Stage();
    await stage.begin();
    stage.capture.handOver();
    await settle();
    assert.deepEqual([stage.state, stage.capture.session.state], ['handedOver', 'idle']);
    assert.ok(stage.worker.asked.includes('cancel'));
    stage.capture.restart();
    assert.equal(stage.state, 'idle');
    stage.capture.close();
  });

  test('an artifact that nobody takes is dropped', async () => {
    const stage = new Stage();
    await stage.begin();
    await stage.frame('done');
    await stage.over('collecting');
    await pass(15 * 60_000);
    assert.deepEqual([stage.state, stage.capture.snapshot.artifact], ['idle', null]);
    stage.capture.close();
  });
});
