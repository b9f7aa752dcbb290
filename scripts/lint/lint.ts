// npm run lint: clang-format, clang-tidy, ESLint, Prettier and tsc; each is one check. Needs the wasm and native builds.
import { inRoot } from '../lib/paths.js';
import { run } from '../lib/run.js';
import { cppSources } from '../lib/sources.js';
import { seconds } from '../lib/steps.js';
import { clangTidy } from './clang_tidy.js';
import { report, type Check } from './check.js';

async function program(name: string, command: string, args: readonly string[]): Promise<Check> {
  const start = Date.now();
  const { code, output } = await run(command, args, { log: inRoot('build/log', `${name}.log`) });
  console.log(`${name}: ${code === 0 ? 'clean' : 'NOT clean'} (${seconds(start)})`);
  return { name, problems: code === 0 ? [] : output.trimEnd().split('\n').slice(-60) };
}

const npx = (name: string, ...args: string[]): Promise<Check> => program(name, 'npx', ['--no-install', ...args]);

const checks = [
  await program('clang-format', 'clang-format-19', ['--dry-run', '--Werror', ...cppSources()]),
  await npx('prettier', 'prettier', '--check', '--log-level=warn', '.'),
  await npx('tsc', 'tsc', '--noEmit'),
  await npx('eslint', 'eslint', '--cache', '--cache-location', 'build/eslint/', '--max-warnings=0', '.'),
  await clangTidy(),
];
const { passed, failed } = report(checks);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
