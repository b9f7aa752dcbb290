// The CMake builds by the names of their presets.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cache, inBuild } from '../lib/paths.js';
import { mustRun } from '../lib/run.js';

export type Preset = 'native' | 'native-asan' | 'wasm';

/** Configures anew when the tool chain's place has changed since: CMake cannot change compilers in an old folder. */
async function configure(preset: Preset, log: string): Promise<void> {
  const stamp = inBuild(preset, 'qujing_cache.txt');
  const configured = existsSync(inBuild(preset, 'build.ninja')) && existsSync(stamp);
  if (configured && readFileSync(stamp, 'utf8') === cache) return;
  await mustRun('cmake', ['--fresh', '--preset', preset], { log });
  writeFileSync(stamp, cache);
}

/** @param targets all of them when none is named. */
export async function cmakeBuild(preset: Preset, ...targets: readonly string[]): Promise<void> {
  await configure(preset, inBuild('log', `${preset}_configure.log`));
  // Ninja does not notice another build in the same folder.
  await mustRun(
    'flock',
    [
      inBuild(`${preset}.lock`),
      'cmake',
      '--build',
      '--preset',
      preset,
      ...targets.flatMap((target) => ['--target', target]),
    ],
    {
      log: inBuild('log', `${preset}.log`),
    },
  );
}
