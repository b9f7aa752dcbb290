import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { CardCapture } from '../../web/sdk/session/card_capture.js';
import { QujingError } from '../../web/sdk/errors.js';
import { AnalyzerClient } from '../../web/sdk/worker/analyzer_client.js';
import { analysisWith } from './analysis_with.js';
import { FakeStream, FakeVideo, pass, pretendBrowser, pretendPictures, settle } from './browser_in_node.js';
import { pictureOf, ScriptedWorker } from './scripted_worker.js';

const guide = { x: 100, y: 100, width: 1000, height: 630 };
let restore: () => void = () => undefined;
beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const restores = [
    pretendBrowser({ getUserMedia: () => Promise.resolve(new FakeStream().asStream()) }),
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
  readonly worker = new ScriptedWorker();
  readonly video = new FakeVideo();
  readonly errors: QujingError[] = [];
  readonly states: string[] = [];
  readonly capture: CardCapture;

  constructor(sides?: readonly ('portrait' | 'emblem')[]) {
    this.capture = new CardCapture({
      video: this.video.asVideo(),
      createAnalyzer: () =>
        new AnalyzerClient({ createWorker: () => this.worker, wasm: { kind: 'url', url: '-' }, sha256: null }),
      guide: () => guide,
      sessionId: 's1',
      nonce: 'n1',
      ...(sides === undefined ? {} : { sides }),
      onChange: ({ state }) => {
        if (this.states.at(-1) !== state) this.states.push(state);
      },
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
    this.worker.analysis = ({ task }) =>
      analysisWith({ side: task.side ?? 'unknown', capture: { progress: 1, keep: true, done: true } });
    await this.frame();
    this.worker.analysis = () => analysisWith({});
  }
}

describe('both sides of a card', () => {
  test('are taken one after the other by themselves, shown, confirmed', async () => {
    const stage = new Stage();
    await stage.capture.start();
    await stage.hold();
    assert.equal(stage.state, 'taken');
    await pass(1_100);
    assert.equal(stage.state, 'turning');
    await stage.frame();
    assert.deepEqual(stage.worker.lastTask, { side: 'emblem', second: true, guide });
    await stage.hold();
    await pass(1_100);
    assert.equal(stage.state, 'review');
    assert.equal(stage.capture.session.state, 'idle', 'the camera runs on');
    const { sides } = stage.capture.snapshot;
    assert.deepEqual(
      sides.map(({ side, artifact }) => [side, artifact?.side, artifact?.passed]),
      [
        ['portrait', 'portrait', true],
        ['emblem', 'emblem', true],
      ],
    );
    const [first] = stage.worker.captures;
    assert.deepEqual([first?.origin, first?.sessionId, first?.nonce, first?.source], ['camera', 's1', 'n1', null]);
    stage.capture.confirm();
    assert.equal(stage.state, 'confirmed');
    stage.capture.close();
  });

  test('one of them is taken again, the other stays', async () => {
    const stage = new Stage(['portrait']);
    await stage.capture.start();
    await stage.hold();
    await pass(1_100);
    stage.capture.retake('portrait');
    await settle();
    assert.deepEqual([stage.state, stage.capture.session.state], ['aiming', 'live']);
    assert.equal(stage.capture.snapshot.sides[0]?.artifact, null);
    stage.capture.close();
  });

  test('a picture that does not hold up at full resolution is not handed over: the capture goes on and says why', async () => {
    const stage = new Stage();
    await stage.capture.start();
    stage.worker.picture = (request) => pictureOf(request, false);
    for (let round = 0; round < 3; round++) {
      await stage.hold();
      assert.equal(stage.capture.snapshot.refused?.checks[0]?.code, 'blurred');
    }
    await pass(1);
    assert.equal(stage.state, 'helping', 'after three of them the shutter is offered');
    assert.ok(stage.worker.resets >= 3);
    stage.capture.close();
  });

  test('after eight seconds the shutter is offered with the reasons; what it takes is judged, corrected, accepted', async () => {
    const stage = new Stage();
    await stage.capture.start();
    stage.worker.analysis = () => analysisWith({ failed: ['glare'] });
    for (let i = 0; i < 3; i++) await stage.frame();
    await pass(8_000);
    assert.equal(stage.state, 'helping');
    assert.deepEqual(stage.capture.snapshot.reasons, ['glare']);
    stage.worker.picture = (request) => pictureOf(request, false, false);
    await stage.capture.shutter();
    await settle();
    assert.equal(stage.state, 'correcting', 'no card was found in it');
    stage.worker.picture = (request) => pictureOf(request, false);
    await stage.capture.apply(analysisWith({}).quad ?? assert.fail());
    assert.equal(stage.state, 'judged');
    assert.deepEqual(stage.capture.snapshot.reasons, ['blurred']);
    stage.capture.accept();
    assert.deepEqual(
      stage.worker.captures.map(({ origin, quad }) => [origin, quad !== null]),
      [
        ['shutter', false],
        ['shutter', true],
      ],
    );
    stage.capture.close();
  });

  test('a chosen picture goes through the same checks, without a guide and without a camera', async () => {
    const stage = new Stage();
    await stage.capture.choose(new Blob(['jpeg']));
    assert.deepEqual(stage.worker.captures[0]?.task, { side: 'portrait' });
    assert.equal(stage.state, 'taken');
    await pass(1_100);
    assert.equal(stage.state, 'aiming', 'without a camera nothing turns');
    assert.equal(stage.capture.snapshot.side, 'emblem');
    stage.capture.close();
  });

  test('a capture that fails is reported, and the capture goes on', async () => {
    const stage = new Stage();
    await stage.capture.start();
    stage.worker.picture = () => {
      throw new QujingError('captureFailed', 'made by the test');
    };
    await stage.hold();
    assert.deepEqual(
      stage.errors.map(({ code }) => code),
      ['captureFailed'],
    );
    assert.deepEqual([stage.state, stage.capture.session.state], ['aiming', 'live']);
    stage.worker.picture = (request) => pictureOf(request, true);
    await stage.hold();
    assert.equal(stage.state, 'taken');
    stage.capture.close();
  });

  test('pictures that nobody comes back to are dropped', async () => {
    const stage = new Stage();
    await stage.capture.choose(new Blob(['jpeg']));
    await pass(1_100);
    assert.notEqual(stage.capture.snapshot.sides[0]?.artifact, null);
    await pass(15 * 60_000);
    assert.equal(stage.capture.snapshot.sides[0]?.artifact, null);
    stage.capture.close();
  });
});
