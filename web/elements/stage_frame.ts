import type { Point, Rect } from '../sdk/index.js';
import { buttonStyles, type ButtonSet, type ControlName, type Labels } from './button_set.js';
import { adoptStyles, animateAgain, html, setText } from './dom.js';
import { icon } from './icons.js';
import { boxToPicture, kWideShape, rectInPicture, type Extent } from './picture_fit.js';
import { ringStyles } from './progress_ring.js';
import { stageStyles } from './stage_styles.js';

/** Which of a view's faces is shown. */
export type Face = 'panel' | 'problem' | 'waiting' | 'notes' | 'camera' | 'still' | 'review' | 'adjust' | 'end';
/** `good`: go on so; `warn`: something to correct. */
export type Tone = 'plain' | 'good' | 'warn';

/** What every view shows. */
export interface StageContent {
  readonly face: Face;
  readonly title: string;
  /** 1/2, or nothing. */
  readonly step: string;
  /** On a panel the sentence in its middle, elsewhere the hint. */
  readonly text: string;
  readonly tone: Tone;
  readonly buttons: ReadonlySet<ControlName>;
  /** The one to be pressed, most often; null for none. */
  readonly main: ControlName | null;
}

export interface StageParts {
  /** For style sheets. */
  readonly kind: 'card' | 'portrait' | 'liveness';
  readonly styles: readonly string[];
  readonly buttons: ButtonSet;
  /** Beside the title. */
  readonly tools: readonly ControlName[];
  readonly bar: readonly ControlName[];
  /** On the panel, above its sentence. */
  readonly art: readonly Element[];
  /** Before the title. */
  readonly inHead?: readonly Element[];
  /** Over the picture, below everything else. */
  readonly over: readonly Element[];
  /** Between title and hint. */
  readonly inArea: readonly Element[];
  /** The picture was tapped; shares of the frame. */
  readonly onTap: (at: Point) => void;
  /** @param area between title and hint, in the box's pixels. */
  readonly onMeasure: (box: Extent, area: Rect) => void;
}

/** From this shape on two cards fit below each other at full width. */
const kTallShape = 1.75;

/** The frame of every view: the live picture, a title with tools, an area, a hint with reasons, and a bar of buttons. */
export class StageFrame {
  readonly video = html('video', { playsinline: '', muted: '', autoplay: '', 'aria-hidden': 'true' });
  readonly element: HTMLElement;
  /** CSS pixels; kept, because asking the page for them lays it out. */
  box: Extent = { width: 0, height: 0 };
  readonly #parts: StageParts;
  readonly #step = html('span', { class: 'step' });
  readonly #titleText = html('span');
  readonly #badge = html('div', { class: 'badge' }, icon('warn'));
  readonly #spinner = html('div', { class: 'spinner' });
  readonly #message = html('p', { part: 'message' });
  readonly #panel: HTMLElement;
  readonly #area = html('div', { class: 'aim' });
  readonly #hint = html('div', { class: 'hint', part: 'hint', role: 'status', 'aria-live': 'polite' });
  readonly #reasons = html('ul', { class: 'reasons', part: 'reasons' });
  readonly #bar = html('div', { class: 'bar', part: 'bar' });
  readonly #flash = html('div', { class: 'flash' });
  readonly #focus = html('div', { class: 'focus' });
  readonly #resize = new ResizeObserver(() => {
    this.#measure();
  });

  constructor(root: ShadowRoot, parts: StageParts) {
    this.#parts = parts;
    adoptStyles(root, [stageStyles, buttonStyles, ringStyles, ...parts.styles].join(''));
    const control = (name: ControlName): HTMLElement => parts.buttons.element(name);
    const title = html('p', { class: 'title', part: 'title', role: 'status' }, this.#step, this.#titleText);
    const tools = html('div', { class: 'tools' }, ...parts.tools.map(control));
    const head = html('div', { class: 'head' }, ...(parts.inHead ?? []), title, tools);
    this.#panel = html('div', { class: 'panel' }, ...parts.art, this.#badge, this.#spinner, this.#message);
    this.#area.append(this.#panel, ...parts.inArea);
    this.#bar.append(...parts.bar.map(control));
    const foot = html('div', { class: 'foot' }, this.#hint, this.#reasons);
    const ui = html('div', { class: 'ui' }, head, this.#area, foot, this.#bar);
    const layers = [this.video, ...parts.over, this.#focus, ui, this.#flash];
    this.element = html('div', { class: 'stage', part: 'stage', 'data-kind': parts.kind }, ...layers);
    root.append(this.element);
    this.#area.addEventListener('click', (event) => {
      this.#tap(event);
    });
    this.#resize.observe(this.element);
    this.#resize.observe(this.#area);
  }

  close(): void {
    this.#resize.disconnect();
  }

  /** @param labels of the buttons. */
  show(content: StageContent, labels: Labels, lang: string): void {
    const { face, step, title, text, tone, buttons, main } = content;
    const onPanel = face === 'panel' || face === 'problem' || face === 'waiting';
    this.element.lang = lang;
    this.element.dataset['face'] = face;
    this.video.hidden = face !== 'camera';
    for (const over of this.#parts.over) over.toggleAttribute('hidden', face !== 'camera');
    this.#panel.hidden = !onPanel;
    for (const art of this.#parts.art) art.toggleAttribute('hidden', face !== 'panel');
    this.#badge.hidden = face !== 'problem';
    this.#spinner.hidden = face !== 'waiting';
    setText(this.#step, step);
    this.#step.hidden = step === '';
    setText(this.#titleText, title);
    setText(this.#message, onPanel ? text : '');
    this.hint(text, tone);
    this.#hint.classList.toggle('spoken', onPanel || face === 'end');
    this.#bar.dataset['look'] = face === 'camera' ? 'tools' : 'pills';
    this.#parts.buttons.show(buttons, main);
    this.#parts.buttons.speak(labels);
    this.#reach();
  }

  /** Whether something of the view has the focus. */
  get hasFocus(): boolean {
    return this.#root.activeElement !== null;
  }

  /** When what had the focus is hidden, it moves on to the main button. */
  keepFocus(hadFocus: boolean): void {
    const { activeElement } = this.#root;
    if (!hadFocus) return;
    if (activeElement === null || activeElement.getClientRects().length === 0) this.#parts.buttons.focusFirst();
  }

  hint(text: string, tone: Tone): void {
    setText(this.#hint, text);
    if (this.element.dataset['tone'] !== tone) this.element.dataset['tone'] = tone;
  }

  /** The code behind the hint, for style sheets and tests. */
  guidance(code: string | null): void {
    this.mark('guidance', code);
  }

  /** A data attribute of the stage, for style sheets and tests. */
  mark(name: string, value: string | null): void {
    if (value === null) this.element.removeAttribute(`data-${name}`);
    else if (this.element.dataset[name] !== value) this.element.dataset[name] = value;
  }

  /** @param lead before the phrases; may be empty. */
  reasons(lead: string, phrases: readonly string[]): void {
    const key = [lead, ...phrases].join();
    if (this.#reasons.dataset['key'] === key) return;
    this.#reasons.dataset['key'] = key;
    const first = lead === '' ? [] : [html('li', { class: 'lead' }, lead)];
    this.#reasons.replaceChildren(...first, ...phrases.map((phrase) => html('li', {}, phrase)));
  }

  /** The live picture as in a mirror, which is what people are used to of themselves. */
  mirror(mirrored: boolean): void {
    this.element.dataset['mirrored'] = mirrored ? 'yes' : 'no';
  }

  /** A place of the box in the video's frames, in their pixels; null while there are none. */
  inFrame(rect: Rect): Rect | null {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (width === 0) return null;
    const place = rectInPicture(rect, { width, height }, this.box, 'cover');
    return this.#mirrored ? { ...place, x: width - place.x - place.width } : place;
  }

  flash(): void {
    animateAgain(this.#flash);
  }

  get #root(): ShadowRoot {
    return this.element.getRootNode() as ShadowRoot;
  }

  get #mirrored(): boolean {
    return this.element.dataset['mirrored'] === 'yes';
  }

  #tap({ clientX, clientY }: MouseEvent): void {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (this.element.dataset['face'] !== 'camera' || width === 0) return;
    const { left, top } = this.element.getBoundingClientRect();
    const at = { x: clientX - left, y: clientY - top };
    const { x, y } = boxToPicture({ width, height }, this.box, 'cover')(at);
    Object.assign(this.#focus.style, { left: `${at.x}px`, top: `${at.y}px` });
    animateAgain(this.#focus);
    const across = Math.min(1, Math.max(0, x / width));
    this.#parts.onTap({ x: this.#mirrored ? 1 - across : across, y: Math.min(1, Math.max(0, y / height)) });
  }

  /** What scrolls is scrolled by keyboard as well. */
  #reach(): void {
    const scrolls = this.#area.scrollHeight > this.#area.clientHeight;
    if (scrolls === this.#area.hasAttribute('tabindex')) return;
    if (scrolls) this.#area.setAttribute('tabindex', '0');
    else this.#area.removeAttribute('tabindex');
  }

  #measure(): void {
    this.#reach();
    const { clientWidth: width, clientHeight: height } = this.element;
    this.box = { width, height };
    const shape = width > height * kWideShape ? 'wide' : height > width * kTallShape ? 'tall' : 'even';
    if (this.element.dataset['shape'] !== shape) this.element.dataset['shape'] = shape;
    const { offsetLeft: x, offsetTop: y, offsetWidth, offsetHeight } = this.#area;
    if (offsetWidth > 0) this.#parts.onMeasure(this.box, { x, y, width: offsetWidth, height: offsetHeight });
  }
}
