// A portrait on its way to the server: how far it is, and what to do where that fails.
import type { App } from '../app.js';
import type { KeptPicture } from '../capture/kept_pictures.js';
import { PictureView } from '../capture/picture_view.js';
import { button, heading, html } from '../dom.js';
import type { Page } from '../page.js';
import { type SendingPage, sendingPage } from '../parts/sending_page.js';

export interface SendingActions {
  readonly onRetry: () => void;
  readonly onAgain: () => void;
}

export function sendingPhoto(app: App, photo: Blob | null, { onRetry, onAgain }: SendingActions): SendingPage {
  const { portrait, retry } = app.words;
  const view = new PictureView(portrait.original, 'one-photo');
  if (photo !== null) view.show(photo);
  const buttons = [button(portrait.again, 'second', onAgain), button(retry, 'main', onRetry)];
  return sendingPage(app, portrait.heading, view.element, buttons, () => {
    view.clear();
  });
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
