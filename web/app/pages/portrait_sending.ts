// A portrait on its way to the server: how far it is, and what to do where that fails.
import type { App } from '../app.js';
import type { KeptPicture } from '../capture/kept_pictures.js';
import { PictureView } from '../capture/picture_view.js';
import { button, heading, html } from '../dom.js';
import type { Page } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { ProgressBar } from '../parts/progress_bar.js';

export interface SendingPhoto extends Page {
  progress(text: string, share: number | null): void;
  fail(error: unknown): void;
}

export interface SendingActions {
  readonly onRetry: () => void;
  readonly onAgain: () => void;
}

export function sendingPhoto(app: App, photo: Blob | null, { onRetry, onAgain }: SendingActions): SendingPhoto {
  const { words } = app;
  const [alert, bar, view] = [
    new AlertBox(app),
    new ProgressBar(),
    new PictureView(words.portrait.original, 'one-photo'),
  ];
  if (photo !== null) view.show(photo);
  const actions = html(
    'div',
    { class: 'actions', hidden: true },
    button(words.portrait.again, 'second', onAgain),
    button(words.retry, 'main', onRetry),
  );
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(words.portrait.heading),
      view.element,
      bar.element,
      alert.element,
      actions,
    ),
    progress: (text, share) => {
      bar.show(text, share);
    },
    fail: (error) => {
      bar.element.hidden = true;
      actions.hidden = false;
      alert.fail(error);
    },
    close: () => {
      view.clear();
    },
  };
}

/** Taken before the page was killed, and never sent. */
export function keptPhoto(
  app: App,
  kept: KeptPicture,
  actions: { readonly onSend: () => void; readonly onDrop: () => void },
): Page {
  const { portrait } = app.words;
  const view = new PictureView(portrait.original, 'one-photo');
  view.show(kept.frame);
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(portrait.heading),
      html('p', { class: 'lead' }, portrait.kept),
      view.element,
      html(
        'div',
        { class: 'actions' },
        button(portrait.dropKept, 'second', actions.onDrop),
        button(portrait.sendKept, 'main', actions.onSend),
      ),
    ),
    hasWork: () => true,
    close: () => {
      view.clear();
    },
  };
}
