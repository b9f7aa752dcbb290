// A registration list is read whole, and every row that is not taken is named by its line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCardEngine, type CardEngine } from 'qujing/node';
import {
  importRegistrations,
  RegistrationFileError,
  type RegistrationImport,
} from '../../server/providers/registration/csv_import.js';
import { createListedRegistrations } from '../../server/providers/registration/listed_registrations.js';

let engine: CardEngine;
before(async () => {
  engine = await createCardEngine();
});
after(() => {
  engine.close();
});

// GB 11643: sums 263, 276 and 289 leave 10, 1 and 3: check characters 2, 0 and 9. The region was never given out.
const ids = { a: '119900199901010112', b: '119900199901020310', c: '119900199901030519' };

const read = (text: string | Uint8Array, maxBytes?: number): Promise<RegistrationImport> =>
  importRegistrations(typeof text === 'string' ? Buffer.from(text) : text, {
    readIdNumber: (number) => engine.readIdNumber(number),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });

const list = `姓名,手机号,身份证号,准考证号,考试名称\n样本同,19900000001,${ids.a},0101,自学考试\n样本异,19900000002,${ids.b},,\n`;
const wanted = [
  { name: '样本同', phone: '19900000001', idNumber: ids.a, candidateNumber: '0101', examName: '自学考试' },
  { name: '样本异', phone: '19900000002', idNumber: ids.b, candidateNumber: null, examName: null },
];

/** Node decodes GB 18030 and does not encode it; two bytes a Hanzi are enough here. */
function gbk(text: string): Buffer {
  const pairs = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) pairs.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  }
  return Buffer.from(Array.from(text).flatMap((sign) => pairs.get(sign) ?? [sign.charCodeAt(0)]));
}

test('UTF-8 with and without BOM, UTF-16 and GBK say the same', async () => {
  assert.equal(gbk('手机号').toString('hex'), 'cad6bbfabac5');
  const files = [
    ['utf-8', Buffer.from(list)],
    ['utf-8', Buffer.from(`\ufeff${list}`)],
    ['utf-16le', Buffer.from(`\ufeff${list}`, 'utf16le')],
    ['gb18030', gbk(list)],
  ] as const;
  for (const [encoding, bytes] of files) {
    const { registrations, problems, encoding: found } = await read(bytes);
    assert.deepEqual([registrations, problems, found], [wanted, [], encoding]);
  }
});

test('headers in English, tabs or semicolons, quotes, Windows line ends and another order', async () => {
  const rows = [
    ['Phone', 'ID Number', 'Name', 'Candidate number', 'Exam'],
    ['19900000001', ids.a, '"样本同"', '0101', '自学考试'],
    ['+8619900000002', ids.b, '样本异', '', ''],
  ];
  for (const sign of [',', ';', '\t']) {
    const { registrations, problems } = await read(rows.map((row) => row.join(sign)).join('\r\n'));
    assert.deepEqual([registrations, problems], [wanted, []]);
  }
});

test('every bad row has its line and its reason, and the rows around it are taken', async () => {
  const { registrations, problems } = await read(
    [
      '姓名,手机号（必填）,身份证号',
      `样本同,19900000001,${ids.a}`,
      `,19900000003,${ids.c}`,
      `样本,1990000000,${ids.c}`,
      '',
      '样本,19900000004,119900199901010110',
      '样本,19900000005,1.19900199901E+17',
      `样本7,19900000006,${ids.c}`,
      `样本,19900000001,${ids.c}`,
      `样本,19900000007,${ids.a}`,
      `样本,19900000008`,
      `样"本,19900000009,${ids.c}`,
      `样本异,19900000002,${ids.b}`,
    ].join('\n'),
  );
  assert.deepEqual(
    registrations.map(({ name }) => name),
    ['样本同', '样本异'],
  );
  assert.deepEqual(
    problems.map(({ line, field, code }) => [line, field, code]),
    [
      [3, 'name', 'missing'],
      [4, 'phone', 'badPhone'],
      [6, 'idNumber', 'badIdNumber'],
      [7, 'idNumber', 'roundedNumber'],
      [8, 'name', 'badName'],
      [9, 'phone', 'duplicatePhone'],
      [10, 'idNumber', 'duplicateIdNumber'],
      [11, null, 'wrongColumns'],
      [12, null, 'badQuotes'],
    ],
  );
  assert.equal(problems[2]?.message, 'badChecksum');
  assert.equal(problems[5]?.message, 'as in line 2');
  const words = problems.map(({ message }) => message).join();
  assert.ok(!/样本|199000|119900/.test(words), words);
});

test('names of minorities, rare characters and foreign ones are taken as they are', async () => {
  const names = ['买买提·吐尔逊', '样𠮷本', '张㛃', 'John Smith'];
  const numbers = ['119900199901040717', '119900199901050915', '11990019990106062X', '119900199901071310'];
  const rows = names.map((name, index) => `${name},1990000001${index},${numbers[index] ?? ''}`);
  const { registrations, problems } = await read(['姓名,手机,证件号码', ...rows].join('\n'));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    registrations.map(({ name }) => name),
    names,
  );
});

test('full-width digits and a small x are the same number', async () => {
  const { registrations } = await read('姓名,手机,证件号码\n样本,１９９０００００００１,11990019990106062x\n');
  assert.deepEqual([registrations[0]?.phone, registrations[0]?.idNumber], ['19900000001', '11990019990106062X']);
});

test('a file that is no list is refused as a whole', async () => {
  const refused = async (file: string | Uint8Array, why: RegExp, maxBytes?: number): Promise<void> => {
    await assert.rejects(
      read(file, maxBytes),
      (error) => error instanceof RegistrationFileError && why.test(error.message),
    );
  };
  await refused('姓名,手机号\n样本,19900000001\n', /no column for idNumber \(身份证号, 身份证号码\)/);
  await refused('姓名,手机号,电话,身份证号\n', /two columns are phone/);
  await refused('', /no column for phone/);
  await refused(list, /at most 20 are read/, 20);
  await refused(Buffer.from('ff00ff00ff', 'hex'), /neither UTF-8 nor GB 18030/);
});

test('a file that ends within quotes names the row and keeps what came before', async () => {
  const { registrations, problems } = await read(`${list}"样本,19900000003,${ids.c},,\n`);
  assert.equal(registrations.length, 2);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['badQuotes'],
  );
});

test('what was read can be asked for by phone', async () => {
  const { registrations } = await read(list);
  const provider = createListedRegistrations(registrations);
  assert.equal((await provider.find('19900000002'))?.name, '样本异');
  assert.equal(await provider.find('19900000003'), null);
});
