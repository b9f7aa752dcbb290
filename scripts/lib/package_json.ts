// The one source of the engine's version and of what npm ships.
import { readFileSync } from 'node:fs';
import { inRoot } from './paths.js';

interface PackageJson {
  name: string;
  version: string;
}

export const packageJson = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as PackageJson;
