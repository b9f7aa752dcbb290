// One row of a list: what it says, or what is wrong with it, without repeating it.
import type { Registration } from '../ports.js';
import type { Columns, RegistrationField } from './csv_headers.js';

export type RowProblemCode =
  | 'missing'
  | 'badPhone'
  | 'badName'
  | 'badIdNumber'
  | 'roundedNumber'
  | 'duplicatePhone'
  | 'duplicateIdNumber'
  | 'badQuotes'
  | 'wrongColumns';

export interface RowProblem {
  /** Of the file, from 1, the headers' being the first; a row over several lines is named by its last. */
  readonly line: number;
  readonly field: RegistrationField | null;
  readonly code: RowProblemCode;
  /** For the operator; holds no value of the row. */
  readonly message: string;
}

/** The core's rule for numbers, as `qujing/node` has it. */
export type IdNumberRule = (text: string) => Promise<{
  readonly valid: boolean;
  readonly problem: string | null;
  readonly number: string | null;
}>;

/** Longest name: 25 Hanzi are to be held by every system (民委发[2016]33号); twice that leaves room. */
const kMaxNameCharacters = 50;
// Letters of any script with marks, and the separators seen in names; no digit, no other sign.
const kName = /^[\p{L}\p{M}·‧•・．.' ]+$/u;
const kPhone = /^1[3-9]\d{9}$/;
/** What a spreadsheet makes of 18 digits: 1.10105E+17. */
const kRounded = /^\d(\.\d+)?E\+?\d+$/i;

export class RowFault extends Error {
  constructor(
    readonly field: RegistrationField | null,
    readonly code: RowProblemCode,
    message: string,
  ) {
    super(message);
  }
}

function phoneOf(cell: string): string {
  const digits = cell.normalize('NFKC').replace(/^\+?86(?=1\d{10}$)/, '');
  if (kRounded.test(digits)) throw new RowFault('phone', 'roundedNumber', 'a spreadsheet rounded it; format as text');
  if (!kPhone.test(digits)) {
    throw new RowFault('phone', 'badPhone', `${digits.length} characters, 11 digits from 13 to 19 expected`);
  }
  return digits;
}

function nameOf(cell: string): string {
  const name = cell.normalize('NFC');
  const length = Array.from(name).length;
  if (length > kMaxNameCharacters || !kName.test(name)) {
    throw new RowFault('name', 'badName', `${length} characters, 1..${kMaxNameCharacters} letters and · expected`);
  }
  return name;
}

async function idNumberOf(cell: string, rule: IdNumberRule): Promise<string> {
  if (kRounded.test(cell)) throw new RowFault('idNumber', 'roundedNumber', 'a spreadsheet rounded it; format as text');
  const { valid, problem, number } = await rule(cell);
  if (!valid || number === null) throw new RowFault('idNumber', 'badIdNumber', problem ?? 'not readable');
  return number;
}

/** @throws RowFault (a rejection) */
export async function readRow(cells: readonly string[], columns: Columns, rule: IdNumberRule): Promise<Registration> {
  const cell = (field: RegistrationField): string => {
    const index = columns[field];
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  const needed = (field: RegistrationField): string => {
    const text = cell(field);
    if (text === '') throw new RowFault(field, 'missing', 'empty');
    return text;
  };
  return {
    phone: phoneOf(needed('phone')),
    name: nameOf(needed('name')),
    idNumber: await idNumberOf(needed('idNumber'), rule),
    candidateNumber: cell('candidateNumber') || null,
    examName: cell('examName') || null,
  };
}
