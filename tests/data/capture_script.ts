import type { Random } from './random.js';
import type { ResidentSide } from './resident_card.js';

/** What happens in a film of a card before the camera: both sides shown as they should be, or one fault all along. */
export type CaptureKind =
  'good' | 'blur' | 'glare' | 'cut' | 'finger' | 'wrongSide' | 'photocopy' | 'tooFar' | 'tooDark' | 'tilted' | 'moving';
export const kCaptureKinds: readonly CaptureKind[] = [
  'good',
  'blur',
  'glare',
  'cut',
  'finger',
  'wrongSide',
  'photocopy',
  'tooFar',
  'tooDark',
  'tilted',
  'moving',
];

/** Where the card is meant to be at one time. */
export interface Moment {
  side: ResidentSide;
  /** 1: in its place, 0: out of it. */
  arrived: number;
  phase: 'entering' | 'holding' | 'leaving' | 'away';
}

export interface Script {
  seconds: number;
  /** Then the film begins again, as long as `seconds`; absent: it plays once. */
  loopSeconds?: number;
  /** The first way in; the second side always comes from outside. */
  from: 'outside' | 'far';
  at: (seconds: number) => Moment;
}

interface Part {
  phase: Moment['phase'];
  side: ResidentSide;
  seconds: number;
}

const kFaultSeconds = 12;
const kLoopSeconds = 4;

export function captureScript(random: Random, kind: CaptureKind): Script {
  const from = random.chance(0.5) ? 'outside' : 'far';
  if (kind !== 'good') {
    const side: ResidentSide = kind === 'wrongSide' ? 'emblem' : 'portrait';
    return {
      seconds: kFaultSeconds,
      loopSeconds: kLoopSeconds,
      from,
      at: () => ({ side, arrived: 1, phase: 'holding' }),
    };
  }
  const all: Part[] = [
    { phase: 'away', side: 'portrait', seconds: 0.4 },
    { phase: 'entering', side: 'portrait', seconds: random.range(1, 1.5) },
    { phase: 'holding', side: 'portrait', seconds: 4.2 },
    { phase: 'leaving', side: 'portrait', seconds: random.range(0.6, 0.9) },
    { phase: 'away', side: 'emblem', seconds: random.range(0.4, 0.8) },
    { phase: 'entering', side: 'emblem', seconds: random.range(0.9, 1.3) },
    { phase: 'holding', side: 'emblem', seconds: 4.2 },
  ];
  // From far away it is in view from the start.
  const parts = from === 'far' ? all.slice(1) : all;
  return {
    seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
    from,
    at: (seconds) => momentIn(parts, seconds),
  };
}

function momentIn(parts: readonly Part[], seconds: number): Moment {
  let left = Math.max(0, seconds);
  for (const { phase, side, seconds: length } of parts) {
    if (left < length) return { side, phase, arrived: arrivedAt(phase, left / length) };
    left -= length;
  }
  const last = parts[parts.length - 1] as Part;
  return { side: last.side, phase: last.phase, arrived: 1 };
}

function arrivedAt(phase: Moment['phase'], t: number): number {
  if (phase === 'holding') return 1;
  if (phase === 'away') return 0;
  // Quick at first, then settling; the other way round when it leaves.
  return phase === 'entering' ? 1 - (1 - t) ** 3 : 1 - t ** 3;
}
