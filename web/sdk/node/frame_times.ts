import type { Readable } from 'node:stream';
import { QujingError } from '../errors.js';

export interface FrameFact {
  /** From the first frame on. */
  readonly timestampMs: number;
  /** Of the picture as it lies in the file. */
  readonly width: number;
}

/** What ffmpeg's showinfo filter says of each frame on its way, on the stream of its messages. */
export class FrameTimes {
  readonly #facts: FrameFact[] = [];
  #waiting: (() => void) | null = null;
  #ended = false;
  #rest = '';
  #firstMs: number | null = null;
  /** What else was said last. */
  lastWords = '';

  constructor(messages: Readable) {
    messages.setEncoding('utf8');
    messages.on('data', (text: string) => {
      const lines = `${this.#rest}${text}`.split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) this.#hear(line);
      this.#waiting?.();
    });
    messages.on('close', () => {
      this.#ended = true;
      this.#waiting?.();
    });
  }

  /** @throws QujingError unreadableFile when the messages end before it is told. */
  async of(index: number): Promise<FrameFact> {
    for (;;) {
      const fact = this.#facts[index];
      if (fact !== undefined) return fact;
      if (this.#ended) throw new QujingError('unreadableFile', `frame ${index} has no time`);
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    }
  }

  #hear(line: string): void {
    const [, seconds, width] = /\bpts_time:\s*(-?[\d.]+).*\bs:(\d+)x\d+/.exec(line) ?? [];
    if (seconds === undefined) {
      if (line.trim() !== '') this.lastWords = line.trim();
      return;
    }
    const ms = 1000 * Number(seconds);
    this.#firstMs ??= ms;
    this.#facts.push({ timestampMs: ms - this.#firstMs, width: Number(width) });
  }
}
