import type { CardReport } from './card_report.js';
import type { FailureReport } from './report.js';
import { failedChecks, inWords, Table } from './table.js';

const columns = [12, 10, 10, 16, 28];

export function tableHead(files: readonly string[]): string {
  const head = ['FILE', 'SIZE', 'SIDE', 'ROTATION', 'GUIDANCE', 'FAILED CHECKS', 'CUT OUT'];
  return new Table(files, columns).row(head);
}

export function tableRow(report: CardReport | FailureReport, files: readonly string[]): string {
  const table = new Table(files, columns);
  if (!('found' in report)) return table.row([report.file, inWords(report.error)]);
  const { file, width, height, found, side, rotation, guidance, checks, rectified, error } = report;
  const failed = failedChecks(checks);
  return table.row([
    file,
    `${width}x${height}`,
    found ? side : '-',
    rotation === null ? '-' : `${rotation}°`,
    guidance ?? '-',
    failed === 'none' && !found ? '-' : failed,
    error === undefined ? (rectified ?? '') : inWords(error),
  ]);
}
