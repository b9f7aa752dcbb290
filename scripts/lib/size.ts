// The files of dist/ as a careful host sends them.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { inDist, inRoot } from './paths.js';

export interface Budget {
  name: string;
  files: string[];
  /** Bytes, all files together. */
  limit: number;
}

export function budgets(): Budget[] {
  const text = readFileSync(inRoot('scripts/size_budget.json'), 'utf8');
  return (JSON.parse(text) as { budgets: Budget[] }).budgets;
}

const known = new Map<string, number>();

function brotliBytes(file: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const size = known.get(file) ?? brotliCompressSync(readFileSync(inDist(file)), { params }).length;
  known.set(file, size);
  return size;
}

export function sizeOf({ files }: Budget): number {
  return files.reduce((sum, file) => sum + brotliBytes(file), 0);
}
