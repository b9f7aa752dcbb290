import type { ApiProblem } from '../api/api_problem.js';
import { heading, html } from '../dom.js';
import type { MakePage } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { spokenProblem } from '../parts/spoken.js';
import { workingButton } from '../parts/working_button.js';

export const loadingPage: MakePage = ({ words }) => ({
  element: html(
    'section',
    { class: 'page waiting', 'aria-busy': 'true' },
    html('div', { class: 'spinner' }),
    heading(words.loading),
  ),
});

/** The server was not reached: nothing can be shown without it. */
export function unreachedPage(problem: ApiProblem): MakePage {
  return (app) => {
    const alert = new AlertBox(app);
    const again = workingButton(app.words.retry, 'main', alert, () => app.start());
    const sentences = spokenProblem(app.words, problem).map((sentence) => html('p', {}, sentence));
    return {
      element: html(
        'section',
        { class: 'page' },
        heading(app.words.title),
        ...sentences,
        alert.element,
        html('div', { class: 'actions' }, again),
      ),
    };
  };
}
