// One function for each way a stage's tests are run.
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { inBuild, inRoot } from '../lib/paths.js';
import { run, type RunOutcome } from '../lib/run.js';
import { catch2Counts, closingLineCounts, tapCounts } from './counts.js';
import { logOf, type Counts } from './stage.js';

/** A program that failed without saying which test is one failure; its last words are shown. */
function judged(name: string, outcome: RunOutcome, counts: Counts): Counts {
  if (outcome.code === 0 && counts.failed === 0) return counts;
  console.log(
    `${name} ended with ${outcome.code}; the whole of it is in ${logOf(name)}\n${outcome.output.slice(-6000)}`,
  );
  return { ...counts, failed: Math.max(counts.failed, 1) };
}

export async function build(work: () => Promise<void>): Promise<Counts> {
  await work();
  return { passed: 0, failed: 0 };
}

export async function catch2(name: string, program: string): Promise<Counts> {
  const xml = inBuild('log', `${name.replace(/\W+/g, '_')}.xml`);
  const args = ['--order', 'rand', '--rng-seed', '1', '-r', `xml::out=${xml}`, '-r', 'compact'];
  return judged(name, await run(program, args, { log: logOf(name) }), catch2Counts(xml));
}

/** Every *.test.ts below a folder. */
export function testFiles(folder: string): string[] {
  if (!statSync(inRoot(folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `${folder}/${path}`)
    .sort();
}

/** No test waits for ever: longer than the slowest file takes on a busy machine of two cores. */
const kTestLimitMs = 30 * 60_000;

/** Each file in a process of its own, `atOnce` of them at a time. */
export async function nodeTests(name: string, folder: string, atOnce: number): Promise<Counts> {
  const files = testFiles(folder);
  if (files.length === 0) return { passed: 0, failed: 0 };
  const tap = inBuild('log', `${name.replace(/\W+/g, '_')}.tap`);
  mkdirSync(inBuild('log'), { recursive: true });
  const reporters = ['--test-reporter=tap', `--test-reporter-destination=${tap}`];
  const spec = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
  const limits = [`--test-concurrency=${atOnce}`, `--test-timeout=${kTestLimitMs}`];
  const args = ['--import', 'tsx', '--test', ...limits, ...reporters, ...spec, ...files];
  return judged(name, await run('node', args, { log: logOf(name) }), tapCounts(tap));
}

/** A script of ours that ends with `N passed, N failed`. */
export async function ownChecks(name: string, script: string): Promise<Counts> {
  const outcome = await run('node', ['--import', 'tsx', script], { log: logOf(name) });
  return judged(name, outcome, closingLineCounts(outcome.output));
}
