import type { AskedSide, CapturedSide, CaptureReason, CardAnalysis, Point, Quad, Rect, Words } from '../sdk/index.js';
import { aimStyles, AimView } from './aim_view.js';
import { buttonStyles, ButtonSet, type ButtonName, type ControlName } from './button_set.js';
import { CardOutline, outlineStyles } from './card_outline.js';
import { cardStyles } from './card_styles.js';
import { cornerStyles } from './corner_editor.js';
import { adoptStyles, html } from './dom.js';
import { icon } from './icons.js';
import {
  boxToPicture,
  cornersInBox,
  guideInArea,
  kWideShape,
  pictureToBox,
  rectInPicture,
  type Extent,
} from './picture_fit.js';
import { ringStyles } from './progress_ring.js';
import { reasonList, reviewStyles, ReviewView } from './review_view.js';
import { drawSide, sideArt } from './side_art.js';
import { StillView } from './still_view.js';

/** Which of the view's faces is shown. */
export type Face = 'panel' | 'problem' | 'waiting' | 'camera' | 'still' | 'review';
/** `good`: go on so; `warn`: something to correct. */
export type Tone = 'plain' | 'good' | 'warn';

export interface FaceContent {
  readonly face: Face;
  readonly title: string;
  /** 1/2, or nothing. */
  readonly step: string;
  readonly side: AskedSide;
  /** On a panel the sentence in its middle, elsewhere the hint. */
  readonly text: string;
  readonly tone: Tone;
  readonly reasons: readonly CaptureReason[];
  /** Before the reasons; may be empty. */
  readonly lead: string;
  readonly buttons: ReadonlySet<ControlName>;
  /** The one to be pressed, most often; null for none. */
  readonly main: ControlName | null;
  /** Of `review`. */
  readonly sides: readonly CapturedSide[];
  /** Of `review`: nothing can be taken again. */
  readonly final: boolean;
  /** Of `still`: it is being looked at. */
  readonly busy: boolean;
}

export interface ViewActions {
  readonly onPress: (name: ButtonName) => void;
  readonly onFile: (file: File) => void;
  readonly onRetake: (side: AskedSide) => void;
  /** The picture was tapped; shares of the frame. */
  readonly onFocus: (at: Point) => void;
}

/** From this shape on two cards fit below each other at full width. */
const kTallShape = 1.75;

/** Everything <qujing-card> shows, and nothing of what it knows. */
export class CardView {
  readonly video = html('video', { playsinline: '', muted: '', autoplay: '', 'aria-hidden': 'true' });
  readonly aim = new AimView();
  readonly still = new StillView();
  readonly #buttons: ButtonSet;
  readonly #review: ReviewView;
  readonly #outlineBox = html('div', { class: 'card-outline', part: 'outline', 'aria-hidden': 'true' });
  readonly #outline = new CardOutline(this.#outlineBox);
  readonly #step = html('span', { class: 'step' });
  readonly #titleText = html('span');
  readonly #title = html('p', { class: 'title', part: 'title', role: 'status' }, this.#step, this.#titleText);
  readonly #art = sideArt();
  readonly #badge = html('div', { class: 'badge' }, icon('warn'));
  readonly #spinner = html('div', { class: 'spinner' });
  readonly #message = html('p', { part: 'message' });
  readonly #panel = html('div', { class: 'panel' }, this.#art, this.#badge, this.#spinner, this.#message);
  readonly #area = html('div', { class: 'aim' });
  readonly #hint = html('div', { class: 'hint', part: 'hint', role: 'status', 'aria-live': 'polite' });
  readonly #reasons = html('ul', { class: 'reasons', part: 'reasons' });
  readonly #bar = html('div', { class: 'bar', part: 'bar' });
  readonly #flash = html('div', { class: 'flash' });
  readonly #focus = html('div', { class: 'focus' });
  readonly #stage = html('div', { class: 'stage', part: 'stage' });
  readonly #resize = new ResizeObserver(() => {
    this.#measure();
  });
  #face: Face = 'panel';
  /** Kept, because asking the page for them lays it out. */
  #box: Extent = { width: 0, height: 0 };
  #guide: Rect | null = null;

  constructor(root: ShadowRoot, actions: ViewActions) {
    adoptStyles(
      root,
      [cardStyles, buttonStyles, aimStyles, ringStyles, outlineStyles, cornerStyles, reviewStyles].join(''),
    );
    this.#buttons = new ButtonSet(actions.onPress, actions.onFile);
    this.#review = new ReviewView(actions.onRetake);
    const tools = html(
      'div',
      { class: 'tools' },
      this.#buttons.element('torch'),
      this.#buttons.element('switchCamera'),
    );
    const inBar = [
      'start',
      'retry',
      'confirm',
      'accept',
      'apply',
      'file',
      'correct',
      'shutter',
      'again',
      'restart',
      'stop',
    ] as const;
    this.#bar.append(...inBar.map((name) => this.#buttons.element(name)));
    this.#area.append(this.#panel, this.still.element, this.#review.element);
    const head = html('div', { class: 'head' }, this.#title, tools);
    const foot = html('div', { class: 'foot' }, this.#hint, this.#reasons);
    const ui = html('div', { class: 'ui' }, head, this.#area, foot, this.#bar);
    this.#stage.append(this.video, this.aim.element, this.#outlineBox, this.#focus, ui, this.#flash);
    root.append(this.#stage);
    this.#area.addEventListener('click', (event) => {
      this.#tap(event, actions.onFocus);
    });
    this.#resize.observe(this.#stage);
    this.#resize.observe(this.#area);
  }

  close(): void {
    this.#resize.disconnect();
    this.still.close();
    this.#review.clear();
  }

  show(content: FaceContent, words: Words, lang: string): void {
    const hadFocus = (this.#stage.getRootNode() as ShadowRoot).activeElement !== null;
    const { face } = content;
    this.#face = face;
    this.#stage.lang = lang;
    this.#stage.dataset['face'] = face;
    const onPanel = face === 'panel' || face === 'problem' || face === 'waiting';
    this.video.hidden = face !== 'camera';
    this.aim.element.hidden = face !== 'camera';
    this.#panel.hidden = !onPanel;
    this.#art.toggleAttribute('hidden', face !== 'panel');
    this.#badge.hidden = face !== 'problem';
    this.#spinner.hidden = face !== 'waiting';
    this.still.element.hidden = face !== 'still';
    this.still.busy(content.busy);
    this.#review.element.hidden = face !== 'review';
    if (face === 'review') this.#review.show(content.sides, words, content.final);
    else this.#review.clear();
    setText(this.#step, content.step);
    this.#step.hidden = content.step === '';
    setText(this.#titleText, content.title);
    drawSide(this.#art, content.side);
    this.aim.ask(content.side);
    setText(this.#message, onPanel ? content.text : '');
    this.hint(content.text, content.tone);
    this.#hint.classList.toggle('spoken', onPanel);
    this.reasons(content.reasons, words, content.lead);
    this.#bar.dataset['look'] = face === 'camera' ? 'tools' : 'pills';
    this.#buttons.show(content.buttons, content.main);
    this.#buttons.speak(words);
    if (face !== 'camera') this.outline(null);
    this.#keepFocus(hadFocus);
  }

  hint(text: string, tone: Tone): void {
    setText(this.#hint, text);
    if (this.#stage.dataset['tone'] !== tone) this.#stage.dataset['tone'] = tone;
  }

  /** The code behind the hint, for style sheets and tests. */
  guidance(code: string | null): void {
    if (code === null) delete this.#stage.dataset['guidance'];
    else this.#stage.dataset['guidance'] = code;
  }

  reasons(reasons: readonly CaptureReason[], words: Words, lead: string): void {
    const key = [lead, ...reasons].join();
    if (this.#reasons.dataset['key'] === key) return;
    this.#reasons.dataset['key'] = key;
    this.#reasons.replaceChildren(...reasonList(reasons, words, lead));
  }

  /** The live outline; null hides it. */
  outline(analysis: CardAnalysis | null): void {
    const quad: Quad | null = analysis?.quad ?? null;
    if (analysis === null || quad === null) this.#outline.draw(null);
    else this.#outline.draw(cornersInBox(quad, pictureToBox(analysis, this.#box, 'cover')));
  }

  /** Where the guide lies in the video's frames, in their pixels; null before there is one. */
  guideInFrame(): Rect | null {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (this.#guide === null || width === 0) return null;
    return rectInPicture(this.#guide, { width, height }, this.#box, 'cover');
  }

  torch(on: boolean, words: Words): void {
    this.#buttons.torch(on, words);
  }

  flash(): void {
    again(this.#flash);
  }

  #tap({ clientX, clientY }: MouseEvent, onFocus: (at: Point) => void): void {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (this.#face !== 'camera' || width === 0) return;
    const { left, top } = this.#stage.getBoundingClientRect();
    const at = { x: clientX - left, y: clientY - top };
    const { x, y } = boxToPicture({ width, height }, this.#box, 'cover')(at);
    Object.assign(this.#focus.style, { left: `${at.x}px`, top: `${at.y}px` });
    again(this.#focus);
    onFocus({ x: Math.min(1, Math.max(0, x / width)), y: Math.min(1, Math.max(0, y / height)) });
  }

  /** When what had the focus is hidden, it moves on to the main button. */
  #keepFocus(hadFocus: boolean): void {
    const { activeElement } = this.#stage.getRootNode() as ShadowRoot;
    if (!hadFocus) return;
    if (activeElement === null || activeElement.getClientRects().length === 0) this.#buttons.focusFirst();
  }

  #measure(): void {
    const box = { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
    this.#box = box;
    const shape = box.width > box.height * kWideShape ? 'wide' : box.height > box.width * kTallShape ? 'tall' : 'even';
    if (this.#stage.dataset['shape'] !== shape) this.#stage.dataset['shape'] = shape;
    const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = this.#area;
    if (width === 0) return;
    this.#guide = guideInArea({ x, y, width, height });
    this.aim.layOut(box, this.#guide);
    this.still.layOut();
  }
}

/** Screen readers repeat what is set anew, so the same words are left alone. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Begins the element's animation anew. */
function again(element: HTMLElement): void {
  element.classList.remove('now');
  requestAnimationFrame(() => {
    element.classList.add('now');
  });
}
