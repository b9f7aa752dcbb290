import type { App } from '../app.js';
import { button, heading, html, icon, icons } from '../dom.js';
import type { Page } from '../page.js';

/** One of the package's elements over the whole screen, with a way back and the way to a person. */
export function stagePage(app: App, title: string, element: HTMLElement, onBack: (() => void) | null): Page {
  element.lang = app.language;
  const back = onBack === null ? null : button('', 'tool back', onBack);
  back?.setAttribute('aria-label', app.words.back);
  back?.prepend(icon(icons.back));
  const review = button('', 'tool', () => {
    app.review();
  });
  review.setAttribute('aria-label', app.words.review.open);
  review.append(icon(icons.person));
  return {
    stage: true,
    element: html(
      'section',
      { class: 'stage-page' },
      html('div', { class: 'stage-bar' }, back, heading(title), review),
      element,
    ),
    goBack: () => {
      if (onBack === null) return false;
      onBack();
      return true;
    },
  };
}
