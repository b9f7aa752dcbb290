import type { PhotoSpecName } from '../sdk/index.js';
import { exampleNames, filled, type ExampleName, type PortraitWords } from '../sdk/text/portrait_words.js';
import { html } from './dom.js';
import { exampleArt } from './example_art.js';
import { icon } from './icons.js';
import { specLine } from './portrait_figures.js';

/** Before the start: drawn examples, what to mind, and the rule. */
export class NotesView {
  readonly element = html('div', { class: 'notes', part: 'notes' });
  #key = '';

  show(words: PortraitWords, spec: PhotoSpecName | null, language: string, aDay: number): void {
    const key = [language, spec?.id, aDay].join();
    if (key === this.#key) return;
    this.#key = key;
    const examples = exampleNames.map((name) => example(name, words));
    const rules = words.notes.map((note) => html('li', {}, icon('tick'), html('span', {}, filled(note, aDay))));
    this.element.replaceChildren(
      html('ul', { class: 'examples', 'aria-label': words.status.examples }, ...examples),
      html(
        'div',
        { class: 'rules' },
        html('ul', {}, ...rules),
        ...(spec === null ? [] : [html('p', { class: 'rule' }, specLine(spec, words, language))]),
      ),
    );
  }
}

function example(name: ExampleName, words: PortraitWords): HTMLElement {
  const good = name === 'good';
  const mark = html('span', { class: good ? 'mark good' : 'mark bad' }, icon(good ? 'tick' : 'stop'));
  // Without the drawing, a listener must hear which is which.
  const spoken = good ? [] : [html('span', { class: 'spoken' }, `${words.status.bad}: `)];
  const caption = html('span', { class: 'caption' }, ...spoken, words.examples[name]);
  return html('li', { class: good ? 'good' : '' }, exampleArt(name), mark, caption);
}
