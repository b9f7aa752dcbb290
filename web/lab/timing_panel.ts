import type { AnalysisTimings } from 'qujing';
import { say } from './lab_text.js';
import { byId, setText } from './page.js';
import { percentile, RollingStats } from './rolling_stats.js';
import { Rota } from './rota.js';

const kRedrawMs = 1_000;

/** How fast the engine is here, and whether the page felt it. */
export class TimingPanel {
  readonly #stats = new RollingStats();
  readonly #rota = new Rota(
    [
      () => {
        this.#drawFigures();
      },
      () => {
        this.#drawParts();
      },
      () => {
        drawChart(this.#stats.values('totalMs'));
      },
    ],
    220,
  );
  #longestBlockMs = 0;

  constructor() {
    // Without new results nothing else would draw that there are none.
    setInterval(() => {
      if (this.#stats.values('totalMs').length > 0) this.#drawFigures();
    }, kRedrawMs);
    if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.#longestBlockMs = Math.max(this.#longestBlockMs, duration);
    }).observe({ type: 'longtask' });
  }

  add(analysis: { readonly timings: AnalysisTimings }): void {
    this.#stats.add(analysis, performance.now());
    this.#rota.turn();
  }

  /** A new source: what was measured before says nothing about it. */
  clear(): void {
    this.#stats.clear();
    this.#longestBlockMs = 0;
    this.draw();
  }

  draw(): void {
    this.#rota.all();
  }

  #drawFigures(): void {
    byId('p50', HTMLOutputElement).value = this.#shown('totalMs', 0.5);
    byId('p95', HTMLOutputElement).value = this.#shown('totalMs', 0.95);
    byId('rate', HTMLOutputElement).value = this.#stats.rate(performance.now())?.toFixed(1) ?? '–';
  }

  #drawParts(): void {
    const withUnit = (text: string): string => (text === '–' ? text : `${text} ms`);
    setText(byId('convert', HTMLElement), withUnit(this.#shown('convertMs', 0.5)));
    setText(byId('analyze', HTMLElement), withUnit(this.#shown('analyzeMs', 0.5)));
    const blocked = this.#longestBlockMs === 0 ? say('blockedNever') : `${Math.round(this.#longestBlockMs)} ms`;
    setText(byId('blocked', HTMLElement), this.#stats.values('totalMs').length === 0 ? '–' : blocked);
  }

  #shown(part: keyof AnalysisTimings, share: number): string {
    const values = this.#stats.values(part);
    return values.length === 0 ? '–' : percentile(values, share).toFixed(1);
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
