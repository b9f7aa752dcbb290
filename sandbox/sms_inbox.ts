// Messages "sent": nothing leaves this process.

export interface SmsEntry {
  readonly phone: string;
  readonly code: string;
  readonly signName: string;
  readonly requestId: string;
  readonly atMs: number;
}

/** Newest kept. */
const kKept = 200;

/** What Tencent's console offers and carriers hold to (help.aliyun.com/document_detail/2881383): per number. */
const limits: readonly (readonly [code: string, spanMs: number, most: number])[] = [
  ['LimitExceeded.PhoneNumberThirtySecondLimit', 30_000, 1],
  ['LimitExceeded.PhoneNumberOneHourLimit', 3_600_000, 5],
  ['LimitExceeded.PhoneNumberDailyLimit', 86_400_000, 10],
];

export class SmsInbox {
  #entries: SmsEntry[] = [];

  /** Newest first. */
  all(): readonly SmsEntry[] {
    return [...this.#entries].reverse();
  }

  add(entry: SmsEntry): void {
    this.#entries = [...this.#entries, entry].slice(-kKept);
  }

  /** Code of the limit that one more message now would break. */
  limitOf(phone: string, nowMs: number): string | undefined {
    const times = this.#entries.filter((entry) => entry.phone === phone).map(({ atMs }) => atMs);
    const broken = limits.find(([, spanMs, most]) => times.filter((at) => nowMs - at < spanMs).length >= most);
    return broken?.[0];
  }

  clear(): void {
    this.#entries = [];
  }
}
