// npm run measure: builds, runs every measuring program one after the other, writes docs/measurements.md.
// npm run measure -- NAME...: only those. A program is scripts/measure/NAME_measure.ts or tests/measure/NAME.ts; it
// prints its figures as JSON lines (rows.ts), and exits non-zero when a bound it holds is broken.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { buildPackage, setUp } from '../build/steps.js';
import { cmakeBuild } from '../build/native.js';
import { inBuild, inRoot, root } from '../lib/paths.js';
import { run } from '../lib/run.js';
import { seconds, step } from '../lib/steps.js';
import { figuresIn, type Row } from './rows.js';
import { writeRows } from './table.js';

interface Program {
  name: string;
  path: string;
}

function programsIn(folder: string, ending: string): Program[] {
  if (!existsSync(inRoot(folder))) return [];
  return readdirSync(inRoot(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ name: file.slice(0, -ending.length), path: `${folder}/${file}` }));
}

/** A file ending in _lib.ts is shared by measures and is none itself. */
function programs(wanted: readonly string[]): Program[] {
  const all = [...programsIn('tests/measure', '.ts'), ...programsIn('scripts/measure', '_measure.ts')].filter(
    ({ name }) => !name.endsWith('_lib'),
  );
  const unknown = wanted.filter((name) => !all.some((program) => program.name === name));
  if (unknown.length > 0)
    throw new Error(`no measure ${unknown.join(', ')}; there are ${all.map((p) => p.name).join(', ')}`);
  return wanted.length === 0 ? all : all.filter(({ name }) => wanted.includes(name));
}

function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
  return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
}

async function measure({ name, path }: Program): Promise<{ rows: Row[]; ok: boolean }> {
  const start = Date.now();
  console.log(`> ${name}`);
  const log = inBuild('log', `measure_${name}.log`);
  const { code, output } = await run('node', ['--expose-gc', '--import', 'tsx', path], { log });
  const figures = figuresIn(output);
  for (const { figure, value, unit = '', set } of figures) console.log(`  ${figure}: ${value} ${unit} (${set})`);
  const ok = code === 0 && figures.length > 0;
  if (!ok) console.log(`${name} ended with ${code} and ${figures.length} figures; ${log}\n${output.slice(-4000)}`);
  console.log(`${ok ? '.' : 'x'} ${name}: ${seconds(start)}`);
  const about = {
    command: `npm run measure -- ${name}`,
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
  };
  return { rows: figures.map((figure) => ({ ...figure, ...about })), ok };
}

const chosen = programs(process.argv.slice(2));
await setUp();
await buildPackage();
await step('native builds', async () => {
  await cmakeBuild('native');
  await cmakeBuild('native-asan');
});
let failed = 0;
for (const program of chosen) {
  const { rows, ok } = await measure(program);
  if (rows.length > 0) writeRows(rows);
  if (!ok) failed += 1;
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
