// The steps of the build in order, each with its duration on the terminal.
import { mustRun } from '../lib/run.js';
import { step } from '../lib/steps.js';
import { buildApiTypes } from './api_types.js';
import { buildApp } from './app.js';
import { bundle } from './bundle.js';
import { emitDeclarations } from './declarations.js';
import { buildLab } from './lab.js';
import { buildModels } from './models.js';
import { cmakeBuild } from './native.js';

export async function setUp(): Promise<void> {
  await step('tool chain', () => mustRun('bash', ['scripts/setup/all.sh']));
}

export async function buildPackage(): Promise<void> {
  await step('types of the interface (build/openapi)', buildApiTypes);
  await step('engine (wasm)', () => cmakeBuild('wasm'));
  await step('models', buildModels);
  await step('package (dist)', bundle);
  await step('declarations (dist/types)', emitDeclarations);
  await step('testing page (build/lab)', buildLab);
  await step('candidate’s pages (build/app)', buildApp);
}
