/** Milliseconds since 1970. */
export type Clock = () => number;

const kDayMs = 86_400_000;
/** Asia/Shanghai has been UTC+8 without summer time since 1992. */
const kShanghaiMs = 8 * 3_600_000;

/** The day in Shanghai that a moment belongs to, as 2026-11-28. */
export function shanghaiDay(nowMs: number): string {
  return new Date(nowMs + kShanghaiMs).toISOString().slice(0, 10);
}

/** The next midnight in Shanghai. */
export function nextShanghaiMidnight(nowMs: number): number {
  return (Math.floor((nowMs + kShanghaiMs) / kDayMs) + 1) * kDayMs - kShanghaiMs;
}
