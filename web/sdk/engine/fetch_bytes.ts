import { abortedError, describe, QujingError } from '../errors.js';

/** Attempts, and the wait before each but the first. */
const kWaitsMs = [0, 500, 2000] as const;
const kSilenceMs = 15_000;

export interface FetchOptions {
  readonly onProgress?: (loadedBytes: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** A connection that sends nothing for so long is given up; 15 s when not said. */
  readonly silenceMs?: number | undefined;
}

/**
 * Reads a file over http(s), three times before it gives up; what the server refuses (4xx) is not asked for again.
 * @throws QujingError modelLoadFailed, naming address and cause; aborted
 */
export async function fetchBytes(url: string, options: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const { signal } = options;
  let problem = '';
  for (const waitMs of kWaitsMs) {
    await wait(waitMs);
    refuseAborted(signal);
    const attempt = new Attempt(options);
    try {
      return await attempt.read(url);
    } catch (error) {
      refuseAborted(signal);
      if (error instanceof QujingError) throw error;
      problem = attempt.silent ? `sent nothing for ${attempt.silenceMs} ms` : describe(error);
    } finally {
      attempt.end();
    }
  }
  throw new QujingError('modelLoadFailed', `GET ${url}: ${problem} (${kWaitsMs.length} attempts)`);
}

/** One request. It ends with the caller's signal, or when nothing comes for a while. */
class Attempt {
  silent = false;
  readonly silenceMs: number;
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop = (): void => {
    this.#abort.abort();
  };

  constructor(private readonly options: FetchOptions) {
    this.silenceMs = options.silenceMs ?? kSilenceMs;
    options.signal?.addEventListener('abort', this.#stop);
  }

  async read(url: string): Promise<Uint8Array<ArrayBuffer>> {
    this.#listen();
    const response = await fetch(url, { credentials: 'same-origin', signal: this.#abort.signal });
    if (response.status >= 400 && response.status < 500 && response.status !== 429) {
      throw new QujingError('modelLoadFailed', `GET ${url} answered ${response.status}`);
    }
    if (!response.ok) throw new Error(`answered ${response.status}`);
    if (response.body === null) return new Uint8Array(await response.arrayBuffer());
    return this.#collect(response.body.getReader());
  }

  end(): void {
    clearTimeout(this.#timer);
    this.options.signal?.removeEventListener('abort', this.#stop);
  }

  async #collect(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let loadedBytes = 0;
    for (;;) {
      this.#listen();
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      parts.push(value);
      loadedBytes += value.length;
      this.options.onProgress?.(loadedBytes);
    }
  }

  #listen(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.silent = true;
      this.#stop();
    }, this.silenceMs);
  }
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortedError(signal);
}

function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
