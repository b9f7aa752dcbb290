// libFuzzer's programs, one after the other; each is one test.
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { inBuild, inRoot } from '../lib/paths.js';
import { run } from '../lib/run.js';
import { logOf, type Counts } from './stage.js';

export function fuzzEntries(): string[] {
  const folder = inRoot('tests/fuzz');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('_fuzz.cpp'))
    .map((name) => name.replace(/\.cpp$/, ''))
    .sort();
}

export interface FuzzOutcome {
  clean: boolean;
  inputs: number;
}

/** Fuzzes one entry. What a run learns stays in build/fuzz for the next. */
export async function fuzzEntry(entry: string, durationSeconds: number): Promise<FuzzOutcome> {
  const corpus = inBuild('fuzz', entry);
  mkdirSync(corpus, { recursive: true });
  const seeds = inRoot('tests/fuzz/corpus', entry);
  if (existsSync(seeds)) cpSync(seeds, corpus, { recursive: true });
  const args = [
    corpus,
    `-max_total_time=${durationSeconds}`,
    '-timeout=10',
    '-rss_limit_mb=2048',
    `-artifact_prefix=${corpus}/found_`,
    '-print_final_stats=1',
  ];
  const outcome = await run(inBuild('native-asan', entry), args, { log: logOf(`fuzz ${entry}`) });
  const inputs = Number(/number_of_executed_units:\s*(\d+)/.exec(outcome.output)?.[1] ?? 0);
  console.log(`  ${entry}: ${inputs} inputs in ${durationSeconds} s${outcome.code === 0 ? '' : ', FOUND a fault'}`);
  if (outcome.code !== 0) console.log(outcome.output.slice(-6000));
  return { clean: outcome.code === 0 && inputs > 0, inputs };
}

export async function fuzzAll(durationSeconds: number): Promise<Counts> {
  const counts = { passed: 0, failed: 0 };
  for (const entry of fuzzEntries()) {
    const { clean } = await fuzzEntry(entry, durationSeconds);
    if (clean) counts.passed += 1;
    else counts.failed += 1;
  }
  return counts;
}
