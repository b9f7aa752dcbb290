import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { QujingError } from '../../web/sdk/errors.js';
import { PortraitCapture } from '../../web/sdk/session/portrait_capture.js';
import type { CheckCode } from '../../web/sdk/types.js';
import { PortraitClient } from '../../web/sdk/worker/portrait_client.js';
import { FakeVideo, FakeStream, pass, pretendBrowser, pretendPictures, settle } from './browser_in_node.js';
import { portraitWith } from './portrait_with.js';
import { portraitOf, ScriptedPortrait } from './scripted_portrait.js';

const guide = { x: 400, y: 20, width: 480, height: 640 };
const files = { wasm: '-', inference: '-' };
let restore: () => void = () => undefined;
let asked: MediaStreamConstraints[] = [];

function facingOf({ video }: MediaStreamConstraints): unknown {
  return ((video as MediaTrackConstraints).facingMode as ConstrainDOMStringParameters).ideal;
}

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  asked = [];
  const restores = [
    pretendBrowser({
      getUserMedia: (constraints) => {
        asked.push(constraints);
        const stream = new FakeStream();
        if (facingOf(constraints) === 'user') Object.assign(stream.track, { label: 'front camera' });
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
  readonly worker = new ScriptedPortrait();
  readonly video = new FakeVideo();
  readonly errors: QujingError[] = [];
  readonly capture: PortraitCapture;
  left: number | null = 3;

  constructor() {
    this.capture = new PortraitCapture({
      video: this.video.asVideo(),
      createAnalyzer: () => new PortraitClient({ createWorker: () => this.worker, files: { ...files }, sha256: null }),
      guide: () => guide,
      attempts: () => ({ left: this.left, aDay: 15 }),
      sessionId: 's1',
      nonce: 'n1',
      onChange: () => undefined,
      onError: (error) => this.errors.push(error),
    });
  }

  get state(): string {
    return this.capture.snapshot.state;
  }

  async frame(): Promise<void> {
    this.video.showFrame();
    await settle();
  }

  /** The engine chooses the next frame. */
  async hold(): Promise<void> {
    this.worker.analysis = () => portraitWith({ capture: { progress: 1, keep: true, done: true } });
    await this.frame();
    this.worker.analysis = () => portraitWith({});
  }

  /** The photos that are made from now on fail so. */
  failing(...failed: CheckCode[]): void {
    this.worker.picture = (request) => portraitOf(request, portraitWith({ failed }));
  }

  async chosen(): Promise<void> {
    await this.capture.choose(new Blob(['jpeg']));
    await settle();
  }
}

describe('a portrait', () => {
  test('is taken by the front camera by itself, shown, and submitted', async () => {
    const stage = new Stage();
    await stage.capture.start();
    assert.deepEqual(asked.map(facingOf), ['user']);
    assert.equal(stage.capture.snapshot.spec?.id, 'zikao-blue');
    await stage.hold();
    assert.deepEqual(stage.worker.lastTask, { stage: 'live', guide });
    assert.equal(stage.state, 'review');
    const [request] = stage.worker.captures;
    assert.deepEqual(
      [request?.origin, request?.source, request?.sessionId, request?.nonce],
      ['camera', null, 's1', 'n1'],
    );
    assert.equal(stage.capture.snapshot.advice?.verdict, 'ready');
    stage.capture.submit();
    assert.deepEqual([stage.state, stage.capture.session.state], ['confirmed', 'idle']);
    stage.capture.close();
  });

  test('one that the engine took and that does not keep the rule is not shown: it says why and goes on', async () => {
    const stage = new Stage();
    await stage.capture.start();
    stage.failing('eyesClosed');
    for (let round = 0; round < 3; round++) {
      await stage.hold();
      assert.deepEqual(stage.capture.snapshot.refused, ['eyesClosed']);
    }
    await pass(1);
    assert.equal(stage.state, 'helping', 'after three of them the shutter is offered');
    stage.capture.close();
  });

  test('after eight seconds the shutter is offered with the reasons; what it takes is not submitted silently', async () => {
    const stage = new Stage();
    await stage.capture.start();
    stage.worker.analysis = () => portraitWith({ failed: ['unevenLight'] });
    for (let i = 0; i < 3; i++) await stage.frame();
    await pass(8_000);
    assert.deepEqual([stage.state, stage.capture.snapshot.reasons], ['helping', ['unevenLight']]);
    stage.failing('unevenLight');
    await stage.capture.shutter();
    await settle();
    assert.deepEqual([stage.state, stage.capture.snapshot.advice?.reasons], ['review', ['unevenLight']]);
    stage.capture.submit();
    assert.equal(stage.state, 'doubting');
    stage.capture.back();
    assert.equal(stage.state, 'review');
    stage.capture.submit();
    stage.capture.insist();
    assert.equal(stage.state, 'confirmed');
    stage.capture.close();
  });

  test('with no upload left nothing is submitted, not even insisting', async () => {
    const stage = new Stage();
    stage.left = 0;
    await stage.chosen();
    stage.capture.submit();
    stage.capture.insist();
    assert.deepEqual([stage.state, stage.capture.snapshot.advice?.verdict], ['review', 'spent']);
    stage.capture.close();
  });
});

test('the switch turns to the camera on the back, and round again', async () => {
  const stage = new Stage();
  await stage.capture.start();
  await stage.capture.session.turnCamera();
  await stage.capture.session.turnCamera();
  assert.deepEqual(asked.map(facingOf), ['user', 'environment', 'user']);
  stage.capture.close();
});

describe('a chosen picture', () => {
  test('without a face may lie on its side: it is turned and looked at again', async () => {
    const stage = new Stage();
    stage.worker.picture = (request) => portraitOf(request, portraitWith(request.turn === 90 ? {} : { face: null }));
    await stage.chosen();
    assert.deepEqual([stage.state, stage.capture.snapshot.reasons], ['refused', ['noFace']]);
    stage.capture.turn(1);
    await settle();
    assert.equal(stage.state, 'review');
    assert.deepEqual(
      stage.worker.captures.map(({ turn, source }) => [turn, source !== null]),
      [
        [0, true],
        [90, false],
      ],
    );
    stage.capture.close();
  });

  test('is moved within the rule; many changes in a row make one new photo; undo takes one back', async () => {
    const stage = new Stage();
    await stage.chosen();
    stage.capture.adjust();
    for (const right of [2, 4, 6]) stage.capture.change({ right });
    assert.equal(stage.state, 'remaking');
    await pass(250);
    assert.deepEqual([stage.state, stage.worker.captures.length], ['adjusting', 2]);
    stage.capture.change({ right: 50 });
    await pass(250);
    assert.equal(stage.capture.snapshot.adjustment.right, 10, 'what the rule let pass');
    stage.capture.undo();
    await pass(250);
    assert.deepEqual(stage.worker.captures.at(-1)?.adjustment, { right: 6, down: 0, zoom: 1 });
    stage.capture.change({ zoom: 1.1 });
    stage.capture.finish();
    assert.equal(stage.state, 'finishing', 'the last change is waited for');
    await pass(250);
    assert.deepEqual([stage.state, stage.capture.snapshot.adjustment.zoom], ['review', 1.1]);
    stage.capture.close();
  });

  test('a change that fails leaves the photo as it was, and says so', async () => {
    const stage = new Stage();
    await stage.chosen();
    stage.capture.adjust();
    stage.worker.picture = () => {
      throw new QujingError('photoFileSize', 'made by the test');
    };
    stage.capture.change({ down: 5 });
    await pass(250);
    assert.deepEqual([stage.state, stage.capture.snapshot.adjustment.down], ['adjusting', 0]);
    assert.notEqual(stage.capture.snapshot.artifact, null);
    assert.deepEqual(
      stage.errors.map(({ code }) => code),
      ['photoFileSize'],
    );
    stage.capture.close();
  });

  test('an engine that was replaced meanwhile gets the picture once more', async () => {
    const stage = new Stage();
    await stage.chosen();
    stage.capture.adjust();
    stage.worker.picture = (request) => {
      if (request.source === null) throw new QujingError('captureFailed', 'no picture is held');
      return portraitOf(request, portraitWith({}));
    };
    stage.capture.change({ down: 5 });
    await pass(250);
    assert.deepEqual([stage.state, stage.capture.snapshot.adjustment.down], ['adjusting', 5]);
    stage.capture.close();
  });

  test('that nobody comes back to is dropped', async () => {
    const stage = new Stage();
    await stage.chosen();
    await pass(15 * 60_000);
    assert.deepEqual([stage.state, stage.capture.snapshot.picture], ['aiming', null]);
    stage.capture.close();
  });
});

test('the rule that was set holds for the engine that takes the place of a stopped one', async () => {
  const workers = [new ScriptedPortrait(), new ScriptedPortrait()];
  let made = 0;
  const client = new PortraitClient({
    createWorker: () => workers[made++] ?? assert.fail(),
    files: { ...files },
    sha256: null,
    spec: 'zikao-blue',
  });
  await client.setSpec('zikao-white');
  const [first, second] = workers;
  if (first !== undefined) {
    first.picture = () => {
      throw new QujingError('engineFault', 'made by the test');
    };
  }
  await assert.rejects(client.capture({ origin: 'camera' }), { code: 'engineFault' });
  await client.ready();
  assert.deepEqual([first?.opens, second?.opens], [['zikao-blue'], ['zikao-white']]);
  client.close();
});
