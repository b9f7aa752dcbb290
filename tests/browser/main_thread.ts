import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time: what other programs of a shared machine take is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface ThreadTimes {
  /** The longest task of the page's main thread. */
  readonly longestTaskMs: number;
  /** Everything the page's workers did. */
  readonly workersMs: number;
}

/** Milliseconds of processor time that the page's threads took while `lookMs` went by. */
export async function threadTimes(page: Page, lookMs: number): Promise<ThreadTimes> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const devtools = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'toplevel' } as never);
  await page.waitForTimeout(lookMs);
  await devtools.send('Tracing.end');
  await complete;
  const main = tasksOf(events, 'CrRendererMain');
  if (main.length === 0) throw new Error('the trace shows no task of the main thread');
  const workers = tasksOf(events, 'DedicatedWorker thread');
  return { longestTaskMs: Math.max(...main), workersMs: workers.reduce((sum, ms) => sum + ms, 0) };
}

function tasksOf(events: readonly TraceEvent[], thread: string): number[] {
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name === thread);
  const threads = new Set(named.map(({ pid, tid }) => `${pid}:${tid}`));
  return events
    .filter(({ ph, name, pid, tid }) => ph === 'X' && name.endsWith('::RunTask') && threads.has(`${pid}:${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}
