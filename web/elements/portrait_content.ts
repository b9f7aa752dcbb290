import {
  detectCapability,
  errorText,
  type PortraitGuidanceCode,
  type PortraitSnapshot,
  type QujingError,
  type Words,
} from '../sdk/index.js';
import { filled, type PortraitWords } from '../sdk/text/portrait_words.js';
import type { ControlName } from './button_set.js';
import type { StageContent, Tone } from './stage_frame.js';

export interface PortraitContent extends StageContent {
  /** Of `camera` and `still`: sentences. */
  readonly reasons: readonly string[];
  /** Before the reasons; may be empty. */
  readonly lead: string;
  /** A sentence about the uploads that are left; may be empty. */
  readonly attempts: string;
  readonly busy: boolean;
}

/** What a page says besides the capture. */
export interface PortraitPage {
  readonly words: Words;
  readonly own: PortraitWords;
  readonly error: QujingError | null;
  /** Uploads left today; null when it is not known. */
  readonly left: number | null;
  /** Another camera can be chosen. */
  readonly several: boolean;
}

type Part = Pick<StageContent, 'face' | 'text' | 'buttons'> & Partial<PortraitContent>;

export function portraitTone(guidance: PortraitGuidanceCode): Tone {
  if (guidance === 'hold' || guidance === 'captured') return 'good';
  return guidance === 'noFace' ? 'plain' : 'warn';
}

/** What the view shows of a capture. */
export function portraitContent(snapshot: PortraitSnapshot, page: PortraitPage): PortraitContent {
  const base = {
    step: '',
    title: page.own.status.title,
    tone: 'plain' as Tone,
    main: null,
    reasons: [],
    lead: '',
    attempts: attemptsLine(page, snapshot.state === 'review' || snapshot.state === 'doubting'),
    busy: false,
  };
  return { ...base, ...partOf(snapshot, page) };
}

function partOf(snapshot: PortraitSnapshot, page: PortraitPage): Part {
  const { status } = page.own;
  switch (snapshot.state) {
    case 'aiming':
    case 'helping':
    case 'taking':
      return lookingPart(snapshot, page);
    case 'judging':
      return { face: 'still', text: status.looking, busy: true, buttons: new Set(['back']) };
    case 'refused':
      return refusedPart(snapshot, page);
    case 'review':
      return reviewPart(snapshot, page);
    case 'doubting':
      return {
        face: 'review',
        title: status.doubting,
        text: '',
        tone: 'warn',
        buttons: new Set(['again', 'insist', 'back']),
        main: 'again',
      };
    case 'adjusting':
    case 'remaking':
    case 'finishing': {
      const busy = snapshot.state !== 'adjusting';
      const reasons = page.error === null ? [] : [errorText(page.words, page.error.code)];
      return {
        face: 'adjust',
        title: status.adjusting,
        text: '',
        busy,
        reasons,
        buttons: new Set(['finish']),
        main: 'finish',
      };
    }
    case 'confirmed':
      return { face: 'review', title: status.confirmed, text: '', attempts: '', buttons: new Set(['restart']) };
  }
}

function refusedPart({ reasons, picture }: PortraitSnapshot, { own }: PortraitPage): Part {
  const chosen = picture?.origin === 'album';
  return {
    face: 'still',
    text: own.status.refused,
    tone: 'warn',
    reasons: reasons.map((reason) => own.reasons[reason]),
    buttons: new Set<ControlName>(chosen ? ['turn', 'again', 'file'] : ['again', 'file']),
    main: chosen ? 'file' : 'again',
  };
}

function reviewPart({ advice }: PortraitSnapshot, { own }: PortraitPage): Part {
  const face = 'review';
  switch (advice?.verdict) {
    case 'ready':
    case 'warned': {
      const title = own.status[advice.verdict];
      return { face, title, text: '', tone: 'good', buttons: new Set(['confirm', 'adjust', 'again']), main: 'confirm' };
    }
    case 'notYet': {
      const buttons = new Set<ControlName>(['again', 'adjust', 'insist']);
      return { face, title: own.status.notYet, text: '', tone: 'warn', buttons, main: 'again' };
    }
    case 'spent':
    case undefined:
      return { face, title: own.attempts.none, text: '', tone: 'warn', attempts: '', buttons: new Set(['again']) };
  }
}

function lookingPart(snapshot: PortraitSnapshot, page: PortraitPage): Part {
  const { words, error } = page;
  switch (snapshot.camera) {
    case 'idle':
    case 'closed':
      return idlePart(page);
    case 'starting':
      return { face: 'waiting', text: words.status.starting, buttons: new Set(['stop']) };
    case 'live':
      return livePart(snapshot, page);
    case 'lost':
    case 'failed': {
      const text = error === null ? words.otherError : errorText(words, error.code);
      return { face: 'problem', text, buttons: new Set(['retry', 'file']), main: 'retry' };
    }
  }
}

function livePart({ state, reasons }: PortraitSnapshot, { own, several }: PortraitPage): Part {
  const buttons = new Set<ControlName>(['stop', 'file']);
  if (several) buttons.add('switchCamera');
  if (state === 'taking') return { face: 'camera', text: own.status.making, tone: 'good', buttons };
  if (state !== 'helping') return { face: 'camera', text: own.status.aiming, buttons };
  buttons.add('shutter');
  const sentences = reasons.slice(0, 2).map((reason) => own.reasons[reason]);
  return { face: 'camera', text: own.status.aiming, reasons: sentences, lead: own.status.helping, buttons };
}

/** Nothing was begun, or a picture went wrong while no camera ran. */
function idlePart(page: PortraitPage): Part {
  const { words, own, error, left } = page;
  if (left !== null && left <= 0) return { face: 'problem', text: own.attempts.none, attempts: '', buttons: new Set() };
  const { verdict, reasons } = detectCapability();
  const live = verdict === 'live';
  const buttons = new Set<ControlName>(live ? ['start', 'file'] : ['file']);
  const main = live ? 'start' : 'file';
  if (error !== null) return { face: 'problem', text: errorText(words, error.code), buttons, main };
  if (live) return { face: 'notes', step: attemptsLine(page, false), text: '', buttons, main };
  const [reason = 'fileUnsupported'] = reasons;
  const why = reason === 'fileUnsupported' || reason === 'workerUnsupported' ? words.otherError : words.errors[reason];
  return { face: 'problem', text: why, buttons, main };
}

function attemptsLine({ own, left }: PortraitPage, spending: boolean): string {
  if (left === null) return '';
  if (left <= 0) return own.attempts.none;
  if (left === 1) return own.attempts.last;
  return filled(spending ? own.attempts.cost : own.attempts.left, left);
}
