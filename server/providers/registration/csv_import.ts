// A registration list from a file: every row is taken or named, none is dropped in silence.
import { parse } from 'csv-parse/sync';
import type { Registration } from '../ports.js';
import { columnsOf } from './csv_headers.js';
import { csvText, type CsvEncoding } from './csv_text.js';
import { readRow, RowFault, type IdNumberRule, type RowProblem } from './registration_row.js';

export interface RegistrationImport {
  /** Rows without fault, in the file's order. */
  readonly registrations: readonly Registration[];
  /** In the file's order; a row's first fault only. */
  readonly problems: readonly RowProblem[];
  readonly encoding: CsvEncoding;
}

/** A file that is no registration list: nothing of it was read. */
export class RegistrationFileError extends Error {
  override readonly name = 'RegistrationFileError';
}

export interface CsvImportOptions {
  readonly readIdNumber: IdNumberRule;
  readonly maxBytes?: number;
}

/** About 600 000 rows of 100 bytes; one province's candidates of one session are fewer. */
const kMaxBytes = 64 * 1024 * 1024;

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function delimiterOf(firstLine: string): string {
  return [',', '\t', ';'].find((sign) => firstLine.includes(sign)) ?? ',';
}

function splitHeaders(firstLine: string): string[] {
  return firstLine.split(delimiterOf(firstLine)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** Bad quotes end a row, not the file, unless the quote never closes. */
function split(text: string, problems: RowProblem[]): Row[] {
  const records = parse(text, {
    bom: true,
    delimiter: delimiterOf(text.split(/\r?\n|\r/, 1)[0] ?? ''),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error) => {
      const line = typeof error?.['lines'] === 'number' ? error['lines'] : 0;
      problems.push({ line, field: null, code: 'badQuotes', message: error?.code ?? 'not readable' });
    },
  }) as unknown as { info: { lines: number }; record: string[] }[];
  return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
}

function readFile(bytes: Uint8Array, maxBytes: number): { text: string; encoding: CsvEncoding } {
  if (bytes.byteLength > maxBytes) {
    throw new RegistrationFileError(`${bytes.byteLength} bytes, at most ${maxBytes} are read`);
  }
  const read = csvText(bytes, (line) => columnsOf(splitHeaders(line.replace(/^\ufeff/, ''))).problem === null);
  if (!read) throw new RegistrationFileError('neither UTF-8 nor GB 18030');
  return read;
}

/** A phone is a sign-in, and one number under two phones would have its attempts twice: the first row stands. */
class Seen {
  readonly #lines = new Map<string, number>();

  check({ phone, idNumber }: Registration, line: number): void {
    const samePhone = this.#lines.get(phone);
    if (samePhone !== undefined) throw new RowFault('phone', 'duplicatePhone', `as in line ${samePhone}`);
    const sameId = this.#lines.get(idNumber);
    if (sameId !== undefined) throw new RowFault('idNumber', 'duplicateIdNumber', `as in line ${sameId}`);
    this.#lines.set(phone, line).set(idNumber, line);
  }
}

/**
 * @throws RegistrationFileError (a rejection) when the file is too large, in no known encoding, or lacks a column
 */
export async function importRegistrations(
  bytes: Uint8Array,
  { readIdNumber, maxBytes = kMaxBytes }: CsvImportOptions,
): Promise<RegistrationImport> {
  const { text, encoding } = readFile(bytes, maxBytes);
  const problems: RowProblem[] = [];
  const [headers, ...rows] = split(text, problems);
  const { columns, problem } = columnsOf(headers?.cells ?? []);
  if (problem !== null) throw new RegistrationFileError(problem);
  const width = headers?.cells.length ?? 0;
  const registrations: Registration[] = [];
  const seen = new Seen();
  for (const { line, cells } of rows) {
    try {
      if (cells.length !== width) {
        throw new RowFault(null, 'wrongColumns', `${cells.length} cells under ${width} headers`);
      }
      const registration = await readRow(cells, columns, readIdNumber);
      seen.check(registration, line);
      registrations.push(registration);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      problems.push({ line, field: error.field, code: error.code, message: error.message });
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return { registrations, problems, encoding };
}
