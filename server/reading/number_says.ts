// What the number says of birth and sex is held against what is printed beside it (GB 11643).
import type { IdNumberReading } from 'qujing/node';
import { doubted, type FieldReading } from './field_reading.js';

/** Null for a number that is none: it says nothing. */
export type NumberSays = Pick<IdNumberReading, 'sex' | 'birthDate'> | null;

export function sexAgainst(sex: FieldReading, says: NumberSays): FieldReading {
  if (says?.sex == null) return sex;
  const ruled = says.sex === 'male' ? '男' : '女';
  return sex.value === ruled ? sex : doubted(sex, 'differsFromNumber', ruled);
}

export function birthAgainst(birth: FieldReading, says: NumberSays): FieldReading {
  if (says?.birthDate == null || birth.value === says.birthDate) return birth;
  return doubted(birth, 'differsFromNumber', says.birthDate);
}
