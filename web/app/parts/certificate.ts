import type { App } from '../app.js';
import { PictureView } from '../capture/picture_view.js';
import { html } from '../dom.js';

/** What is submitted of a candidate: the photo, and name and number, masked. */
export class Certificate {
  readonly element: HTMLElement;
  readonly #photo: PictureView;
  readonly #leaving = new AbortController();

  constructor(private readonly app: App) {
    const { flow, words } = app;
    const { name, number, photo } = words.result;
    this.#photo = new PictureView(photo, 'photo');
    const entry = (term: string, value = ''): HTMLElement[] => [html('dt', {}, term), html('dd', {}, value)];
    const data = html('dl', {}, ...entry(name, flow?.person.name), ...entry(number, flow?.person.number));
    this.element = html('div', { class: 'certificate' }, this.#photo.element, data);
    void this.#fetch();
  }

  close(): void {
    this.#leaving.abort();
    this.#photo.clear();
  }

  async #fetch(): Promise<void> {
    const { client, flow } = this.app;
    if (flow?.portrait == null) return;
    const path = `/portraits/${flow.portrait.id}/output`;
    // Without it there are still name and number.
    const picture = await client.picture(path, this.#leaving.signal).catch(() => null);
    if (picture !== null && !this.#leaving.signal.aborted) this.#photo.show(picture);
  }
}
