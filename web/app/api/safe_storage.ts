/** Storage that some webviews refuse: then nothing is remembered, and nothing breaks. */
export class SafeStorage {
  constructor(private readonly of: () => Storage) {}

  get(name: string): string | null {
    try {
      return this.of().getItem(name);
    } catch {
      return null;
    }
  }

  /** @param value null forgets it. */
  set(name: string, value: string | null): void {
    try {
      if (value === null) this.of().removeItem(name);
      else this.of().setItem(name, value);
    } catch {
      // Full, or not allowed.
    }
  }
}

export const tabStorage = new SafeStorage(() => sessionStorage);
export const deviceStorage = new SafeStorage(() => localStorage);
