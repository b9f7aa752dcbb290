import type { App } from '../app.js';
import { button, heading, html, icon, icons } from '../dom.js';
import type { Page } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { type SendingPage, sendingPage } from '../parts/sending_page.js';
import { spokenSeconds } from '../parts/spoken.js';
import { workingButton } from '../parts/working_button.js';
import { filled, sentenceFor } from '../words/words.js';

/** The evidence on its way. */
export function sendingFace(
  app: App,
  { onResend, onAgain }: { readonly onResend: () => void; readonly onAgain: () => void },
): SendingPage {
  const { face } = app.words;
  return sendingPage(app, face.heading, html('div', { class: 'disc' }, icon(icons.face)), [
    button(face.again, 'second', onAgain),
    button(face.resend, 'main', onResend),
  ]);
}

/** 认证没有通过, and why; where the portrait is not the person's, the way to a new one. */
export function faceRefused(app: App, problem: string, counted: boolean, onAgain: () => Promise<void>): Page {
  const { words, client } = app;
  const { face } = words;
  const alert = new AlertBox(app);
  const again = workingButton(face.again, 'main', alert, onAgain);
  const portrait = workingButton(face.newPortrait, 'second', alert, async () => {
    app.show(await client.restart('portrait'));
  });
  const isOther = problem === 'otherFace' || problem === 'noFaceInPortrait';
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(face.notPassed),
      html(
        'div',
        { class: 'verdict bad' },
        icon(icons.warn),
        html('p', {}, sentenceFor(words.faceProblems, problem) ?? words.faceProblemOther),
      ),
      // After a reload it is not known any more which attempt counted: the foot of the page says how many did.
      isOther && !counted ? null : html('p', { class: 'small' }, counted ? face.counted : face.notCounted),
      alert.element,
      html('div', { class: 'actions' }, isOther ? portrait : null, again),
    ),
  };
}

/** Six challenges in ten minutes: a pause, counted down. */
export function facePause({ words }: App, seconds: number, onOver: () => void): Page {
  const { face } = words;
  const endsAtMs = Date.now() + 1000 * seconds;
  const left = html('p', { class: 'countdown', role: 'timer' });
  const go = button(face.again, 'main', onOver);
  go.hidden = true;
  const tell = (): void => {
    const rest = (endsAtMs - Date.now()) / 1000;
    left.textContent = rest > 0 ? filled(face.pauseLeft, spokenSeconds(words, rest)) : '';
    if (rest > 0) return;
    clearInterval(timer);
    go.hidden = false;
  };
  const timer = setInterval(tell, 1000);
  tell();
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(face.pauseHeading),
      html('div', { class: 'disc' }, icon(icons.clock)),
      html('p', { class: 'lead' }, face.pause),
      left,
      html('div', { class: 'actions' }, go),
    ),
    close: () => {
      clearInterval(timer);
    },
  };
}
