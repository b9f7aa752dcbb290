import type { CardAnalysis } from 'qujing';
import { say } from './lab_text.js';
import { byId } from './page.js';
import { percentile, RollingStats } from './rolling_stats.js';

/** Shown results a second need not be redrawn more often than people can read. */
const kRedrawMs = 500;

/** How fast the engine is here, and whether the page felt it. */
export class TimingPanel {
  readonly #stats = new RollingStats();
  #drawnAtMs = 0;
  #longestBlockMs = 0;

  constructor() {
    if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.#longestBlockMs = Math.max(this.#longestBlockMs, duration);
    }).observe({ type: 'longtask' });
  }

  add(analysis: CardAnalysis): void {
    const nowMs = performance.now();
    this.#stats.add(analysis, nowMs);
    if (nowMs - this.#drawnAtMs < kRedrawMs) return;
    this.#drawnAtMs = nowMs;
    this.draw();
  }

  /** A new source: what was measured before says nothing about it. */
  clear(): void {
    this.#stats.clear();
    this.#longestBlockMs = 0;
    this.draw();
  }

  draw(): void {
    const totals = this.#stats.values('totalMs');
    const shown = (values: readonly number[], share: number): string =>
      values.length === 0 ? '–' : percentile(values, share).toFixed(1);
    const withUnit = (text: string): string => (text === '–' ? text : `${text} ms`);
    byId('p50', HTMLOutputElement).value = shown(totals, 0.5);
    byId('p95', HTMLOutputElement).value = shown(totals, 0.95);
    byId('rate', HTMLOutputElement).value = this.#stats.rate()?.toFixed(1) ?? '–';
    byId('convert', HTMLElement).textContent = withUnit(shown(this.#stats.values('convertMs'), 0.5));
    byId('analyze', HTMLElement).textContent = withUnit(shown(this.#stats.values('analyzeMs'), 0.5));
    const blocked = this.#longestBlockMs === 0 ? say('blockedNever') : `${Math.round(this.#longestBlockMs)} ms`;
    byId('blocked', HTMLElement).textContent = totals.length === 0 ? '–' : blocked;
    drawChart(totals);
  }
}

/** The last totals over a height that holds their 98th percentile. */
function drawChart(totals: readonly number[]): void {
  const top = Math.max(10, percentile(totals, 0.98) * 1.25);
  const points = totals.map((value, index) => {
    const x = totals.length === 1 ? 0 : (index / (totals.length - 1)) * 320;
    return `${x.toFixed(1)} ${(72 - Math.min(1, value / top) * 68).toFixed(1)}`;
  });
  const line = points.length < 2 ? '' : `M${points.join('L')}`;
  byId('chart-line', SVGPathElement).setAttribute('d', line);
  byId('chart-area', SVGPathElement).setAttribute('d', line === '' ? '' : `${line}L320 72L0 72Z`);
}
