import type { AnalysisTimings } from 'qujing';

const kKept = 120;
const kRateWindowMs = 3_000;

/** The value below which `share` (0..1) of the values lie; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Timings of the last results. */
export class RollingStats {
  #timings: AnalysisTimings[] = [];
  #arrivals: number[] = [];
  #firstMs = 0;

  add({ timings }: { readonly timings: AnalysisTimings }, nowMs: number): void {
    if (this.#timings.length === 0) this.#firstMs = nowMs;
    this.#timings = [...this.#timings.slice(1 - kKept), timings];
    this.#arrivals = [...this.#arrivals.filter((atMs) => nowMs - atMs < kRateWindowMs), nowMs];
  }

  clear(): void {
    this.#timings = [];
    this.#arrivals = [];
  }

  values(part: keyof AnalysisTimings): number[] {
    return this.#timings.map((timings) => timings[part]);
  }

  /** Results a second over the three seconds up to now, falling to 0 when no more come; null before there are two. */
  rate(nowMs: number): number | null {
    if (this.#timings.length < 2) return null;
    const spanMs = Math.min(kRateWindowMs, nowMs - this.#firstMs);
    const count = this.#arrivals.filter((atMs) => nowMs - atMs < spanMs).length;
    return spanMs === 0 ? null : (count * 1000) / spanMs;
  }
}
