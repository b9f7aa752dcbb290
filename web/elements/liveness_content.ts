import {
  errorText,
  type CapabilityReason,
  type ChallengeStatus,
  type LivenessAction,
  type LivenessHint,
  type LivenessSnapshot,
  type QujingError,
  type Words,
} from '../sdk/index.js';
import { type FailedOutcome, type LivenessWords } from '../sdk/text/liveness_words.js';
import type { ControlName } from './button_set.js';
import type { IconName } from './icons.js';
import type { StageContent, Tone } from './stage_frame.js';

export interface LivenessContent extends StageContent {
  /** Of `end`: the sign above the words; null elsewhere. */
  readonly mark: Extract<IconName, 'tick' | 'warn' | 'person'> | null;
  /** Of `end`, below its first sentence; of `waiting` what takes so long. */
  readonly sentences: readonly string[];
  /** Of `end`: what need not be feared; may be empty. */
  readonly note: string;
  /** What is asked for now; null while nothing is. */
  readonly action: LivenessAction | null;
}

/** What a page says besides the capture. */
export interface LivenessPage {
  readonly words: Words;
  readonly own: LivenessWords;
  readonly error: QujingError | null;
  /** Why nothing can be begun in this browser; null where it can. */
  readonly unable: CapabilityReason | null;
  /** Of the last frame; null before the first. */
  readonly status: ChallengeStatus | null;
  /** The steadied hint; null before the first. */
  readonly hint: LivenessHint | null;
  /** An action was completed just now. */
  readonly praised: boolean;
}

type Part = Pick<StageContent, 'face' | 'text' | 'buttons'> & Partial<LivenessContent>;

const tones: Readonly<Partial<Record<LivenessHint, Tone>>> = {
  holdStill: 'good',
  returnToNeutral: 'good',
  done: 'good',
  multipleFaces: 'warn',
  moveCloser: 'warn',
  moveBack: 'warn',
  centreFace: 'warn',
  lookStraight: 'warn',
  slower: 'warn',
  otherSide: 'warn',
  moreLight: 'warn',
};

/** What the hint says while a challenge is on. */
export function spokenHint({ own, hint, praised }: LivenessPage): Pick<StageContent, 'text' | 'tone'> {
  if (praised) return { text: own.status.stepDone, tone: 'good' };
  return hint === null ? { text: '', tone: 'plain' } : { text: own.hints[hint], tone: tones[hint] ?? 'plain' };
}

/** The action that is asked for now; null while none is. */
export function actionOf({ state, actions }: LivenessSnapshot, status: ChallengeStatus | null): LivenessAction | null {
  if (state !== 'watching' || status?.state !== 'action') return null;
  return actions[status.actionIndex] ?? null;
}

/** What the drawn head does: what is asked for, and nothing once the person is to look straight again. */
export function drawnAction(snapshot: LivenessSnapshot, { status, hint }: LivenessPage): LivenessAction | null {
  return hint === 'returnToNeutral' || hint === 'lookStraight' ? null : actionOf(snapshot, status);
}

/** What the view shows of a capture. */
export function livenessContent(snapshot: LivenessSnapshot, page: LivenessPage): LivenessContent {
  const base = {
    title: page.own.status.title,
    step: '',
    tone: 'plain' as Tone,
    main: null,
    mark: null,
    sentences: [],
    note: '',
    action: null,
  };
  return { ...base, ...partOf(snapshot, page) };
}

function partOf(snapshot: LivenessSnapshot, page: LivenessPage): Part {
  const { status } = page.own;
  switch (snapshot.state) {
    case 'idle':
      return idlePart(page);
    case 'opening':
      return {
        face: 'waiting',
        text: status.opening,
        sentences: [status.slow],
        buttons: new Set(['handOver', 'stop']),
      };
    case 'ordering':
      return { face: 'camera', title: status.neutral, text: status.ordering, buttons: new Set(['handOver', 'stop']) };
    case 'watching':
      return watchingPart(snapshot, page);
    case 'interrupted':
      return interruptedPart(snapshot, page);
    case 'collecting':
      return { face: 'waiting', text: status.collecting, buttons: new Set(['stop']) };
    case 'passed':
      return end('tick', status.passed, [status.passedNote], ['restart']);
    case 'ended':
      return endedPart(snapshot, page);
    case 'handedOver':
      return end('person', status.handedOver, [status.handedOverNote], ['restart']);
  }
}

function end(mark: LivenessContent['mark'], text: string, sentences: string[], buttons: readonly ControlName[]): Part {
  const [main = null] = buttons;
  return { face: 'end', mark, text, sentences, buttons: new Set(buttons), main: main === 'restart' ? null : main };
}

function watchingPart(snapshot: LivenessSnapshot, page: LivenessPage): Part {
  const { own, status } = page;
  const action = actionOf(snapshot, status);
  const settling = status?.state === 'neutral' ? own.status.neutral : own.status.framing;
  const count = snapshot.actions.length;
  return {
    face: 'camera',
    title: action === null ? settling : own.asks[action],
    step: action === null || status === null ? '' : `${status.actionIndex + 1}/${count}`,
    ...spokenHint(page),
    action,
    buttons: new Set(['handOver', 'stop']),
  };
}

/** The camera comes back by itself with the page; one that was lost in plain sight is the candidate's to open again. */
function interruptedPart({ camera }: LivenessSnapshot, page: LivenessPage): Part {
  const { status } = page.own;
  if (camera === 'starting') return { face: 'waiting', text: status.opening, buttons: new Set(['handOver', 'stop']) };
  const { interrupted, interruptedNote, notCounted } = status;
  const part = end('warn', interrupted, [interruptedNote], ['retry', 'handOver', 'stop']);
  return { ...part, note: notCounted };
}

function endedPart({ outcome }: LivenessSnapshot, page: LivenessPage): Part {
  const { own, error } = page;
  const { what, help } =
    outcome !== null && isFailure(own, outcome)
      ? own.outcomes[outcome]
      : { what: own.status.notPassed, help: error === null ? page.words.otherError : errorIn(page, error) };
  return { ...end('warn', what, [help], ['retry', 'handOver']), note: own.status.notCounted };
}

function isFailure(own: LivenessWords, outcome: string): outcome is FailedOutcome {
  return outcome in own.outcomes;
}

/** Nothing was begun, or the camera did not open. */
function idlePart(page: LivenessPage): Part {
  const { own, error, unable } = page;
  if (unable !== null) {
    const text =
      own.errors[unable === 'workerUnsupported' || unable === 'fileUnsupported' ? 'wasmUnsupported' : unable];
    return { face: 'problem', text: text ?? page.words.otherError, buttons: new Set(['handOver']), main: 'handOver' };
  }
  if (error === null) {
    return { face: 'notes', text: own.status.intro, buttons: new Set(['start', 'handOver']), main: 'start' };
  }
  return { face: 'problem', text: errorIn(page, error), buttons: new Set(['retry', 'handOver']), main: 'retry' };
}

function errorIn({ words, own }: LivenessPage, { code }: QujingError): string {
  return own.errors[code] ?? errorText(words, code);
}
