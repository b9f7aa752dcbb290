/** One job runs, at most one waits: a newer job takes the place of the waiting one. */
export class FrameQueue<Job> {
  readonly #run: (job: Job) => Promise<void>;
  readonly #drop: (job: Job) => void;
  #running: Job | null = null;
  #waiting: Job | null = null;

  /** @param run must not reject. @param drop is told of a job that was replaced before it ran. */
  constructor(run: (job: Job) => Promise<void>, drop: (job: Job) => void) {
    this.#run = run;
    this.#drop = drop;
  }

  push(job: Job): void {
    if (this.#running === null) {
      void this.#start(job);
      return;
    }
    const replaced = this.#waiting;
    this.#waiting = job;
    if (replaced !== null) this.#drop(replaced);
  }

  /** Takes the job out if it has not started. False when it is running or gone. */
  withdraw(job: Job): boolean {
    if (this.#waiting !== job) return false;
    this.#waiting = null;
    return true;
  }

  async #start(first: Job): Promise<void> {
    for (let job: Job | null = first; job !== null; job = this.#takeWaiting()) {
      this.#running = job;
      await this.#run(job);
    }
    this.#running = null;
  }

  #takeWaiting(): Job | null {
    const job = this.#waiting;
    this.#waiting = null;
    return job;
  }
}
