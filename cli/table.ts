import type { CardReport, FailureReport } from './card_report.js';

const columns = [12, 7, 12, 14] as const;

export function tableHead(files: readonly string[]): string {
  const head = row(fileWidth(files), ['FILE', 'SIZE', 'FOUND', 'CONFIDENCE', 'GUIDANCE'], 'CUT OUT');
  return `${head}\n`;
}

export function tableRow(report: CardReport | FailureReport, files: readonly string[]): string {
  const width = fileWidth(files);
  if (!('found' in report)) return `${pad(report.file, width)}  ${inWords(report.error)}\n`;
  const size = `${report.width}x${report.height}`;
  const confidence = report.found ? report.confidence.toFixed(2) : '-';
  const cells = [report.file, size, report.found ? 'yes' : 'no', confidence, report.guidance ?? '-'];
  return `${row(width, cells, report.error === undefined ? (report.rectified ?? '') : inWords(report.error))}\n`;
}

function inWords({ code, message }: FailureReport['error']): string {
  return `${code}: ${message}`;
}

function row(firstWidth: number, cells: readonly string[], last: string): string {
  const padded = cells.map((cell, index) => pad(cell, index === 0 ? firstWidth : (columns[index - 1] ?? 0)));
  return [...padded, last].join('  ').trimEnd();
}

function fileWidth(files: readonly string[]): number {
  return Math.max(4, ...files.map(displayWidth));
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

const wideCharacter =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{20000}-\u{3ffff}]/gu;

/** Columns in a terminal: Hanzi and full-width forms take two. */
function displayWidth(text: string): number {
  return Array.from(text).length + (text.match(wideCharacter)?.length ?? 0);
}
