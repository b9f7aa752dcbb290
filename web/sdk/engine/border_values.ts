// Values of the border and those of the package: enums cross as ids, what could not be measured as null.
import {
  cardSides,
  checkCodes,
  checkIds,
  checkUnits,
  guidanceCodes,
  type CardAnalysis,
  type CardRotation,
  type CardTask,
  type Check,
} from '../types.js';
import type { WasmCardAnalysis, WasmCardTask, WasmCheck, WasmIdNumberReading } from './wasm_types.js';

export const idNumberProblems = [
  'none',
  'wrongLength',
  'wrongCharacter',
  'unknownProvince',
  'badBirthDate',
  'badChecksum',
] as const;
export type IdNumberProblem = Exclude<(typeof idNumberProblems)[number], 'none'>;

/** What a 公民身份号码 says. */
export interface IdNumberReading {
  readonly valid: boolean;
  /** Null for a valid one. */
  readonly problem: IdNumberProblem | null;
  /** As it is stored: 18 ASCII characters, upper-case X; null when the length does not fit. */
  readonly number: string | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  /** The first two digits. */
  readonly province: string | null;
}

export function taskToWire(
  { side = 'unknown', second = false, guide = null }: CardTask,
  fullScale: number,
): WasmCardTask {
  return { side: cardSides.indexOf(side), second, guide: guide ?? undefined, fullScale };
}

export function analysisFromWire(
  result: WasmCardAnalysis,
): Omit<CardAnalysis, 'frameId' | 'timestampMs' | 'width' | 'height' | 'timings'> {
  const { confidence, tracked, partlyOutside, passed, capture } = result;
  const quad = result.quad ?? null;
  return {
    found: quad !== null,
    quad,
    confidence,
    tracked,
    partlyOutside,
    side: named(cardSides, result.side),
    rotation: (result.rotation ?? null) as CardRotation | null,
    checks: result.checks.map(checkFromWire),
    passed,
    guidance: named(guidanceCodes, result.guidance),
    capture,
  };
}

export function idNumberFromWire(reading: WasmIdNumberReading): IdNumberReading {
  const problem = named(idNumberProblems, reading.problem);
  const number = String(reading.number);
  const birthDate = String(reading.birthDate);
  const province = String(reading.province);
  return {
    valid: problem === 'none',
    problem: problem === 'none' ? null : problem,
    number: number === '' ? null : number,
    birthDate: birthDate === '' ? null : birthDate,
    sex: birthDate === '' ? null : reading.male ? 'male' : 'female',
    province: province === '' ? null : province,
  };
}

function checkFromWire(check: WasmCheck): Check {
  const code = named(checkCodes, check.code);
  const assessed = code !== 'notAssessable';
  return {
    id: named(checkIds, check.id),
    raw: assessed ? check.raw : null,
    unit: named(checkUnits, check.unit),
    score: assessed ? check.score : null,
    threshold: check.threshold,
    passed: assessed ? check.passed : null,
    code,
    gating: check.gating,
    warnCode: check.warnCode === 0 ? null : check.warnCode,
  };
}

function named<T>(names: readonly T[], id: number): T {
  const name = names[id];
  if (name === undefined) throw new RangeError(`the core's id ${id} is unknown`);
  return name;
}
