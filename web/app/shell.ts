// What surrounds every page: header, progress, the way to a person, network, short messages.
import type { Flow, Step } from './api/flow_client.js';
import { button, html, icon, icons } from './dom.js';
import type { Page } from './page.js';
import { filled, type Words } from './words/words.js';

export interface ShellActions {
  readonly onLanguage: () => void;
  readonly onLarge: () => void;
  readonly onReview: () => void;
  readonly onSignOut: () => void;
}

const kStages: Readonly<Partial<Record<Step, number>>> = {
  card: 0,
  reading: 0,
  comparison: 0,
  portrait: 1,
  face: 2,
  police: 3,
  policeFailed: 3,
};
const kToastMs = 6000;

export class Shell {
  readonly main = html('main', { id: 'main' });
  readonly #header = html('header');
  readonly #footer = html('footer');
  readonly #network = html('p', { class: 'network', role: 'status', hidden: true });
  readonly #toast = html('p', { class: 'toast', role: 'status', hidden: true });
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly actions: ShellActions,
  ) {
    root.replaceChildren(this.#header, this.#network, this.main, this.#footer, this.#toast);
  }

  /** @param flow null before anyone signed in. */
  dress(words: Words, large: boolean, flow: Flow | null): void {
    const { onLanguage, onLarge, onReview, onSignOut } = this.actions;
    const skip = html('a', { class: 'skip', href: '#main' }, words.skip);
    const title = html('p', { class: 'title' }, html('span', { class: 'authority' }, words.authority), words.title);
    const type = button(words.largeType, 'tool', onLarge);
    type.setAttribute('aria-pressed', String(large));
    const language = button(words.language, 'tool', onLanguage);
    language.lang = words.language === '中文' ? 'zh-CN' : 'en';
    this.#header.replaceChildren(
      skip,
      html('div', { class: 'bar' }, title, html('div', { class: 'tools' }, type, language)),
      ...progress(words, flow),
    );
    const review = button(words.review.open, 'link', onReview);
    review.prepend(icon(icons.person));
    this.#footer.replaceChildren(
      ...(flow?.manualReview == null ? [] : [html('p', { class: 'asked' }, words.review.asked)]),
      ...(flow === null || flow.failures === 0 || flow.step === 'done'
        ? []
        : [html('p', { class: 'small failures' }, filled(words.failures, flow.failures, flow.failuresAllowed))]),
      html(
        'div',
        { class: 'ways' },
        review,
        ...(flow === null || flow.step === 'done' ? [] : [button(words.signOut.action, 'link', onSignOut)]),
      ),
    );
  }

  /** A new page: its heading gets the focus, the window its top. */
  enter(page: Page, focus: boolean): void {
    this.root.classList.toggle('on-stage', page.stage === true);
    if (!focus) return;
    scrollTo(0, 0);
    page.element.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  network(sentence: string | null): void {
    this.#network.hidden = sentence === null;
    this.#network.textContent = sentence ?? '';
  }

  say(sentence: string): void {
    clearTimeout(this.#toastTimer);
    this.#toast.hidden = false;
    this.#toast.textContent = sentence;
    this.#toastTimer = setTimeout(() => {
      this.#toast.hidden = true;
    }, kToastMs);
  }
}

function progress({ progress: { label, of, stages } }: Words, flow: Flow | null): HTMLElement[] {
  const at = flow === null ? undefined : kStages[flow.step];
  if (at === undefined) return [];
  const dots = stages.map((stage, index) =>
    html(
      'li',
      { class: index < at ? 'past' : index === at ? 'now' : 'ahead', ...(index === at && { 'aria-current': 'step' }) },
      stage,
    ),
  );
  const line = html(
    'ol',
    { class: 'steps', 'aria-label': `${label}: ${filled(of, at + 1, stages[at] ?? '')}` },
    ...dots,
  );
  return [line];
}
