import type { PortraitReport } from './portrait_report.js';
import type { FailureReport } from './report.js';
import { failedChecks, inWords, Table } from './table.js';

const columns = [12, 6, 18, 7, 40];

export function portraitHead(files: readonly string[]): string {
  return new Table(files, columns).row(['FILE', 'SIZE', 'FACES', 'YAW PITCH ROLL', 'PASSED', 'FAILED CHECKS', 'PHOTO']);
}

export function portraitRow(report: PortraitReport | FailureReport, files: readonly string[]): string {
  const table = new Table(files, columns);
  if (!('faces' in report)) return table.row([report.file, inWords(report.error)]);
  const { file, width, height, faces, pose, passed, checks, output, error } = report;
  const angles = pose && [pose.yaw, pose.pitch, pose.roll].map((angle) => angle.toFixed(0)).join(' ');
  return table.row([
    file,
    `${width}x${height}`,
    `${faces.length}`,
    angles ?? '-',
    passed ? 'yes' : 'no',
    failedChecks(checks),
    error === undefined ? (output ?? '') : inWords(error),
  ]);
}
