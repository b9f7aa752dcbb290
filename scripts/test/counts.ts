// How each runner says what passed.
import { existsSync, readFileSync } from 'node:fs';
import type { Counts } from './stage.js';

const number = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);

/** Catch2's XML reporter: the last <OverallResultsCases>. */
export function catch2Counts(file: string): Counts {
  const xml = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const overall = /<OverallResultsCases[^>]*>/.exec(xml)?.[0] ?? '';
  const expected = number(overall, /expectedFailures="(\d+)"/);
  return {
    passed: number(overall, /successes="(\d+)"/) + expected,
    failed: number(overall, /\sfailures="(\d+)"/),
  };
}

/** The summary lines of node:test's TAP reporter. */
export function tapCounts(file: string): Counts {
  const tap = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    passed: number(tap, /^# pass (\d+)/m),
    failed: number(tap, /^# fail (\d+)/m) + number(tap, /^# cancelled (\d+)/m),
  };
}

/** Our own checks end with `N passed, N failed`. */
export function closingLineCounts(output: string): Counts {
  const match = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  return { passed: Number(match?.[1] ?? 0), failed: Number(match?.[2] ?? 0) };
}
