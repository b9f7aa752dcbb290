import type { App } from './app.js';

/** What is shown of one step. */
export interface Page {
  /** Begins with heading(). */
  readonly element: HTMLElement;
  /** The camera takes the whole screen but the header. */
  readonly stage?: boolean;
  /** Something was made that the server does not have yet: leaving is asked about first. */
  readonly hasWork?: () => boolean;
  /** Something is on its way to the server: the browser asks before the page is closed. */
  readonly isSending?: () => boolean;
  /** The browser's back button. @returns false where there is nothing to go back to within the page */
  readonly goBack?: () => boolean;
  readonly close?: () => void;
}

export type MakePage = (app: App) => Page;

/** Shows one page of several that make up a step; each is closed before the next. */
export class PageStack {
  readonly element: HTMLElement;
  #shown: Page | null = null;

  constructor(private readonly onChange: (page: Page) => void = () => undefined) {
    this.element = document.createElement('div');
    this.element.className = 'stack';
  }

  get shown(): Page | null {
    return this.#shown;
  }

  show(page: Page): void {
    this.close();
    this.#shown = page;
    this.element.replaceChildren(page.element);
    this.element.classList.toggle('stage-stack', page.stage === true);
    this.onChange(page);
  }

  close(): void {
    this.#shown?.close?.();
    this.#shown = null;
    this.element.replaceChildren();
  }
}
