// The project's own files, as git sees them: tracked, or new and not ignored.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot, root } from './paths.js';

export function sources(...endings: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\n')
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && existsSync(inRoot(path)))
    .sort();
}

export const cppSources = (): string[] =>
  sources('.cpp', '.h').filter((path) => /^(src|wasm|tests|models)\//.test(path));
