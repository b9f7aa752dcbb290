// 身份信息比对: the card beside the registration, and what to do where they differ.
import type { CardProblem, Flow } from '../api/flow_client.js';
import { heading, html, icon, icons } from '../dom.js';
import type { MakePage } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { workingButton } from '../parts/working_button.js';
import type { Words } from '../words/words.js';
import { problemList } from './reading.js';

type Comparison = NonNullable<NonNullable<Flow['card']>['comparison']>;
type Verdict = 'same' | 'unsure' | 'differs';

const kName: Readonly<Record<Comparison['outcome'], Verdict>> = {
  same: 'same',
  nameUnsure: 'unsure',
  nameDiffers: 'differs',
  numberDiffers: 'same',
  bothDiffer: 'differs',
};
const kNumber: Readonly<Record<Comparison['outcome'], Verdict>> = {
  same: 'same',
  nameUnsure: 'same',
  nameDiffers: 'same',
  numberDiffers: 'differs',
  bothDiffer: 'differs',
};

/** With which nobody may go on; the others were told with the reading. */
const kBlocking: ReadonlySet<CardProblem> = new Set(['expired', 'notYetValid']);

export const comparisonPage: MakePage = (app) => {
  const { words, client, flow } = app;
  const { comparison } = words;
  const card = flow?.card ?? null;
  const found = card?.comparison ?? null;
  const alert = new AlertBox(app);
  const mayContinue = found?.mayContinue === true;
  const onward = workingButton(comparison.submit, 'main', alert, async () => {
    app.show(await client.confirmComparison());
  });
  // A name is put right there, a number by another picture of the card.
  const isTheirs = found?.outcome === 'nameDiffers';
  const again = workingButton(comparison.again, mayContinue || isTheirs ? 'second' : 'main', alert, async () => {
    app.show(await client.restart('card'));
  });
  const leave = workingButton(comparison.leave, isTheirs ? 'main' : 'second', alert, () => app.leave());
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(comparison.heading),
      ...(found === null ? [] : [verdict(found, words), table(found, words)]),
      card === null
        ? null
        : problemList(
            card.reading.problems.filter((problem) => kBlocking.has(problem)),
            words,
          ),
      alert.element,
      html(
        'div',
        { class: 'actions' },
        ...(mayContinue ? [again, onward] : isTheirs ? [again, leave] : [leave, again]),
      ),
    ),
  };
};

function verdict({ outcome }: Comparison, { comparison }: Words): HTMLElement {
  const tone = outcome === 'same' ? 'good' : outcome === 'nameUnsure' ? 'warn' : 'bad';
  return html(
    'div',
    { class: `verdict ${tone}` },
    icon(tone === 'good' ? icons.tick : icons.warn),
    html('p', {}, comparison.outcomes[outcome]),
  );
}

function table(found: Comparison, words: Words): HTMLElement {
  const { comparison } = words;
  const { outcome, cardName, cardNumber, registeredName, registeredNumber } = found;
  const row = (label: string, verdictOf: Verdict, card: string, registered: string): HTMLElement =>
    html(
      'div',
      { class: `compared ${verdictOf}` },
      html('h2', {}, label, html('span', { class: `badge ${verdictOf}` }, comparison[verdictOf])),
      html(
        'dl',
        {},
        html('dt', {}, comparison.card),
        html('dd', {}, card),
        html('dt', {}, comparison.registered),
        html('dd', {}, registered),
      ),
    );
  return html(
    'div',
    { class: 'comparison' },
    row(comparison.name, kName[outcome], cardName, registeredName),
    row(comparison.number, kNumber[outcome], cardNumber, registeredNumber),
  );
}
