// Something on its way to the server: how far it is, and what to do where that fails.
import type { App } from '../app.js';
import { heading, html } from '../dom.js';
import type { Page } from '../page.js';
import { AlertBox } from './alert_box.js';
import { ProgressBar } from './progress_bar.js';

export interface SendingPage extends Page {
  progress(text: string, share: number | null): void;
  fail(error: unknown): void;
}

/** @param buttons shown once it failed. */
export function sendingPage(
  app: App,
  title: string,
  picture: HTMLElement,
  buttons: readonly HTMLElement[],
  close: () => void = () => undefined,
): SendingPage {
  const [alert, bar] = [new AlertBox(app), new ProgressBar()];
  const actions = html('div', { class: 'actions', hidden: true }, ...buttons);
  return {
    element: html('section', { class: 'page' }, heading(title), picture, bar.element, alert.element, actions),
    progress: (text, share) => {
      bar.show(text, share);
    },
    fail: (error) => {
      bar.element.hidden = true;
      actions.hidden = false;
      alert.fail(error);
    },
    close,
  };
}
