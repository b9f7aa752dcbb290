// 认证成功, or 认证失败 and the three ways on.
import type { App } from '../app.js';
import type { RestartFrom } from '../api/flow_client.js';
import { heading, html, icon, icons } from '../dom.js';
import type { MakePage } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { ask } from '../parts/dialog.js';
import { Certificate } from '../parts/certificate.js';
import { workingButton } from '../parts/working_button.js';
import { sentenceFor } from '../words/words.js';

export const donePage: MakePage = (app) => {
  const { result } = app.words;
  const alert = new AlertBox(app);
  const certificate = new Certificate(app);
  return {
    element: html(
      'section',
      { class: 'page result' },
      html('div', { class: 'disc good' }, icon(icons.tick)),
      heading(result.done),
      html('p', { class: 'lead' }, result.doneLead),
      certificate.element,
      alert.element,
      html(
        'div',
        { class: 'actions' },
        workingButton(result.leave, 'main', alert, () => app.leave()),
      ),
      html('p', { class: 'small' }, result.leaveNote),
    ),
    close: () => {
      certificate.close();
    },
  };
};

export const failedPage: MakePage = (app) => {
  const { words, flow } = app;
  const { result } = words;
  const alert = new AlertBox(app);
  const outcome = flow?.police.outcome ?? '';
  const way = (label: string, text: string, from: RestartFrom, look: string): HTMLButtonElement =>
    workingButton(label, look, alert, () => restartAsked(app, label, text, from));
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(result.failed),
      html(
        'div',
        { class: 'verdict bad' },
        icon(icons.warn),
        html('p', {}, sentenceFor(words.policeOutcomes, outcome) ?? words.policeOther),
      ),
      alert.element,
      html(
        'div',
        { class: 'actions column' },
        way(result.faceAgain, result.faceAsk, 'face', 'main'),
        way(result.portraitAgain, result.portraitAsk, 'portrait', 'second'),
        way(result.cardAgain, result.cardAsk, 'card', 'second'),
      ),
    ),
  };
};

async function restartAsked(app: App, title: string, text: string, from: RestartFrom): Promise<void> {
  if (await ask({ title, text, yes: title, no: app.words.cancel })) app.show(await app.client.restart(from));
}
