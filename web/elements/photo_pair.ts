import type { AttemptAdvice, PhotoSpecName, PortraitArtifact } from '../sdk/index.js';
import type { PortraitWords } from '../sdk/text/portrait_words.js';
import { html } from './dom.js';
import { icon, type IconName } from './icons.js';
import { drawBlob, wipe } from './picture_canvas.js';
import { measuredLine, photoLine } from './portrait_figures.js';

const kLongSide = 900;

/** 原照片 and 输出照片 side by side, what speaks against the photo, and what was done to it. */
export class PhotoPair {
  readonly element: HTMLElement;
  readonly #source = html('canvas', { role: 'img', part: 'source' });
  readonly #photo = html('canvas', { role: 'img', part: 'photo' });
  readonly #sourceName = html('figcaption');
  readonly #photoName = html('figcaption');
  readonly #said = html('div', { class: 'said' });
  #shown: PortraitArtifact | null = null;

  constructor() {
    const pair = html(
      'div',
      { class: 'pair' },
      html('figure', {}, this.#source, this.#sourceName),
      html('figure', {}, this.#photo, this.#photoName),
    );
    this.element = html('div', { class: 'photos', part: 'photos' }, pair, this.#said);
  }

  /** @param attempts a sentence; may be empty. Rejects when a picture cannot be decoded. */
  async show(
    artifact: PortraitArtifact,
    advice: AttemptAdvice,
    spec: PhotoSpecName | null,
    words: PortraitWords,
    attempts: string,
  ): Promise<void> {
    this.#name(words);
    this.#said.replaceChildren(
      ...reasons(advice, words),
      ...warnings(advice, words),
      ...[statement(artifact, words), html('p', { class: 'facts' }, photoLine(artifact, spec, words))],
      ...(attempts === '' ? [] : [html('p', { class: 'attempts', part: 'attempts' }, attempts)]),
    );
    if (artifact === this.#shown) return;
    this.#shown = artifact;
    await Promise.all([
      drawBlob(this.#source, artifact.source, kLongSide),
      drawBlob(this.#photo, artifact.photo, kLongSide),
    ]);
  }

  clear(): void {
    if (this.#shown === null) return;
    this.#shown = null;
    this.#said.replaceChildren();
    wipe(this.#source);
    wipe(this.#photo);
  }

  #name({ status }: PortraitWords): void {
    this.#sourceName.textContent = status.source;
    this.#photoName.textContent = status.photo;
    this.#source.setAttribute('aria-label', status.source);
    this.#photo.setAttribute('aria-label', status.photo);
  }
}

function reasons({ reasons: codes }: AttemptAdvice, words: PortraitWords): HTMLElement[] {
  if (codes.length === 0) return [];
  const lines = codes.map((code) => entry('stop', 'bad', words.reasons[code]));
  return [html('ul', { class: 'why', part: 'reasons' }, ...lines)];
}

function warnings({ warnings: checks }: AttemptAdvice, words: PortraitWords): HTMLElement[] {
  if (checks.length === 0) return [];
  const lines = checks.map((check) => {
    const reason = words.reasons[check.code as keyof PortraitWords['reasons']];
    return entry('attention', 'warn', reason, measuredLine(check, words));
  });
  return [html('p', { class: 'lead' }, words.status.advice), html('ul', { class: 'advice', part: 'advice' }, ...lines)];
}

function entry(sign: IconName, tone: string, sentence: string, figures = ''): HTMLElement {
  const small = figures === '' ? [] : [html('small', {}, figures)];
  return html('li', {}, html('span', { class: `mark ${tone}` }, icon(sign)), html('span', {}, sentence, ...small));
}

function statement({ facts }: PortraitArtifact, { status }: PortraitWords): HTMLElement {
  const said = facts.cropAndScaleOnly ? status.cropOnly : facts.backgroundReplaced ? status.backgroundReplaced : '';
  return html(
    'p',
    { class: 'statement', part: 'statement' },
    ...(said === '' ? [] : [icon('tick'), html('span', {}, said)]),
  );
}
