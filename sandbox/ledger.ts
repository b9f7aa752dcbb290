// What arrived, by request number: calls, and what a vendor would put on the bill.

export interface LedgerEntry {
  readonly requestSn: string;
  readonly service: 'police tencent' | 'police generic' | 'sms' | 'registration';
  /** Requests with a good signature, repeats included. */
  readonly calls: number;
  /** Of them, answered from an earlier one. */
  readonly duplicates: number;
  readonly billed: number;
  readonly outcomes: readonly string[];
}

export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();

  note(
    service: LedgerEntry['service'],
    requestSn: string,
    { outcome, billed, duplicate = false }: { outcome: string; billed: number; duplicate?: boolean },
  ): void {
    const key = `${service} ${requestSn}`;
    const before = this.#entries.get(key);
    this.#entries.set(key, {
      requestSn,
      service,
      calls: (before?.calls ?? 0) + 1,
      duplicates: (before?.duplicates ?? 0) + (duplicate ? 1 : 0),
      billed: (before?.billed ?? 0) + billed,
      outcomes: [...(before?.outcomes ?? []), outcome],
    });
  }

  all(): readonly LedgerEntry[] {
    return [...this.#entries.values()];
  }

  of(requestSn: string): readonly LedgerEntry[] {
    return this.all().filter((entry) => entry.requestSn === requestSn);
  }

  clear(): void {
    this.#entries.clear();
  }
}
