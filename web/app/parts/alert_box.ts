import type { App } from '../app.js';
import { problemOf } from '../api/api_problem.js';
import { html, icon, icons } from '../dom.js';
import { spokenProblem } from './spoken.js';

/** Errors of a page, in words, read out as they come. */
export class AlertBox {
  readonly element = html('div', { class: 'alert', role: 'alert', hidden: true });

  constructor(private readonly app: App) {}

  show(...sentences: readonly string[]): void {
    this.element.replaceChildren(
      icon(icons.warn),
      html('div', {}, ...sentences.map((sentence) => html('p', {}, sentence))),
    );
    this.element.hidden = false;
    this.element.scrollIntoView({ block: 'nearest' });
  }

  clear(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  /** Says what an error means, unless it is one that leads to another page. */
  fail(error: unknown): void {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    const problem = problemOf(error);
    if (this.app.leads(problem)) return;
    this.show(...spokenProblem(this.app.words, problem));
  }
}
