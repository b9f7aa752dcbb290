import type { ErrorReport } from '../web/sdk/node.js';

/** A table of one row a file: the first column is as wide as the longest FILE, the last as wide as it is. */
export class Table {
  readonly #widths: readonly number[];

  /** @param columns the widths of those between. */
  constructor(files: readonly string[], columns: readonly number[]) {
    this.#widths = [Math.max(4, ...files.map((file) => displayWidth(folded(file)))), ...columns];
  }

  row(cells: readonly string[]): string {
    const padded = cells.map((cell, index) => pad(folded(cell), this.#widths[index] ?? 0));
    return `${padded.join('  ').trimEnd()}\n`;
  }
}

export function inWords({ code, message }: ErrorReport): string {
  return `${code}: ${message}`;
}

/** The ids of the gating checks that failed. */
export function failedChecks(
  checks: readonly { readonly id: string; readonly gating: boolean; readonly passed: boolean | null }[],
): string {
  const failed = checks.filter(({ gating, passed }) => gating && passed === false).map(({ id }) => id);
  return failed.length > 0 ? failed.join(', ') : 'none';
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
