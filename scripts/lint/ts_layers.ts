// Reads import and export-from lines and holds them against the table in layers.ts.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { inRoot } from '../lib/paths.js';
import { sources } from '../lib/sources.js';
import type { Check } from './check.js';
import { tsRooms } from './layers.js';

const packageEntries: Readonly<Record<string, string>> = {
  qujing: 'web/sdk/index',
  'qujing/elements': 'web/elements',
  'qujing/node': 'web/sdk/node',
};
const importLine =
  /(?:^|[\s;])(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm;

function roomOf(path: string): string | undefined {
  return Object.keys(tsRooms)
    .concat('build/wasm', 'build/runtime', 'build/openapi')
    .filter((room) => path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`))
    .sort((a, b) => b.length - a.length)[0];
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier in packageEntries) return packageEntries[specifier];
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(file), specifier).replace(/\.(js|ts)$/, '');
}

function problemsOf(file: string): string[] {
  const room = roomOf(file.replace(/\.ts$/, ''));
  if (room === undefined) return [`${file}: belongs to no room of scripts/lint/layers.ts`];
  return [...readFileSync(inRoot(file), 'utf8').matchAll(importLine)].flatMap((match) => {
    const specifier = match[1] ?? match[2] ?? '';
    const target = targetOf(file, specifier);
    if (target === undefined) return [];
    const other = roomOf(target);
    if (other === room || (other !== undefined && tsRooms[room]?.includes(other))) return [];
    return [`${file}: ${room} may not know ${other ?? target} (${specifier})`];
  });
}

export function tsLayerChecks(): Check[] {
  const files = sources('.ts').filter((file) => /^(web|cli|server|sandbox)\//.test(file) && !file.endsWith('.d.ts'));
  return [{ name: 'layers: TypeScript', problems: files.flatMap(problemsOf) }];
}
