// clang-tidy over our rooms. A file that was clean is not read again, in any checkout of this machine, until it, a header,
// the rules or the program change.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inBuild, inRoot } from '../lib/paths.js';
import { run } from '../lib/run.js';
import { sources } from '../lib/sources.js';
import { seconds } from '../lib/steps.js';
import type { Check } from './check.js';

const lanes = 2;
const clean = join(cache, 'clang_tidy');
const program = 'clang-tidy-19';

function digest(files: readonly string[], ...more: readonly string[]): string {
  const hash = createHash('sha256').update(more.join());
  for (const file of files) hash.update(file).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

async function problemsOf(file: string, stamp: string): Promise<string[]> {
  if (existsSync(stamp)) return [];
  const args = [program, '-p', 'build/native', '--quiet', file];
  const { code, output } = await run('nice', args, {
    log: inBuild('log/clang_tidy', `${file.replace(/\W/g, '_')}.log`),
  });
  if (code === 0) writeFileSync(stamp, '');
  return code === 0 ? [] : output.split('\n').filter((line) => / (error|warning): /.test(line));
}

export async function clangTidy(): Promise<Check> {
  const start = Date.now();
  mkdirSync(clean, { recursive: true });
  const { output: version } = await run(program, ['--version'], { log: inBuild('log', 'clang_tidy_version.log') });
  const shared = digest([...sources('.h').filter((file) => /^(src|wasm)\//.test(file)), '.clang-tidy'], version);
  // The bindings need Emscripten's headers, which the native compile commands do not have.
  const left = sources('.cpp').filter((file) => /^(src|wasm)\//.test(file) && !file.endsWith('_bindings.cpp'));
  const problems: string[] = [];
  const lane = async (): Promise<void> => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      problems.push(...(await problemsOf(file, join(clean, digest([file]).slice(0, 20) + shared.slice(0, 20)))));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  console.log(`clang-tidy: ${problems.length === 0 ? 'clean' : 'NOT clean'} (${seconds(start)})`);
  return { name: 'clang-tidy', problems: [...new Set(problems)] };
}
