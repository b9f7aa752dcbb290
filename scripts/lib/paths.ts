// Where things lie: in the checkout, and in the cache outside of it.
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const cache = process.env['QUJING_CACHE'] ?? join(homedir(), '.cache/qujing');

export const inRoot = (...parts: string[]): string => join(root, ...parts);
export const inBuild = (...parts: string[]): string => join(root, 'build', ...parts);
export const inDist = (...parts: string[]): string => join(root, 'dist', ...parts);
