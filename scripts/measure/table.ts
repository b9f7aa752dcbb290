// docs/measurements.md: the table between two markers; what is written around it by hand stays.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.js';
import type { Row } from './rows.js';

const file = inRoot('docs/measurements.md');
const start = '<!-- measured: written by npm run measure -->';
const end = '<!-- /measured -->';
const columns = ['figure', 'value', 'set', 'size', 'command', 'date', 'commit'];
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const emptyPage = `# Measurements\n\n${start}\n${end}\n`;

function cellsOf(row: Row): string[] {
  const value = row.unit ? `${row.value} ${row.unit}` : `${row.value}`;
  const size = row.size === undefined ? '' : `${row.size}`;
  return [row.figure, value, row.set, size, `\`${row.command}\``, row.date, row.commit];
}

function linesKept(table: string, replaced: ReadonlySet<string>): string[] {
  return table
    .split('\n')
    .slice(2)
    .filter((text) => text.startsWith('|') && !replaced.has(/`([^`]*)`/.exec(text)?.[1] ?? ''));
}

/** Puts the rows in; earlier rows of the same commands go. */
export function writeRows(rows: readonly Row[]): void {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : emptyPage;
  const [before, rest] = page.split(start);
  const [table, after] = (rest ?? '').split(end);
  if (before === undefined || table === undefined || after === undefined) {
    throw new Error(`${file} has lost its markers ${start} and ${end}`);
  }
  const kept = linesKept(table.trim(), new Set(rows.map(({ command }) => command)));
  const head = [line(columns), line(columns.map(() => '---'))];
  const body = [...kept, ...rows.map((row) => line(cellsOf(row)))];
  writeFileSync(file, `${before}${start}\n${[...head, ...body].join('\n')}\n${end}${after}`);
}
