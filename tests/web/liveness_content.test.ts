import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ButtonName } from '../../web/elements/button_set.js';
import {
  actionOf,
  drawnAction,
  livenessContent,
  spokenHint,
  type LivenessContent,
  type LivenessPage,
} from '../../web/elements/liveness_content.js';
import { errorText, wordsFor } from '../../web/sdk/text/words.js';
import { QujingError } from '../../web/sdk/errors.js';
import { livenessStates, livenessTransitions, type LivenessState } from '../../web/sdk/session/liveness_machine.js';
import type { LivenessSnapshot } from '../../web/sdk/session/liveness_types.js';
import { livenessWordsFor } from '../../web/sdk/text/liveness_words.js';
import { challengeStates, livenessActions, livenessHints, type ChallengeStatus } from '../../web/sdk/types/liveness.js';

const idle: LivenessSnapshot = {
  state: 'idle',
  camera: 'idle',
  actions: ['turnLeft', 'blink'],
  status: null,
  outcome: null,
  attempts: 0,
  artifact: null,
};

function pageIn(lang: string, given: Partial<LivenessPage> = {}): LivenessPage {
  const nothing = { error: null, unable: null, status: null, hint: null, praised: false };
  return { words: wordsFor(lang), own: livenessWordsFor(lang), ...nothing, ...given };
}

function statusOf(given: Partial<ChallengeStatus>): ChallengeStatus {
  const times = { stateLeftMs: 5000, wholeLeftMs: 40_000, keep: 'none', keepIndex: 0 } as const;
  return { state: 'action', actionIndex: 0, hint: 'turnLeft', progress: 0, ...times, ...given };
}

/** What a button does to the capture. */
const events: Readonly<Partial<Record<ButtonName, 'start' | 'stop' | 'restart' | 'handOver'>>> = {
  start: 'start',
  retry: 'start',
  stop: 'stop',
  restart: 'restart',
  handOver: 'handOver',
};

function holdButtons(state: LivenessState, { buttons, main }: LivenessContent): void {
  assert.ok(buttons.size > 0, `${state} has no way on`);
  assert.ok(main === null || buttons.has(main), state);
  for (const button of buttons) {
    const event = button === 'file' ? undefined : events[button];
    assert.ok(event !== undefined, `${state}: ${button} is none of liveness`);
    assert.ok(livenessTransitions[state][event] !== undefined, `${state}: ${button} would do nothing`);
  }
}

for (const lang of ['zh-CN', 'en']) {
  describe(`in ${lang}`, () => {
    test('every state has a title, words and buttons that lead somewhere', () => {
      for (const state of livenessStates) {
        const page = pageIn(lang, state === 'watching' ? { hint: 'noFace' } : {});
        const content = livenessContent({ ...idle, state }, page);
        assert.ok(content.title.length > 0 && content.text.length > 0, state);
        holdButtons(state, content);
      }
    });

    test('every end says what happened, what helps and that it is not counted, and offers both ways on', () => {
      const ends = challengeStates.slice(challengeStates.indexOf('done') + 1);
      const said = ends.map((outcome) => {
        const content = livenessContent({ ...idle, state: 'ended', outcome }, pageIn(lang));
        assert.deepEqual([...content.buttons], ['retry', 'handOver']);
        assert.equal(content.note, livenessWordsFor(lang).status.notCounted);
        assert.ok(content.sentences[0] !== undefined && content.sentences[0].length > 0);
        return content.text;
      });
      assert.equal(new Set(said).size, ends.length, 'each in words of its own');
    });

    test('every hint, every action and every note has words', () => {
      const own = livenessWordsFor(lang);
      for (const hint of livenessHints) assert.ok(spokenHint(pageIn(lang, { hint })).text.length > 0, hint);
      for (const action of livenessActions) {
        assert.ok(own.asks[action].length > 0 && own.names[action].length > 0);
        assert.notEqual(own.hints[action], own.asks[action], 'the same would be said twice');
      }
      assert.ok(own.notes.every((note) => note.length > 0));
    });
  });
}

describe('a challenge that is on', () => {
  const watching: LivenessSnapshot = { ...idle, state: 'watching', camera: 'live' };

  test('asks for one action at a time, and says which of how many', () => {
    const status = statusOf({ actionIndex: 1, hint: 'blink' });
    const content = livenessContent(watching, pageIn('', { status, hint: 'blink' }));
    assert.equal(content.title, '请眨眨眼');
    assert.equal(content.step, '2/2');
    assert.equal(content.action, 'blink');
    assert.equal(actionOf(watching, status), 'blink');
  });

  test('asks for nothing before and after its actions', () => {
    for (const state of ['framing', 'neutral', 'done', 'wrongAction'] as const) {
      assert.equal(actionOf(watching, statusOf({ state })), null, state);
    }
    for (const state of livenessStates) {
      if (state !== 'watching') assert.equal(actionOf({ ...watching, state }, statusOf({})), null, state);
    }
  });

  test('draws the movement until the person is to look straight again', () => {
    const status = statusOf({});
    assert.equal(drawnAction(watching, pageIn('', { status, hint: 'otherSide' })), 'turnLeft');
    assert.equal(drawnAction(watching, pageIn('', { status, hint: 'returnToNeutral' })), null);
  });

  test('praises before it corrects', () => {
    const page = pageIn('', { hint: 'otherSide', praised: true });
    assert.deepEqual(spokenHint(page), { text: '很好', tone: 'good' });
    assert.deepEqual(spokenHint({ ...page, praised: false }), { text: '方向反了，请换另一边', tone: 'warn' });
  });
});

describe('where it cannot go on', () => {
  test('a browser that cannot do it leads to a person, and nowhere else', () => {
    for (const unable of ['simdUnsupported', 'workerUnsupported', 'cameraUnsupported', 'insecureContext'] as const) {
      const { face, text, buttons } = livenessContent(idle, pageIn('', { unable }));
      assert.equal(face, 'problem');
      assert.match(text, /人工审核/);
      assert.deepEqual([...buttons], ['handOver']);
    }
  });

  test('a camera that did not open is told, without offering to choose a photo', () => {
    for (const code of ['cameraDenied', 'cameraNotFound', 'cameraBusy', 'cameraBlack', 'cameraFailed'] as const) {
      const { text, buttons } = livenessContent(idle, pageIn('', { error: new QujingError(code, 'test') }));
      assert.doesNotMatch(text, /选择照片/, code);
      assert.deepEqual([...buttons], ['retry', 'handOver'], code);
    }
  });

  test('an end without an outcome says what went wrong', () => {
    const error = new QujingError('modelLoadFailed', 'test');
    const { sentences } = livenessContent({ ...idle, state: 'ended' }, pageIn('', { error }));
    assert.deepEqual(sentences, [errorText(wordsFor(''), 'modelLoadFailed')]);
  });

  test('a camera lost can be opened again by hand; one that comes back by itself is waited for', () => {
    const lost = livenessContent({ ...idle, state: 'interrupted', camera: 'lost' }, pageIn(''));
    assert.deepEqual([...lost.buttons], ['retry', 'handOver', 'stop']);
    const back = livenessContent({ ...idle, state: 'interrupted', camera: 'starting' }, pageIn(''));
    assert.equal(back.face, 'waiting');
  });
});
