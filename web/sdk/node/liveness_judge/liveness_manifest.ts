import type { CheckId } from '../../types.js';

/** What of a liveness manifest (docs/artifact.md) is judged; times in milliseconds. */
export interface LivenessManifest {
  readonly sessionId: string | null;
  readonly nonce: string | null;
  readonly state: string;
  readonly asked: readonly string[];
  readonly actions: readonly ManifestAction[];
  readonly cues: readonly ManifestCue[];
  readonly trace: ManifestTrace;
  readonly parts: readonly ManifestPart[];
}

export interface ManifestAction {
  readonly action: string;
  readonly startMs: number;
  readonly peakMs: number;
  readonly endMs: number;
  readonly beforeMs: number;
  readonly clearestMs: number;
  readonly afterMs: number;
}

export interface ManifestCue {
  readonly id: CheckId;
  /** Null when it was not assessed. */
  readonly passed: boolean | null;
}

/** All lists are of one length. */
export interface ManifestTrace {
  readonly timestampMs: readonly number[];
  readonly digest: readonly string[];
  readonly faces: readonly number[];
  readonly actionIndex: readonly number[];
  readonly yaw: readonly (number | null)[];
  readonly pitch: readonly (number | null)[];
}

export interface ManifestPart {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly moment: string;
  readonly actionIndex: number | null;
  readonly timestampMs: number;
}

/** A minute at 68 frames a second, which is all that an engine writes. */
const kMostRows = 4096;
const kMostParts = 16;
const kMostActions = 5;

type Fields = Readonly<Record<string, unknown>>;
type Guard<T> = (value: unknown) => value is T;

const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
const isText: Guard<string> = (value): value is string => typeof value === 'string';
const isFields: Guard<Fields> = (value): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const orNull =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || guard(value);
const listOf =
  <T>(guard: Guard<T>, most: number): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every((one) => guard(one));
const fieldsOf =
  <T>(guards: { readonly [Name in keyof T]: Guard<T[Name]> }): Guard<T> =>
  (value): value is T =>
    isFields(value) && Object.entries<Guard<unknown>>(guards).every(([name, guard]) => guard(value[name]));

const isAction = fieldsOf<ManifestAction>({
  action: isText,
  startMs: isNumber,
  peakMs: isNumber,
  endMs: isNumber,
  beforeMs: isNumber,
  clearestMs: isNumber,
  afterMs: isNumber,
});
const isPart = fieldsOf<ManifestPart>({
  name: isText,
  sha256: isText,
  bytes: isNumber,
  width: isNumber,
  height: isNumber,
  moment: isText,
  actionIndex: orNull(isNumber),
  timestampMs: isNumber,
});
const isTrace = fieldsOf<ManifestTrace>({
  timestampMs: listOf(isNumber, kMostRows),
  digest: listOf(isText, kMostRows),
  faces: listOf(isNumber, kMostRows),
  actionIndex: listOf(isNumber, kMostRows),
  yaw: listOf(orNull(isNumber), kMostRows),
  pitch: listOf(orNull(isNumber), kMostRows),
});
const isCue = fieldsOf<ManifestCue>({
  id: isText as Guard<CheckId>,
  passed: orNull((value): value is boolean => typeof value === 'boolean'),
});
const isManifest = fieldsOf<LivenessManifest>({
  sessionId: orNull(isText),
  nonce: orNull(isText),
  state: isText,
  asked: listOf(isText, kMostActions),
  actions: listOf(isAction, kMostActions),
  cues: listOf(isCue, 64),
  trace: isTrace,
  parts: listOf(isPart, kMostParts),
});

/** Null when the text is no liveness manifest of format 1. */
export function parseLivenessManifest(text: string): LivenessManifest | null {
  try {
    const json: unknown = JSON.parse(text);
    if (!isFields(json) || json['kind'] !== 'liveness' || json['format'] !== 1 || !isManifest(json)) return null;
    const { timestampMs, ...others } = json.trace;
    const lists: readonly (readonly unknown[])[] = [
      others.digest,
      others.faces,
      others.actionIndex,
      others.yaw,
      others.pitch,
    ];
    return lists.every(({ length }) => length === timestampMs.length) ? json : null;
  } catch {
    return null;
  }
}
