// Who signs in: people of the sandbox, with cards that say what was registered.
import { kPeople, type Behaviour } from '../../sandbox/people.js';
import type { Person } from '../data/person.js';

export function registeredAs(behaviour: Behaviour): (typeof kPeople)[number] {
  const found = kPeople.find((person) => person.behaviour === behaviour);
  if (found === undefined) throw new Error(`nobody is ${behaviour}`);
  return found;
}

/** The card of somebody registered, valid until 2029 unless said otherwise. */
export function cardOf(
  { name, idNumber }: { readonly name: string; readonly idNumber: string },
  change: Partial<Person> = {},
): Person {
  const [year, month, day] = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].map(Number);
  return {
    name,
    idNumber,
    sex: Number(idNumber[16]) % 2 === 1 ? 'male' : 'female',
    nation: '汉',
    birth: { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
    addressLines: ['北京市样本区范例大街', '12号楼3单元401号'],
    issuer: '北京市公安局样本分局',
    validity: '2019.06.01-2029.06.01',
    ...change,
  };
}
