// dist/types/: a .d.ts for every module that the package's entries reach.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { inBuild, inDist } from '../lib/paths.js';
import { mustRun } from '../lib/run.js';

export async function emitDeclarations(): Promise<void> {
  rmSync(inDist('types'), { recursive: true, force: true });
  await mustRun('npx', ['--no-install', 'tsc', '--project', 'scripts/build/tsconfig.package.json'], {
    log: inBuild('log/declarations.log'),
  });
  // web/sdk names the border's own declarations by this path.
  mkdirSync(inDist('types/build/wasm'), { recursive: true });
  for (const name of ['qujing.d.ts', 'qujing_face.d.ts']) {
    copyFileSync(inBuild('wasm', name), inDist('types/build/wasm', name));
  }
}
