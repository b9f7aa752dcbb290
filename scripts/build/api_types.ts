// build/openapi/api.ts: the types of the server's interface out of its one document; server, app and tests import them.
import { mkdirSync, statSync } from 'node:fs';
import { inBuild, inRoot } from '../lib/paths.js';
import { mustRun } from '../lib/run.js';

const kDocument = 'server/api/openapi.yaml';

function isOlder(file: string, than: string): boolean {
  const made = statSync(file, { throwIfNoEntry: false });
  return made === undefined || made.mtimeMs < statSync(than).mtimeMs;
}

export async function buildApiTypes(): Promise<void> {
  const target = inBuild('openapi/api.ts');
  if (!isOlder(target, inRoot(kDocument))) return;
  mkdirSync(inBuild('openapi'), { recursive: true });
  await mustRun('npx', ['openapi-typescript', kDocument, '-o', 'build/openapi/api.ts']);
}
