// The CMake builds by the names of their presets.
import { existsSync } from 'node:fs';
import { inBuild } from '../lib/paths.js';
import { mustRun } from '../lib/run.js';

export type Preset = 'native' | 'native-asan' | 'wasm';

export async function cmakeBuild(preset: Preset): Promise<void> {
  const log = { log: inBuild('log', `${preset}.log`) };
  if (!existsSync(inBuild(preset, 'build.ninja'))) await mustRun('cmake', ['--preset', preset], log);
  await mustRun('nice', ['cmake', '--build', '--preset', preset], log);
}
