// 身份证信息采集: both sides, 确定 hands them in.
import type { App } from '../app.js';
import { ApiProblem } from '../api/api_problem.js';
import type { CardSide, Flow } from '../api/flow_client.js';
import { sendParts } from '../api/parts.js';
import { cardStage } from '../capture/card_stage.js';
import { loadElements, prefetchFaces } from '../capture/elements.js';
import { type KeptPicture, manifestOf } from '../capture/kept_pictures.js';
import { ownerOf } from '../capture/owner.js';
import { heading, html } from '../dom.js';
import { PageStack, type MakePage, type Page } from '../page.js';
import { AlertBox } from '../parts/alert_box.js';
import { ProgressBar } from '../parts/progress_bar.js';
import { workingButton } from '../parts/working_button.js';
import { filled, sentenceFor } from '../words/words.js';
import { CardSlot } from './card_slot.js';

const kSides = ['portrait', 'emblem'] as const;

export const cardSidesPage: MakePage = (app) => new CardSidesPage(app);

class CardSidesPage implements Page {
  readonly element: HTMLElement;
  readonly #stack: PageStack;
  readonly #overview: Page;
  readonly #alert: AlertBox;
  readonly #progress = new ProgressBar();
  readonly #slots: Readonly<Record<CardSide, CardSlot>>;
  readonly #pictures: Record<CardSide, KeptPicture | null> = { portrait: null, emblem: null };
  readonly #leaving = new AbortController();
  readonly #stopPrefetch = prefetchFaces();
  #sending = false;

  constructor(private readonly app: App) {
    const { card } = app.words;
    this.#alert = new AlertBox(app);
    this.#progress.element.hidden = true;
    const actions = {
      onCamera: (side: CardSide) => void this.#take(side, null),
      onFile: (side: CardSide, file: File) => void this.#take(side, file),
      onRemove: (side: CardSide) => {
        this.#remove(side);
      },
    };
    this.#slots = {
      portrait: new CardSlot('portrait', app.words, actions),
      emblem: new CardSlot('emblem', app.words, actions),
    };
    const submit = workingButton(card.submit, 'main', this.#alert, () => this.#submit());
    const element = html(
      'section',
      { class: 'page' },
      heading(card.heading),
      html('p', { class: 'lead' }, card.lead),
      html('div', { class: 'slots' }, this.#slots.portrait.element, this.#slots.emblem.element),
      this.#alert.element,
      this.#progress.element,
      html('div', { class: 'actions' }, submit),
    );
    this.#overview = { element };
    this.#stack = new PageStack();
    this.#stack.show(this.#overview);
    this.element = this.#stack.element;
    void this.#recall();
    // Here before it is needed, so that a tap opens the camera at once.
    loadElements().catch(() => undefined);
  }

  hasWork(): boolean {
    return kSides.some((side) => this.#pictures[side] !== null);
  }

  isSending(): boolean {
    return this.#sending;
  }

  goBack(): boolean {
    return this.#stack.shown?.goBack?.() === true;
  }

  close(): void {
    this.#leaving.abort();
    this.#stopPrefetch();
    this.#stack.close();
    for (const side of kSides) this.#slots[side].close();
  }

  /** What was taken before the page was killed, or is on its way. */
  async #recall(): Promise<void> {
    const { app } = this;
    let found = false;
    for (const side of kSides) {
      const kept = await app.kept.find(`card.${side}`, ownerOf(app.flow));
      if (kept === null || this.#pictures[side] !== null) continue;
      this.#pictures[side] = kept;
      this.#slots[side].show(kept);
      found = true;
    }
    if (app.client.outbox.holds('card')) await this.#resend();
    else if (found) app.say(app.words.card.kept);
  }

  async #take(side: CardSide, file: File | null): Promise<void> {
    this.#alert.clear();
    try {
      await loadElements();
    } catch {
      this.#alert.fail(new ApiProblem('offline'));
      return;
    }
    const { page, begin } = cardStage(this.app, {
      side,
      file,
      onTaken: (picture) => {
        this.#put(side, picture);
        this.#toOverview(side);
      },
      onBack: () => {
        this.#toOverview(side);
      },
    });
    this.#stack.show(page);
    this.app.entered(page);
    begin();
  }

  #toOverview(side: CardSide): void {
    this.#stack.show(this.#overview);
    this.app.entered(this.#overview);
    this.#slots[side].focus();
  }

  #put(side: CardSide, picture: KeptPicture): void {
    this.#pictures[side] = picture;
    this.#slots[side].show(picture);
    void this.app.kept.keep(`card.${side}`, ownerOf(this.app.flow), picture);
  }

  #remove(side: CardSide): void {
    this.#alert.clear();
    this.#pictures[side] = null;
    this.#slots[side].show(null);
    this.#slots[side].focus();
    void this.app.kept.drop(`card.${side}`);
  }

  async #submit(): Promise<void> {
    const { portrait, emblem } = this.#pictures;
    const { app } = this;
    if (portrait === null || emblem === null) {
      this.#alert.show(app.words.card.missing);
      this.#slots[portrait === null ? 'portrait' : 'emblem'].focus();
      return;
    }
    await this.#handIn(async () => {
      const sending = {
        transport: app.client.transport,
        onProgress: (share: number) => {
          this.#progress.show(app.words.card.sending, share);
        },
        signal: this.#leaving.signal,
      };
      const submission = await sent({ portrait, emblem }, sending);
      this.#progress.show(app.words.card.reading, null);
      return app.client.submitCard(submission);
    });
  }

  async #resend(): Promise<void> {
    await this.#handIn(() => {
      this.#progress.show(this.app.words.card.reading, null);
      return this.app.client.outbox.sendAgain<Flow>('card');
    }).catch((error: unknown) => {
      this.#alert.fail(error);
    });
  }

  async #handIn(work: () => Promise<Flow>): Promise<void> {
    this.#sending = true;
    try {
      const flow = await work();
      await this.app.kept.drop('card.portrait', 'card.emblem');
      this.app.show(flow);
    } catch (error) {
      if (!this.#refused(error)) throw error;
    } finally {
      this.#sending = false;
      this.#progress.element.hidden = true;
    }
  }

  /** Which side did not pass, and why, stands where that side is. */
  #refused(error: unknown): boolean {
    if (!(error instanceof ApiProblem) || error.code !== 'cardRefused') return false;
    const { side, reasons = [] } = error.facts;
    if (side === undefined) return false;
    const { words } = this.app;
    const sentences = reasons.map((reason) => sentenceFor(words.cardReasons, reason) ?? words.problems.cardRefused);
    this.#slots[side].refuse([...new Set(sentences)]);
    this.#alert.show(filled(words.card.refused, words.card.taken[side]), ...new Set(sentences));
    return true;
  }
}

type Submission = Parameters<App['client']['submitCard']>[0];

/** Stores both sides' pictures. */
async function sent(
  pictures: Readonly<Record<CardSide, KeptPicture>>,
  sending: Parameters<typeof sendParts>[1],
): Promise<Submission> {
  const digests = await sendParts(
    kSides.flatMap((side) => blobsOf(pictures[side])),
    sending,
  );
  const [first = '', ...others] = digests;
  const emblemFrame = blobsOf(pictures.portrait).length - 1;
  return {
    portrait: submissionOf(pictures.portrait, first, pictures.portrait.card === null ? undefined : others[0]),
    emblem: submissionOf(pictures.emblem, others[emblemFrame] ?? '', others[emblemFrame + 1]),
  };
}

function blobsOf({ frame, card }: KeptPicture): Blob[] {
  return card === null ? [frame] : [frame, card];
}

function submissionOf(kept: KeptPicture, frame: string, card?: string): Submission['portrait'] {
  return { frame, origin: kept.origin, ...(card !== undefined && { card }), ...manifestOf(kept) };
}
