// SMS codes: hashed, single use, few tries, and no more of them than a carrier would deliver.
import { randomInt } from 'node:crypto';
import { Problem } from '../common/problem.js';
import { randomId } from '../common/random_id.js';
import type { Transacted } from '../database/database.js';
import type { Services } from '../services.js';
import { phoneIndex } from './candidates.js';

const kHourMs = 3_600_000;
const kDayMs = 24 * kHourMs;

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/**
 * Counts one more code for the number and the address, and makes it.
 * @returns six digits, to be sent.
 * @throws Problem codeTooSoon, codesSpent, tooManyRequests
 */
export async function newCode(services: Services, phone: string, address: string): Promise<string> {
  const { db, sealer, clock, settings } = services;
  const now = clock();
  const [phone_index, address_index] = [phoneIndex(sealer, phone), sealer.hash('address', address)];
  const id = randomId();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await db.transaction().execute(async (trx) => {
    await refuseTooMany(trx, services, phone_index, address_index, now);
    // Only the newest is good.
    await trx
      .updateTable('sign_in_code')
      .set({ used_at: now })
      .where('phone_index', '=', phone_index)
      .where('used_at', 'is', null)
      .execute();
    await trx
      .insertInto('sign_in_code')
      .values({
        id,
        phone_index,
        address_index,
        code_hash: sealer.hash('code', id, code),
        created_at: now,
        expires_at: now + settings.limits.codeMs,
        tries: 0,
        used_at: null,
      })
      .execute();
  });
  return code;
}

async function refuseTooMany(
  trx: Transacted,
  { settings: { limits } }: Services,
  phoneIndexed: string,
  addressIndexed: string,
  now: number,
): Promise<void> {
  const times = await trx
    .selectFrom('sign_in_code')
    .select('created_at')
    .where('phone_index', '=', phoneIndexed)
    .where('created_at', '>', now - kDayMs)
    .orderBy('created_at', 'desc')
    .execute();
  const newest = times[0]?.created_at ?? -Infinity;
  if (now - newest < limits.codeResendMs)
    throw new Problem('codeTooSoon', 'a code was sent a moment ago', {
      retryAfterSeconds: seconds(newest + limits.codeResendMs - now),
    });
  for (const [most, spanMs] of [
    [limits.codesAnHour, kHourMs],
    [limits.codesADay, kDayMs],
  ] as const) {
    const oldest = times[most - 1]?.created_at ?? -Infinity;
    if (oldest > now - spanMs)
      throw new Problem('codesSpent', `${most} codes within ${spanMs / kHourMs} h`, {
        retryAfterSeconds: seconds(oldest + spanMs - now),
      });
  }
  const { asked } = await trx
    .selectFrom('sign_in_code')
    .select(({ fn }) => fn.countAll<number>().as('asked'))
    .where('address_index', '=', addressIndexed)
    .where('created_at', '>', now - kHourMs)
    .executeTakeFirstOrThrow();
  if (asked >= limits.codesOfAddress)
    throw new Problem('tooManyRequests', 'too many codes from one address', { retryAfterSeconds: 3600 });
}

/**
 * Spends a try, and the code itself when it is right.
 * @throws Problem codeWrong, for a code that is wrong, old, used or was never sent alike
 */
export async function spendCode({ db, sealer, clock, settings }: Services, phone: string, code: string): Promise<void> {
  const now = clock();
  const tried = await db
    .updateTable('sign_in_code')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('phone_index', '=', phoneIndex(sealer, phone))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', settings.limits.codeTries)
    .returning(['id', 'code_hash'])
    .executeTakeFirst();
  const right = tried !== undefined && sealer.hash('code', tried.id, code) === tried.code_hash;
  if (!right) throw new Problem('codeWrong', 'the code is wrong or no longer good');
  const used = await db
    .updateTable('sign_in_code')
    .set({ used_at: now })
    .where('id', '=', tried.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw new Problem('codeWrong', 'the code is wrong or no longer good');
}
