import { heading, html, list } from '../dom.js';
import type { MakePage } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { workingButton } from '../parts/working_button.js';
import { filled } from '../words/words.js';

/** 采集须知, 确认. */
export const noticePage: MakePage = (app) => {
  const { notice } = app.words;
  const [uploads, failures] = [app.flow?.uploadsAllowed ?? 0, app.flow?.failuresAllowed ?? 0];
  const figures: readonly (readonly number[])[] = [[], [], [uploads], [failures]];
  const rules = notice.rules.map((rule, index) => filled(rule, ...(figures[index] ?? [])));
  const alert = new AlertBox(app);
  const confirm = workingButton(notice.submit, 'main', alert, async () => {
    app.show(await app.client.confirmNotice());
  });
  return {
    element: html(
      'section',
      { class: 'page' },
      heading(notice.heading),
      html('p', { class: 'lead' }, notice.lead),
      html('h2', {}, notice.need),
      list(notice.items, 'points ticked'),
      html('h2', {}, notice.mind),
      list(rules, 'points marked'),
      alert.element,
      html('div', { class: 'actions' }, confirm),
    ),
  };
};
