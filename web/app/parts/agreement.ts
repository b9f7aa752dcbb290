import type { Text } from '../api/flow_client.js';
import { button, html } from '../dom.js';
import type { Words } from '../words/words.js';
import { openDialog } from './dialog.js';

/** A text to agree to, with its version. */
export function openText({ title, text, version }: Text, words: Words): void {
  const paragraphs = text
    .trim()
    .split(/\n{2,}|\n(?=\d+\. )/)
    .map((paragraph) => html('p', {}, paragraph.replaceAll('**', '')));
  const close = openDialog(
    title,
    [...paragraphs, html('p', { class: 'small' }, version)],
    [
      button(words.close, 'main', () => {
        close();
      }),
    ],
  );
}

export interface Agreement {
  readonly element: HTMLElement;
  readonly box: HTMLInputElement;
}

/** An unticked box; each text opens by its own name. */
export function agreement(before: string, texts: readonly Text[], words: Words): Agreement {
  const box = html('input', { type: 'checkbox', id: 'agreement' });
  const names = texts.map((text) =>
    button(`《${text.title}》`, 'link', () => {
      openText(text, words);
    }),
  );
  // Labelled by what stands beside it: buttons in a label would tick the box.
  const label = html('label', { for: 'agreement', id: 'agreement-label' }, before);
  box.setAttribute('aria-labelledby', 'agreement-label agreement-texts');
  const between = names.flatMap((name, index) => (index === 0 ? [name] : [words.signIn.and, name]));
  const element = html(
    'div',
    { class: 'agreement' },
    box,
    html('p', {}, label, html('span', { id: 'agreement-texts' }, ...between)),
  );
  return { element, box };
}
