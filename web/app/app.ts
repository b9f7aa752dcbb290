// Where the candidate is, and which page shows it: always the one of the server's step.
import { problemOf, type ApiProblem } from './api/api_problem.js';
import { FlowClient, type Flow, type Texts } from './api/flow_client.js';
import { KeptPictures } from './capture/kept_pictures.js';
import { ownerOf } from './capture/owner.js';
import { guardHistory } from './history_guard.js';
import { PageStack, type MakePage, type Page } from './page.js';
import { loadingPage, unreachedPage } from './pages/opening.js';
import { signInPage } from './pages/sign_in.js';
import { pageOfStep } from './pages/steps.js';
import { ask, closeDialog } from './parts/dialog.js';
import { openManualReview } from './parts/manual_review.js';
import { chooseLanguage, chooseLarge, chosenLanguage, isLarge } from './preferences.js';
import { Shell } from './shell.js';
import { wordsFor, type Language, type Words } from './words/words.js';

/** What was typed and not sent; outlives a change of language. */
export interface Drafts {
  phone: string;
  code: string;
  agreed: boolean;
  /** When another code may be asked for, Unix ms. */
  codeAgainAtMs: number;
}

export class App {
  readonly client = new FlowClient();
  readonly kept = new KeptPictures();
  readonly drafts: Drafts = { phone: '', code: '', agreed: false, codeAgainAtMs: 0 };
  texts: Texts | null = null;
  flow: Flow | null = null;
  #language: Language = chosenLanguage();
  #make: MakePage = loadingPage;
  readonly #shell: Shell;
  readonly #pages: PageStack;
  readonly #leaveHistory: () => void;

  constructor(root: HTMLElement) {
    this.#shell = new Shell(root, {
      onLanguage: () => {
        this.#speak(this.#language === 'en' ? 'zh-CN' : 'en');
      },
      onLarge: () => {
        this.#enlarge(!isLarge());
      },
      onReview: () => {
        this.review();
      },
      onSignOut: () => void this.#signOutAsked(),
    });
    this.#pages = new PageStack();
    this.#shell.main.append(this.#pages.element);
    this.#leaveHistory = guardHistory(() => void this.#goBack());
    this.#enlarge(isLarge());
    addEventListener('offline', () => {
      this.#network();
    });
    addEventListener('online', () => {
      this.#network();
    });
    addEventListener('beforeunload', (event) => {
      if (this.#pages.shown?.isSending?.() === true) event.preventDefault();
    });
  }

  get words(): Words {
    return wordsFor(this.#language);
  }

  get language(): Language {
    return this.#language;
  }

  get large(): boolean {
    return isLarge();
  }

  /** Texts that are there once anything but the opening page is shown. */
  get said(): Texts {
    if (this.texts === null) throw new Error('no page is shown before the texts');
    return this.texts;
  }

  async start(): Promise<void> {
    this.#open(loadingPage, false);
    this.#network();
    try {
      this.texts = await this.client.texts();
      await this.resume();
    } catch (error) {
      this.#open(unreachedPage(problemOf(error)));
    }
  }

  /** Asks the server where the candidate is. @throws ApiProblem */
  async resume(): Promise<void> {
    try {
      this.show(await this.client.flow());
    } catch (error) {
      if (!this.leads(problemOf(error))) throw error;
    }
  }

  /** The page of the flow's step, anew. */
  show(flow: Flow): void {
    this.#take(flow);
    this.#open(pageOfStep(flow.step));
  }

  /** The flow has changed and the page shows it itself; another step is another page. */
  learn(flow: Flow): void {
    const before = this.flow?.step;
    this.#take(flow);
    if (before === flow.step) this.#dress();
    else this.show(flow);
  }

  #take(flow: Flow): void {
    this.flow = flow;
    this.client.outbox.owner = ownerOf(flow);
  }

  /** Problems that are answered by another page. @returns whether it was one. */
  leads({ code }: ApiProblem): boolean {
    if (code === 'signInNeeded' || code === 'signInExpired') {
      this.#signedOut();
      return true;
    }
    if (code !== 'otherStep' && code !== 'locked') return false;
    this.say(this.words.problems[code]);
    this.resume().catch((error: unknown) => {
      this.#open(unreachedPage(problemOf(error)));
    });
    return true;
  }

  #signedOut(): void {
    const wasSignedIn = this.flow !== null;
    this.flow = null;
    this.client.transport.closed();
    this.#open(signInPage);
    if (wasSignedIn) this.say(this.words.problems.signInNeeded);
  }

  say(sentence: string): void {
    this.#shell.say(sentence);
  }

  review(): void {
    openManualReview(this);
  }

  /** A page that is no step's. */
  open(make: MakePage): void {
    this.#open(make);
  }

  /** 安全退出: nothing of the candidate stays on the device. @throws ApiProblem */
  async signOut(): Promise<void> {
    await this.client.signOut().catch((error: unknown) => {
      if (problemOf(error).code !== 'signInNeeded') throw error;
    });
    await this.kept.clear();
    this.client.outbox.forgetAll();
    this.flow = null;
    this.client.transport.closed();
    Object.assign(this.drafts, { phone: '', code: '', agreed: false, codeAgainAtMs: 0 });
  }

  /** Back to the registration system. */
  async leave(): Promise<void> {
    await this.signOut();
    this.#leaveHistory();
    this.#pages.close();
    location.replace(this.said.registrationUrl);
  }

  #open(make: MakePage, focus = true): void {
    closeDialog();
    this.#make = make;
    const page = make(this);
    this.#pages.show(page);
    this.#dress();
    this.#shell.enter(page, focus);
  }

  /** A page within the step, as its parts see fit. */
  entered(page: Page): void {
    this.#shell.enter(page, true);
  }

  #dress(): void {
    document.documentElement.lang = this.#language;
    document.title = `${this.words.title} · ${this.words.authority}`;
    this.#shell.dress(this.words, isLarge(), this.flow);
  }

  #speak(language: Language): void {
    this.#language = language;
    chooseLanguage(language);
    this.#network();
    this.#open(this.#make, false);
  }

  #enlarge(large: boolean): void {
    chooseLarge(large);
    document.documentElement.classList.toggle('large', large);
    this.#dress();
  }

  #network(): void {
    this.#shell.network(navigator.onLine ? null : this.words.offline);
  }

  async #goBack(): Promise<void> {
    if (closeDialog()) return;
    const page = this.#pages.shown;
    if (page?.goBack?.() === true) return;
    this.say(this.words.stay.noBack);
    await Promise.resolve();
  }

  async #signOutAsked(): Promise<void> {
    const { title, text, leave, stay } = this.words.stay;
    if (this.#pages.shown?.hasWork?.() === true && !(await ask({ title, text, yes: leave, no: stay }))) return;
    try {
      await this.signOut();
    } catch (error) {
      this.say(this.words.problems[problemOf(error).code]);
      return;
    }
    this.#open(signInPage);
    this.say(this.words.signOut.done);
  }
}
