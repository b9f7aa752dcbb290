import type { ActionEvent } from 'qujing';
import { livenessWordsFor } from 'qujing/elements';
import { html } from '../elements/dom.js';
import { currentLanguage } from './lab_text.js';
import { byId } from './page.js';

const kKept = 40;

/** Every action that was seen, asked for or not, the last one first. */
export class ActionLog {
  readonly #list = byId('events', HTMLElement);
  #events: readonly ActionEvent[] = [];
  #beganMs: number | null = null;

  add(events: readonly ActionEvent[], timestampMs: number): void {
    this.#beganMs ??= timestampMs;
    if (events.length === 0) return;
    this.#events = [...events, ...this.#events].slice(0, kKept);
    this.redraw();
  }

  clear(): void {
    this.#events = [];
    this.#beganMs = null;
    this.redraw();
  }

  redraw(): void {
    const { names } = livenessWordsFor(currentLanguage());
    const beganMs = this.#beganMs ?? 0;
    const lines = this.#events.map(({ action, startMs, endMs, confidence }) => {
      const at = `${((startMs - beganMs) / 1000).toFixed(1)} s`;
      return html('li', {}, `${at} · ${names[action]} · ${Math.round(endMs - startMs)} ms · ${confidence.toFixed(2)}`);
    });
    this.#list.replaceChildren(...lines);
  }
}
