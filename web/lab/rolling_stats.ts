import type { AnalysisTimings, CardAnalysis } from 'qujing';

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

  add({ timings }: CardAnalysis, nowMs: number): void {
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

  /** Results a second over the last three seconds; null before there are two. */
  rate(): number | null {
    const [first] = this.#arrivals;
    const last = this.#arrivals.at(-1);
    if (first === undefined || last === undefined || last === first) return null;
    return ((this.#arrivals.length - 1) * 1000) / (last - first);
  }
}
