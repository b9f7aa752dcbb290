import {
  detectCapability,
  errorText,
  type AskedSide,
  type CaptureSnapshot,
  type GuidanceCode,
  type QujingError,
  type Words,
} from '../sdk/index.js';
import type { ControlName } from './button_set.js';
import type { FaceContent } from './card_view.js';
import type { Face, Tone } from './stage_frame.js';

/** What the camera can do, as far as buttons depend on it. */
export interface CameraFacts {
  readonly torch: boolean;
  readonly several: boolean;
}

const good: ReadonlySet<GuidanceCode> = new Set(['hold', 'captured']);
const plain: ReadonlySet<GuidanceCode> = new Set(['searching', 'turnOver']);

export function toneOf(guidance: GuidanceCode): Tone {
  if (good.has(guidance)) return 'good';
  return plain.has(guidance) ? 'plain' : 'warn';
}

/** The hint in words; which side is meant is said by name. A card on its way round needs no other hint than that. */
export function hintOf(guidance: GuidanceCode, { side, state }: CaptureSnapshot, words: Words): string {
  if (guidance === 'turnOver' || state === 'turning') return words.sides[side].turn;
  if (guidance === 'wrongSide') return words.sides[side].wrong;
  return words.guidance[guidance];
}

/** What the view shows of a capture. */
export function contentOf(
  snapshot: CaptureSnapshot,
  words: Words,
  error: QujingError | null,
  camera: CameraFacts,
): FaceContent {
  const { sides, state } = snapshot;
  const side = sideShown(snapshot);
  const position = sides.findIndex((entry) => entry.side === side) + 1;
  const base = {
    side,
    sides,
    step: sides.length > 1 ? `${position}/${sides.length}` : '',
    title: words.sides[side].ask,
    tone: 'plain' as Tone,
    reasons: [] as FaceContent['reasons'],
    lead: '',
    main: null,
    final: false,
    busy: false,
  };
  switch (state) {
    case 'aiming':
    case 'helping':
    case 'taking':
    case 'taken':
    case 'turning':
      return { ...base, ...lookingContent(snapshot, words, error, camera) };
    case 'judging':
      return { ...base, face: 'still', text: words.status.looking, busy: true, buttons: new Set(['again']) };
    case 'judged':
      return {
        ...base,
        face: 'still',
        text: words.status.judged,
        tone: 'warn',
        reasons: snapshot.reasons,
        buttons: new Set(['accept', 'correct', 'again', 'file']),
        main: snapshot.camera === 'live' ? 'again' : 'file',
      };
    case 'correcting':
      return {
        ...base,
        face: 'still',
        text: words.status.correcting,
        buttons: new Set(['apply', 'again', 'file']),
        main: 'apply',
      };
    case 'review':
      return {
        ...base,
        step: '',
        title: words.status.review,
        face: 'review',
        text: '',
        buttons: new Set(['confirm']),
        main: 'confirm',
      };
    case 'confirmed':
      return {
        ...base,
        step: '',
        title: words.status.confirmed,
        face: 'review',
        text: '',
        final: true,
        buttons: new Set(['restart']),
      };
  }
}

/** The side asked for; while a card is shown that was just taken, that card's. */
function sideShown({ state, side, sides, picture }: CaptureSnapshot): AskedSide {
  if (state !== 'taken') return side;
  return sides.find(({ artifact }) => artifact !== null && artifact === picture?.artifact)?.side ?? side;
}

type Looking = Pick<FaceContent, 'face' | 'text' | 'buttons'> & Partial<FaceContent>;

function lookingContent(
  snapshot: CaptureSnapshot,
  words: Words,
  error: QujingError | null,
  camera: CameraFacts,
): Looking {
  switch (snapshot.camera) {
    case 'idle':
    case 'closed':
      return idleContent(words, snapshot, error);
    case 'starting':
      return { face: 'waiting', text: words.status.starting, buttons: new Set(['stop']) };
    case 'live':
      return liveContent(snapshot, words, camera);
    case 'lost':
    case 'failed': {
      const text = error === null ? words.otherError : errorText(words, error.code);
      return { face: 'problem', text, buttons: new Set(['retry', 'file']), main: 'retry' };
    }
  }
}

function liveContent(
  { state, side, reasons }: CaptureSnapshot,
  words: Words,
  { torch, several }: CameraFacts,
): Looking {
  const buttons = new Set<ControlName>(['stop', 'file']);
  if (torch) buttons.add('torch');
  if (several) buttons.add('switchCamera');
  const face: Face = 'camera';
  switch (state) {
    case 'taking':
      return { face, text: words.guidance.hold, tone: 'good', buttons };
    case 'taken':
      return { face, text: words.guidance.captured, tone: 'good', buttons };
    case 'turning':
      return { face, text: words.sides[side].turn, buttons };
    case 'helping':
      buttons.add('shutter');
      return { face, text: words.guidance.searching, reasons, lead: words.status.helping, buttons };
    case 'aiming':
    case 'judging':
    case 'judged':
    case 'correcting':
    case 'review':
    case 'confirmed':
      return { face, text: words.guidance.searching, buttons };
  }
}

/** Nothing was begun, or a picture went wrong while no camera ran. */
function idleContent(words: Words, { second }: CaptureSnapshot, error: QujingError | null): Looking {
  const { verdict, reasons } = detectCapability();
  const failed = error === null ? null : errorText(words, error.code);
  if (verdict === 'live') {
    const text = failed ?? (second ? '' : words.status.idle);
    return { face: failed === null ? 'panel' : 'problem', text, buttons: new Set(['start', 'file']), main: 'start' };
  }
  const [reason = 'fileUnsupported'] = reasons;
  const why = reason === 'fileUnsupported' || reason === 'workerUnsupported' ? words.otherError : words.errors[reason];
  return { face: failed === null ? 'panel' : 'problem', text: failed ?? why, buttons: new Set(['file']), main: 'file' };
}
