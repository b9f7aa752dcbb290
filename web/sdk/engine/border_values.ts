// Values of the border and those of the package: enums cross as ids, what could not be measured as null.
import {
  cardSides,
  checkCodes,
  checkUnits,
  coreCheckIds,
  guidanceCodes,
  idNumberProblems,
  type CardAnalysis,
  type CardRotation,
  type CardTask,
  type CardCheckId,
  type Check,
  type CheckId,
  type IdNumberReading,
} from '../types.js';
import type { WasmCardAnalysis, WasmCardTask, WasmCheck, WasmIdNumberReading } from './wasm_types.js';

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
    checks: result.checks.map((check) => checkFromWire<CardCheckId>(check)),
    passed,
    guidance: named(guidanceCodes, result.guidance),
    capture,
  };
}

export function idNumberFromWire(reading: WasmIdNumberReading): IdNumberReading {
  const problem = named(idNumberProblems, reading.problem);
  const number = textOf(reading.number);
  const birthDate = textOf(reading.birthDate);
  const province = textOf(reading.province);
  return {
    valid: problem === 'none',
    problem: problem === 'none' ? null : problem,
    number: number === '' ? null : number,
    birthDate: birthDate === '' ? null : birthDate,
    sex: birthDate === '' ? null : reading.male ? 'male' : 'female',
    province: province === '' ? null : province,
  };
}

/** @param Id the ids that this kind of analysis has; the core gives no others. */
export function checkFromWire<Id extends CheckId>(check: WasmCheck): Check<Id> {
  const code = named(checkCodes, check.code);
  const assessed = code !== 'notAssessable';
  return {
    id: named(coreCheckIds, check.id) as Id,
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

export function named<T>(names: readonly T[], id: number): T {
  const name = names[id];
  if (name === undefined) throw new RangeError(`the core's id ${id} is unknown`);
  return name;
}

/** Embind declares a string as whatever it takes for one; what it gives is a string. */
function textOf(text: WasmIdNumberReading['number']): string {
  return text as string;
}
