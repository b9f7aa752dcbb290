// One vision process, seen from the server: does one job at a time, within time and memory, and is replaced when it fails.
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Problem } from '../common/problem.js';
import { type JobKind, type JobRequest, type JobResponse, type Jobs, kReady } from './protocol.js';

export interface ProcessLimits {
  readonly timeMs: number;
  readonly memoryBytes: number;
}

const kWatchMs = 250;
const kPageBytes = 4096;
/** Until a new process can take a job: about 2 s seen, with the engine's files read from a cold disk. */
const kStartMs = 60_000;

/** Resident bytes; undefined where the system does not say. */
async function residentBytes(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.split(' ')[1]) * kPageBytes;
}

export class WorkerProcess {
  private child: ChildProcess | null = null;
  private started: Promise<ChildProcess> | null = null;
  private stopped = false;

  constructor(private readonly program: URL) {}

  get ready(): boolean {
    return this.child !== null;
  }

  /** Settles when it can take a job. */
  start(): Promise<ChildProcess> {
    this.started ??= this.launch().catch((error: unknown) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  private launch(): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const child = fork(this.program, { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const late = setTimeout(() => child.kill('SIGKILL'), kStartMs);
      child.once('message', (message) => {
        if (message !== kReady) return;
        clearTimeout(late);
        this.child = child;
        resolve(child);
      });
      // Each failed send is such an event: one that nobody hears would end the server.
      child.on('error', reject);
      child.once('exit', () => {
        clearTimeout(late);
        this.replace(child);
        reject(new Error('a vision process ended before it was ready'));
      });
    });
  }

  /** At once, not at the next job: the next one must not meet a dying process, nor /readyz wait for a job. */
  private replace(child: ChildProcess): void {
    if (this.child !== child) return;
    [this.child, this.started] = [null, null];
    if (!this.stopped) this.start().catch(() => undefined);
  }

  /** @throws Problem what the job answers; timedOut, pictureTooLarge (memory) or internal when the process had to go */
  async run<Kind extends JobKind>(
    kind: Kind,
    asks: Jobs[Kind]['asks'],
    limits: ProcessLimits,
  ): Promise<Jobs[Kind]['answers']> {
    const child = await this.start();
    const response = await this.exchange(child, { kind, asks }, limits);
    if (!response.ok) throw new Problem(response.code, response.title, response.facts);
    return response.answers;
  }

  private exchange(child: ChildProcess, request: JobRequest, { timeMs, memoryBytes }: ProcessLimits) {
    return new Promise<JobResponse>((resolve, reject) => {
      let ended = false;
      const end = (settle: () => void): void => {
        ended = true;
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', onMessage).off('exit', onExit);
        settle();
      };
      const kill = (problem: Problem): void => {
        // The memory was looked up for this job; the next one may be running by now.
        if (ended) return;
        child.kill('SIGKILL');
        this.replace(child);
        end(() => {
          reject(problem);
        });
      };
      const onMessage = (message: unknown): void => {
        end(() => {
          resolve(message as JobResponse);
        });
      };
      const onExit = (): void => {
        end(() => {
          reject(new Problem('internal', `a vision process ended during ${request.kind}`));
        });
      };
      const timer = setTimeout(() => {
        kill(new Problem('timedOut', `${request.kind} took more than ${timeMs / 1000} s`, { retryAfterSeconds: 5 }));
      }, timeMs);
      const watch = setInterval(() => {
        void residentBytes(child.pid ?? 0).then((bytes) => {
          if (bytes !== undefined && bytes > memoryBytes)
            kill(new Problem('pictureTooLarge', `${request.kind} needed more than ${memoryBytes} bytes`));
        });
      }, kWatchMs);
      child.on('message', onMessage).once('exit', onExit);
      child.send(request, (error) => {
        if (error !== null) kill(new Problem('internal', `a vision process did not take ${request.kind}`));
      });
    });
  }

  stop(): void {
    this.stopped = true;
    this.child?.kill('SIGKILL');
  }
}
