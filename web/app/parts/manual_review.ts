import type { App } from '../app.js';
import type { ReviewReason, Step } from '../api/flow_client.js';
import { button, html } from '../dom.js';
import { filled } from '../words/words.js';
import { AlertBox } from './alert_box.js';
import { openDialog } from './dialog.js';
import { workingButton } from './working_button.js';

const kReasons: readonly ReviewReason[] = ['card', 'name', 'portrait', 'face', 'police', 'locked', 'other'];

const kUsual: Readonly<Partial<Record<Step, ReviewReason>>> = {
  card: 'card',
  reading: 'card',
  comparison: 'name',
  portrait: 'portrait',
  face: 'face',
  police: 'police',
  policeFailed: 'police',
  locked: 'locked',
};

/** 现场或人工审核: offered on every page. */
export function openManualReview(app: App): void {
  const { words, flow, texts } = app;
  const contact = texts?.contact ?? '';
  if (flow === null) {
    const close = openDialog(
      words.review.heading,
      [html('p', {}, words.review.lead), html('p', {}, filled(words.review.signInFirst, contact))],
      [
        button(words.close, 'main', () => {
          close();
        }),
      ],
    );
    return;
  }
  const alert = new AlertBox(app);
  const choices = html(
    'select',
    { id: 'review-reason' },
    ...kReasons.map((reason) => html('option', { value: reason }, words.reviewReasons[reason])),
  );
  choices.value = kUsual[flow.step] ?? 'other';
  const content = [
    html('p', {}, words.review.lead),
    html('div', { class: 'field' }, html('label', { for: 'review-reason' }, words.review.why), choices),
    html('p', { class: 'small' }, filled(words.review.contact, contact)),
    alert.element,
  ];
  const submit = workingButton(words.review.submit, 'main', alert, async () => {
    app.learn(await app.client.requestManualReview(choices.value as ReviewReason));
    close();
    app.say(app.words.review.asked);
  });
  const close = openDialog(words.review.heading, content, [
    button(words.cancel, 'second', () => {
      close();
    }),
    submit,
  ]);
}
