// Everything that `npm test` runs, in the order in which it is started.
import { buildApiTypes } from '../build/api_types.js';
import { buildApp } from '../build/app.js';
import { bundle } from '../build/bundle.js';
import { emitDeclarations } from '../build/declarations.js';
import { buildLab } from '../build/lab.js';
import { buildModels } from '../build/models.js';
import { cmakeBuild } from '../build/native.js';
import { readdirSync } from 'node:fs';
import { inBuild, inRoot } from '../lib/paths.js';
import { mustRun } from '../lib/run.js';
import { fuzzAll } from './fuzz.js';
import { build, catch2, nodeTests, ownChecks, testFiles } from './runners.js';
import type { Stage } from './stage.js';

const fuzzSeconds = 20;

async function buildPackage(): Promise<void> {
  await buildApiTypes();
  await cmakeBuild('wasm');
  await buildModels();
  await bundle();
  await emitDeclarations();
  await buildLab();
  await buildApp();
}

const builds: Stage[] = [
  { name: 'build package', builds: true, run: () => build(buildPackage) },
  { name: 'photographs', builds: true, run: () => build(() => mustRun('bash', ['scripts/setup/face_data.sh'])) },
  { name: 'build native', builds: true, run: () => build(() => cmakeBuild('native', 'replay')) },
  { name: 'build sanitized', builds: true, run: () => build(() => cmakeBuild('native-asan')) },
];

const checks: Stage[] = [
  { name: 'layers', run: () => ownChecks('layers', 'scripts/lint/layer_check.ts') },
  { name: 'size', needs: ['build package'], run: () => ownChecks('size', 'scripts/size_budget.ts') },
  {
    name: 'lint',
    needs: ['build package', 'build native'],
    run: () => ownChecks('lint', 'scripts/lint/lint.ts'),
  },
];

const core: Stage[] = [
  { name: 'unit', needs: ['build sanitized'], run: () => catch2('unit', inBuild('native-asan/unit_tests')) },
  { name: 'fuzz', needs: ['build sanitized'], run: () => fuzzAll(fuzzSeconds) },
];

function nodeStage(folder: string, needs: readonly string[], alone = false): Stage {
  return { name: folder, needs, alone, run: () => nodeTests(folder, `tests/${folder}`, alone ? 1 : 2) };
}

/** Folders of tests/ that must have tests; any other with a *.test.ts in it runs too. */
const required: Readonly<Record<string, Stage>> = {
  web: nodeStage('web', ['build package', 'photographs']),
  boundary: nodeStage('boundary', ['build package', 'photographs']),
  models: nodeStage('models', ['build package']),
  package: nodeStage('package', ['build package']),
  golden: nodeStage('golden', ['build package', 'build native', 'photographs']),
  replay: nodeStage('replay', ['build package', 'build native'], true),
  browser: nodeStage('browser', ['build package', 'photographs'], true),
};

const others: Stage[] = readdirSync(inRoot('tests'))
  .filter((folder) => !(folder in required) && testFiles(`tests/${folder}`).length > 0)
  .map((folder) => nodeStage(folder, ['build package', 'photographs']));

export const stages: readonly Stage[] = [...builds, ...core, ...checks, ...others, ...Object.values(required)];
