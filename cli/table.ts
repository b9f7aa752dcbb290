import type { CardReport, FailureReport } from './card_report.js';

const columns = [12, 10, 10, 16, 28] as const;

export function tableHead(files: readonly string[]): string {
  const head = row(fileWidth(files), ['FILE', 'SIZE', 'SIDE', 'ROTATION', 'GUIDANCE', 'FAILED CHECKS'], 'CUT OUT');
  return `${head}\n`;
}

export function tableRow(report: CardReport | FailureReport, files: readonly string[]): string {
  const width = fileWidth(files);
  if (!('found' in report)) return `${pad(folded(report.file), width)}  ${inWords(report.error)}\n`;
  const size = `${report.width}x${report.height}`;
  const side = report.found ? report.side : '-';
  const rotation = report.rotation === null ? '-' : `${report.rotation}°`;
  const cells = [folded(report.file), size, side, rotation, report.guidance ?? '-', failedChecks(report)];
  return `${row(width, cells, report.error === undefined ? folded(report.rectified ?? '') : inWords(report.error))}\n`;
}

function failedChecks({ found, checks }: CardReport): string {
  const failed = checks.filter(({ gating, passed }) => gating && passed === false).map(({ id }) => id);
  if (failed.length > 0) return failed.join(', ');
  return found ? 'none' : '-';
}

function inWords({ code, message }: FailureReport['error']): string {
  return folded(`${code}: ${message}`);
}

function row(firstWidth: number, cells: readonly string[], last: string): string {
  const padded = cells.map((cell, index) => pad(cell, index === 0 ? firstWidth : (columns[index - 1] ?? 0)));
  return [...padded, last].join('  ').trimEnd();
}

function fileWidth(files: readonly string[]): number {
  return Math.max(4, ...files.map((file) => displayWidth(folded(file))));
}

/** A row stays one row, whatever a file is called: line breaks and other control characters are written out. */
function folded(text: string): string {
  return text.replace(
    controlCharacter,
    (one) => shortForms[one] ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const shortForms: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const controlCharacter = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

const wideCharacter =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{20000}-\u{3ffff}]/gu;

/** Columns in a terminal: Hanzi and full-width forms take two. */
function displayWidth(text: string): number {
  return Array.from(text).length + (text.match(wideCharacter)?.length ?? 0);
}
