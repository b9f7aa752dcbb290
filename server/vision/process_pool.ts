// Vision in processes: some for the long jobs, one more that only looks at what comes in.
import { Problem } from '../common/problem.js';
import type { JobKind, Jobs } from './protocol.js';
import type {
  CardQuestion,
  CardVerdict,
  ChallengeQuestion,
  ChallengeVerdict,
  PictureFacts,
  PortraitQuestion,
  PortraitVerdict,
  Vision,
} from './vision.js';
import { type ProcessLimits, WorkerProcess } from './worker_process.js';

const kMegabyte = 1024 * 1024;
/** The longest of each job seen on two cores is below a third of this: docs/measurements.md. */
const kLimits: Readonly<Record<JobKind, ProcessLimits>> = {
  inspect: { timeMs: 10_000, memoryBytes: 700 * kMegabyte },
  readCard: { timeMs: 40_000, memoryBytes: 1500 * kMegabyte },
  checkPortrait: { timeMs: 40_000, memoryBytes: 1500 * kMegabyte },
  judgeChallenge: { timeMs: 60_000, memoryBytes: 1500 * kMegabyte },
};
const kMostWaiting = 100;

/** Workers that take jobs in the order in which they come. */
class Lane {
  private readonly free: WorkerProcess[];
  private readonly waiting: ((worker: WorkerProcess) => void)[] = [];

  constructor(readonly workers: readonly WorkerProcess[]) {
    this.free = [...workers];
  }

  async run<Kind extends JobKind>(kind: Kind, asks: Jobs[Kind]['asks']): Promise<Jobs[Kind]['answers']> {
    const worker = await this.take();
    try {
      return await worker.run(kind, asks, kLimits[kind]);
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free.push(worker);
      else next(worker);
    }
  }

  private take(): Promise<WorkerProcess> {
    const worker = this.free.pop();
    if (worker !== undefined) return Promise.resolve(worker);
    if (this.waiting.length >= kMostWaiting)
      throw new Problem('busy', 'too many pictures are waiting', { retryAfterSeconds: 10 });
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

export class ProcessPool implements Vision {
  private readonly gate: Lane;
  private readonly lane: Lane;

  /** @param program of a vision process. */
  constructor(
    program: URL,
    processes: number,
    private readonly mostPixels: number,
  ) {
    this.gate = new Lane([new WorkerProcess(program)]);
    this.lane = new Lane(Array.from({ length: processes }, () => new WorkerProcess(program)));
  }

  private get workers(): readonly WorkerProcess[] {
    return [...this.gate.workers, ...this.lane.workers];
  }

  async start(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.start()));
  }

  inspect(picture: Uint8Array): Promise<PictureFacts> {
    return this.gate.run('inspect', { picture, mostPixels: this.mostPixels });
  }

  readCard(question: CardQuestion): Promise<CardVerdict> {
    return this.lane.run('readCard', question);
  }

  checkPortrait(question: PortraitQuestion): Promise<PortraitVerdict> {
    return this.lane.run('checkPortrait', question);
  }

  judgeChallenge(question: ChallengeQuestion): Promise<ChallengeVerdict> {
    return this.lane.run('judgeChallenge', question);
  }

  ready(): boolean {
    return [this.gate, this.lane].every(({ workers }) => workers.some((worker) => worker.ready));
  }

  close(): Promise<void> {
    for (const worker of this.workers) worker.stop();
    return Promise.resolve();
  }
}
