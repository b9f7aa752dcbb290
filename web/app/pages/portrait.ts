// 人像采集: examples and camera, the upload, the server's verdict with 原照片 and 输出照片.
import type { App } from '../app.js';
import { ApiProblem } from '../api/api_problem.js';
import type { Flow } from '../api/flow_client.js';
import { sendParts } from '../api/parts.js';
import { pause } from '../api/retry.js';
import { loadElements } from '../capture/elements.js';
import { type KeptPicture, manifestOf } from '../capture/kept_pictures.js';
import { ownerOf } from '../capture/owner.js';
import { portraitStage } from '../capture/portrait_stage.js';
import { PageStack, type MakePage, type Page } from '../page.js';
import { loadingPage } from './opening.js';
import { checkedPhoto } from './portrait_checked.js';
import type { SendingPage } from '../parts/sending_page.js';
import { keptPhoto, sendingPhoto } from './portrait_sending.js';

/** A check whose request was lost is looked for so often. */
const kLookMs = 3000;

export const portraitPage: MakePage = (app) => new PortraitStep(app);

class PortraitStep implements Page {
  readonly element: HTMLElement;
  readonly #stack: PageStack;
  readonly #leaving = new AbortController();
  /** Of the last upload, to be adjusted; gone with the page. */
  #source: Blob | null = null;
  #sending = false;

  constructor(private readonly app: App) {
    this.#stack = new PageStack((page) => {
      if (this.element.isConnected) app.entered(page);
    });
    this.element = this.#stack.element;
    this.#stack.show(loadingPage(app));
    void this.#begin();
  }

  get stage(): boolean {
    return this.#stack.shown?.stage === true;
  }

  hasWork(): boolean {
    return this.#sending || this.#stack.shown?.hasWork?.() === true;
  }

  isSending(): boolean {
    return this.#sending;
  }

  goBack(): boolean {
    return this.#stack.shown?.goBack?.() === true;
  }

  close(): void {
    this.#leaving.abort();
    this.#stack.close();
  }

  async #begin(): Promise<void> {
    const { app } = this;
    const kept = await app.kept.find('portrait', ownerOf(app.flow));
    if (this.#leaving.signal.aborted) return;
    if (app.client.outbox.holds('portrait'))
      await this.#handIn(null, () => app.client.outbox.sendAgain<Flow>('portrait'));
    else if (kept !== null && (app.flow?.uploadsLeft ?? 0) > 0) this.#offerKept(kept);
    else this.#showState();
  }

  #showState(): void {
    const { app } = this;
    const portrait = app.flow?.portrait ?? null;
    if (portrait === null) void this.#capture(null);
    else if (portrait.accepted === null) void this.#awaitCheck();
    else
      this.#stack.show(
        checkedPhoto(app, portrait, {
          onAgain: () => void this.#capture(null),
          onAdjust: this.#source === null ? null : () => void this.#capture(this.#source),
        }),
      );
  }

  #offerKept(kept: KeptPicture): void {
    this.#stack.show(
      keptPhoto(this.app, kept, {
        onSend: () => void this.#upload(kept),
        onDrop: () => {
          void this.app.kept.drop('portrait');
          this.#showState();
        },
      }),
    );
  }

  async #capture(photo: Blob | null): Promise<void> {
    const { app } = this;
    try {
      await loadElements();
    } catch {
      this.#fallBack(new ApiProblem('offline'), () => void this.#capture(photo));
      return;
    }
    if (this.#leaving.signal.aborted) return;
    const checked = app.flow?.portrait?.accepted != null;
    const { page, begin } = portraitStage(app, {
      photo,
      onTaken: (picture) => void this.#upload(picture),
      onBack: checked
        ? () => {
            this.#showState();
          }
        : null,
    });
    this.#stack.show(page);
    begin();
  }

  async #upload(picture: KeptPicture): Promise<void> {
    const { app } = this;
    const { frame, manifest, origin, adjustment } = picture;
    this.#source = frame;
    await app.kept.keep('portrait', ownerOf(app.flow), picture);
    await this.#handIn(picture, async (view) => {
      const sending = {
        transport: app.client.transport,
        onProgress: (share: number) => {
          view.progress(app.words.portrait.sending, share);
        },
        signal: this.#leaving.signal,
      };
      const [source = ''] = await sendParts([frame], sending);
      view.progress(app.words.portrait.checking, null);
      return app.client.submitPortrait({
        source,
        origin,
        ...(adjustment !== null && { adjustment }),
        ...manifestOf({ manifest }),
      });
    });
  }

  async #handIn(picture: KeptPicture | null, work: (view: SendingPage) => Promise<Flow>): Promise<void> {
    const { app } = this;
    const view = sendingPhoto(app, picture?.frame ?? null, {
      onRetry: () => void (picture === null ? this.#begin() : this.#upload(picture)),
      onAgain: () => {
        void app.kept.drop('portrait');
        app.client.outbox.forget('portrait');
        void this.#capture(null);
      },
    });
    this.#stack.show(view);
    view.progress(picture === null ? app.words.portrait.checking : app.words.portrait.sending, null);
    this.#sending = true;
    try {
      app.learn(await work(view));
      await app.kept.drop('portrait');
      if (!this.#leaving.signal.aborted) this.#showState();
    } catch (error) {
      // What is spent is spent: the flow says how many are left now.
      if (error instanceof ApiProblem && error.code === 'uploadsSpent') await this.#spent();
      else view.fail(error);
    } finally {
      this.#sending = false;
    }
  }

  async #spent(): Promise<void> {
    const { app } = this;
    await app.kept.drop('portrait');
    await app.resume();
    app.say(app.words.problems.uploadsSpent);
  }

  /** The answer to the upload was lost with the page, or another page waits for it. */
  async #awaitCheck(): Promise<void> {
    const { app } = this;
    const { signal } = this.#leaving;
    this.#fallBack(null, () => void this.#capture(null));
    try {
      for (;;) {
        await pause(kLookMs, signal);
        const flow = await app.client.flow().catch(() => null);
        signal.throwIfAborted();
        if (flow === null) continue;
        app.learn(flow);
        if (flow.portrait?.accepted !== null) break;
      }
      if (!signal.aborted) this.#showState();
    } catch {
      // Left.
    }
  }

  #fallBack(problem: ApiProblem | null, onAgain: () => void): void {
    const view = sendingPhoto(this.app, null, { onRetry: onAgain, onAgain });
    this.#stack.show(view);
    if (problem === null) view.progress(this.app.words.portrait.checking, null);
    else view.fail(problem);
  }
}
