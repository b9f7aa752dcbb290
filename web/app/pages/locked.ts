import { button, heading, html, icon, icons } from '../dom.js';
import type { MakePage } from '../page.js';
import { filled } from '../words/words.js';

/** Five failures: 联系自考办. */
export const lockedPage: MakePage = (app) => {
  const { words, flow, said } = app;
  const { locked } = words;
  const number = said.contact.replace(/[^\d+]/g, '');
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(locked.heading),
      html(
        'div',
        { class: 'verdict bad' },
        icon(icons.warn),
        html('p', {}, filled(locked.lead, flow?.failuresAllowed ?? 0)),
      ),
      html(
        'p',
        { class: 'contact' },
        locked.contact,
        ' ',
        number === '' ? said.contact : html('a', { href: `tel:${number}` }, said.contact),
      ),
      html('p', {}, locked.next),
      html(
        'div',
        { class: 'actions' },
        button(words.review.open, 'main', () => {
          app.review();
        }),
      ),
    ),
  };
};
