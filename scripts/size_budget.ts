// Holds dist/ against size_budget.json. Each line of it is one check.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { inDist, inRoot } from './lib/paths.js';

interface Budget {
  name: string;
  files: string[];
  limit: number;
}

function brotliBytes(file: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(inDist(file)), { params }).length;
}

const { budgets } = JSON.parse(readFileSync(inRoot('scripts/size_budget.json'), 'utf8')) as { budgets: Budget[] };
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const sizes = new Map<string, number>();
let failed = 0;
for (const { name, files, limit } of budgets) {
  const size = files.reduce((sum, file) => {
    if (!sizes.has(file)) sizes.set(file, brotliBytes(file));
    return sum + (sizes.get(file) ?? 0);
  }, 0);
  const fits = size <= limit;
  if (!fits) failed += 1;
  console.log(`${fits ? 'ok  ' : 'OVER'} ${name}: ${kilobytes(size)} of ${kilobytes(limit)} (${files.join(' + ')})`);
}
console.log(`${budgets.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
