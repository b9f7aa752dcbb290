// File names and file lengths.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inRoot } from '../lib/paths.js';
import { sources } from '../lib/sources.js';
import type { Check } from './check.js';

const code = ['.cpp', '.h', '.ts', '.mjs', '.sh', '.cmake', '.css', '.html', '.py'];
const maxLines = 300;
const maxBindingLines = 150;

// Names that tools insist on.
const givenNames = new Set(['eslint.config.mjs']);

function linesOf(file: string): number {
  return readFileSync(inRoot(file), 'utf8').split('\n').length - 1;
}

function badNames(files: readonly string[]): string[] {
  return files.filter((file) => {
    const name = basename(file);
    return !givenNames.has(name) && !/^[a-z0-9]+(_[a-z0-9]+)*(\.(test|d|h|config))*\.[a-z]+$/.test(name);
  });
}

function tooLong(files: readonly string[]): string[] {
  return files
    .filter((file) => linesOf(file) > maxLines)
    .filter((file) => !/Over 300 lines: \S/.test(readFileSync(inRoot(file), 'utf8')))
    .map((file) => `${file}: ${linesOf(file)} lines and no "Over 300 lines: <reason>"`);
}

function longBindings(files: readonly string[]): string[] {
  return files
    .filter((file) => file.endsWith('_bindings.cpp') && linesOf(file) >= maxBindingLines)
    .map((file) => `${file}: ${linesOf(file)} lines, allowed are under ${maxBindingLines}`);
}

export function shapeChecks(): Check[] {
  const files = sources(...code);
  return [
    { name: 'names: snake_case', problems: badNames(files) },
    { name: 'length: files over 300 lines', problems: tooLong(files) },
    { name: 'length: bindings', problems: longBindings(files) },
  ];
}
