// Nothing in the checkout may name a path of one machine or the host of a registry.
import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.js';
import { sources } from '../lib/sources.js';
import type { Check } from './check.js';

const text = [
  '.cpp',
  '.h',
  '.ts',
  '.mjs',
  '.sh',
  '.cmake',
  '.css',
  '.html',
  '.py',
  '.json',
  '.md',
  '.txt',
  'Dockerfile',
];
// "$prefix"/root is no such path.
const machinePath = /(^|[\s'`(=:]|(?<!\$\w+)")\/(root|home|work|Users)\//;

function machinePaths(): string[] {
  return sources(...text).flatMap((file) =>
    readFileSync(inRoot(file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (machinePath.test(line) ? [`${file}:${index + 1}: names a path of one machine`] : [])),
  );
}

function registryHosts(): string[] {
  return readFileSync(inRoot('package-lock.json'), 'utf8').includes('"resolved": "http')
    ? ['package-lock.json: names the host of a registry; npm install with the .npmrc of this project writes none']
    : [];
}

export function originChecks(): Check[] {
  return [
    { name: 'origin: paths', problems: machinePaths() },
    { name: 'origin: package-lock.json', problems: registryHosts() },
  ];
}
