import type { App } from '../app.js';
import { button, heading, html, icon, icons, list } from '../dom.js';
import type { Page } from '../page.js';
import { agreement, openText } from '../parts/agreement.js';
import { AlertBox } from '../parts/alert_box.js';
import { workingButton } from '../parts/working_button.js';
import { filled } from '../words/words.js';

/** After 满意并提交: what comes next, 前去人脸识别. */
export function faceIntro({ words: { face } }: App, onGo: () => void): Page {
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(face.heading),
      html('p', { class: 'lead' }, face.introLead),
      html('div', { class: 'disc' }, icon(icons.face)),
      list(face.introNotes, 'points marked'),
      html('div', { class: 'actions' }, button(face.go, 'main', onGo)),
    ),
  };
}

/** The consent to face data by itself, unticked; 开始身份认证. */
export function faceConsent(app: App, onStart: () => Promise<void>): Page {
  const { words, said, client, flow } = app;
  const { face } = words;
  const alert = new AlertBox(app);
  const given = flow?.face.consented === true;
  const agree = agreement(face.consentBefore, [said.faceConsent], words);
  const start = workingButton(face.start, 'main', alert, async () => {
    if (!given && !agree.box.checked) {
      alert.show(face.notAgreed);
      agree.box.focus();
      return;
    }
    if (!given) app.learn(await client.consentToFace(said));
    await onStart();
  });
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(face.consentHeading),
      html('p', { class: 'lead' }, face.consentLead),
      html(
        'div',
        { class: 'readable', tabindex: '0', role: 'region', 'aria-label': said.faceConsent.title },
        ...paragraphs(said.faceConsent.text),
      ),
      given ? givenLine(app) : agree.element,
      html('p', { class: 'small' }, face.permission),
      alert.element,
      html('div', { class: 'actions' }, start),
    ),
  };
}

function givenLine({ words, said }: App): HTMLElement {
  const { title } = said.faceConsent;
  const [before = '', after = ''] = words.face.consented.split('{}');
  const name = button(`《${title}》`, 'link', () => {
    openText(said.faceConsent, words);
  });
  return html('p', { class: 'given' }, icon(icons.tick), filled(before), name, after);
}

function paragraphs(text: string): HTMLElement[] {
  return text
    .trim()
    .split(/\n+/)
    .map((line) => html('p', {}, line.replaceAll('**', '')));
}
