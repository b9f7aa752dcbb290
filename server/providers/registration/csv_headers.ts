// Which column of a registration list is which, by the words authorities put above it.
import type { Registration } from '../ports.js';

export type RegistrationField = keyof Registration;

const names: Readonly<Record<RegistrationField, readonly string[]>> = {
  phone: ['手机号', '手机号码', '手机', '联系电话', '电话', 'phone', 'mobile'],
  name: ['姓名', '考生姓名', 'name'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '证件号', '证件号码', 'idnumber', 'idno', 'idcard'],
  candidateNumber: ['准考证号', '考籍号', '考生号', 'candidatenumber'],
  examName: ['考试名称', '考试', 'exam', 'examname'],
};
export const requiredFields: readonly RegistrationField[] = ['phone', 'name', 'idNumber'];

export type Columns = Partial<Record<RegistrationField, number>>;

/** Case, spaces, _, - and brackets with a remark do not matter: "ID Number", "id_number", "手机号（必填）". */
function plain(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s_*-]/g, '');
}

function fieldOf(header: string): RegistrationField | undefined {
  const word = plain(header);
  return (Object.keys(names) as RegistrationField[]).find((field) => names[field].includes(word));
}

/** problem: what keeps the list from being read at all. */
export function columnsOf(headers: readonly string[]): { columns: Columns; problem: string | null } {
  const columns: Columns = {};
  for (const [index, header] of headers.entries()) {
    const field = fieldOf(header);
    if (field === undefined) continue;
    if (columns[field] !== undefined)
      return { columns, problem: `two columns are ${field}: "${header}" is the second` };
    columns[field] = index;
  }
  const missing = requiredFields.filter((field) => columns[field] === undefined);
  const wanted = missing.map((field) => `${field} (${names[field].slice(0, 2).join(', ')})`).join('; ');
  return { columns, problem: missing.length === 0 ? null : `no column for ${wanted}` };
}
