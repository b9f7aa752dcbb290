import type { CardAnalysis, GuidanceCode, Words } from '../sdk/index.js';
import { cardStyles } from './card_styles.js';
import { adoptStyles, html, svg } from './dom.js';
import { CardOutline, outlineStyles } from './card_outline.js';
import { cornersInBox, guideIn, pictureToBox, type Extent, type Fit } from './picture_fit.js';

/** Which of the view's faces is shown. */
export type Face = 'panel' | 'waiting' | 'camera' | 'still';

export interface FaceContent {
  readonly face: Face;
  /** Spoken by screen readers as it changes; on a panel the sentence in its middle. */
  readonly text: string;
  /** Which buttons are there, the first of start and retry being the main one. */
  readonly buttons: ReadonlySet<'start' | 'retry' | 'stop' | 'torch' | 'file'>;
}

export interface ViewActions {
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onTorch: () => void;
  readonly onFile: (file: File) => void;
}

/** Everything <qujing-card> shows, and nothing of what it knows. */
export class CardView {
  readonly video = html('video', { playsinline: '', muted: '', autoplay: '', 'aria-hidden': 'true' });
  readonly #still = html('canvas', { role: 'img' });
  readonly #veil = svg('path', { class: 'veil' });
  readonly #guide = svg('path', { class: 'guide' });
  readonly #outlineBox = html('div', { class: 'card-outline', 'aria-hidden': 'true' });
  readonly #outline = new CardOutline(this.#outlineBox);
  readonly #overlay = svg('svg', { 'aria-hidden': 'true' }, this.#veil, this.#guide);
  readonly #spinner = html('div', { class: 'spinner' });
  readonly #message = html('p');
  readonly #emblem = svg('svg', { viewBox: '0 0 160 104', class: 'emblem', 'aria-hidden': 'true' }, ...cardDrawing());
  readonly #panel = html('div', { class: 'panel' }, this.#emblem, this.#spinner, this.#message);
  readonly #hint = html('div', { class: 'hint', role: 'status', 'aria-live': 'polite' });
  readonly #start = html('button', { class: 'main', type: 'button' });
  readonly #stop = html('button', { type: 'button' });
  readonly #torch = html('button', { type: 'button', 'aria-pressed': 'false' });
  readonly #fileText = html('span');
  readonly #file = html('input', { type: 'file', accept: 'image/*' });
  readonly #fileLabel = html('label', { class: 'file' }, this.#file, this.#fileText);
  readonly #bar = html('div', { class: 'bar' }, this.#start, this.#torch, this.#stop, this.#fileLabel);
  readonly #stage = html('div', { class: 'stage' });
  readonly #resize = new ResizeObserver(() => {
    this.#box = { width: this.#stage.clientWidth, height: this.#stage.clientHeight };
    this.#layGuide();
  });
  #torchOn = false;
  #face: Face = 'panel';
  /** Kept, because asking the page for it lays it out. */
  #box: Extent = { width: 0, height: 0 };

  constructor(root: ShadowRoot, actions: ViewActions) {
    adoptStyles(root, cardStyles + outlineStyles);
    this.#stage.append(this.video, this.#still, this.#overlay, this.#outlineBox, this.#panel, this.#hint, this.#bar);
    root.append(this.#stage);
    this.#start.addEventListener('click', actions.onStart);
    this.#stop.addEventListener('click', actions.onStop);
    this.#torch.addEventListener('click', actions.onTorch);
    this.#file.addEventListener('change', () => {
      const file = this.#file.files?.[0];
      this.#file.value = '';
      if (file !== undefined) actions.onFile(file);
    });
    this.#resize.observe(this.#stage);
  }

  close(): void {
    this.#resize.disconnect();
  }

  show(content: FaceContent, words: Words, lang: string): void {
    const { face, text, buttons } = content;
    this.#face = face;
    this.#stage.lang = lang;
    const onPanel = face === 'panel' || face === 'waiting';
    this.video.hidden = face !== 'camera';
    this.#still.hidden = face !== 'still';
    this.#overlay.toggleAttribute('hidden', onPanel);
    this.#veil.toggleAttribute('hidden', face !== 'camera');
    this.#guide.toggleAttribute('hidden', face !== 'camera');
    this.#panel.hidden = !onPanel;
    this.#emblem.toggleAttribute('hidden', face === 'waiting');
    this.#spinner.hidden = face !== 'waiting';
    this.#message.textContent = onPanel ? text : '';
    this.#setText(this.#hint, text);
    this.#hint.classList.toggle('spoken-only', onPanel);
    this.#labelButtons(buttons, words);
    if (onPanel) this.clearOutline();
    this.#layGuide();
  }

  /** The live hint; the colours follow the code. */
  hint(text: string, guidance: GuidanceCode | null): void {
    this.#setText(this.#hint, text);
    if (guidance === null) delete this.#stage.dataset['guidance'];
    else this.#stage.dataset['guidance'] = guidance;
  }

  outline({ quad, width, height }: CardAnalysis, fit: Fit): void {
    if (quad === null) {
      this.clearOutline();
      return;
    }
    this.#outline.draw(cornersInBox(quad, pictureToBox({ width, height }, this.#box, fit)));
  }

  clearOutline(): void {
    this.#outline.draw(null);
  }

  /** Draws a chosen picture, no finer than the screen shows it. */
  drawStill(picture: ImageBitmap, label: string): void {
    const { width, height } = this.#box;
    const ratio = Math.min(devicePixelRatio, 2);
    const scale = Math.min(1, (ratio * width) / picture.width, (ratio * height) / picture.height);
    this.#still.width = Math.max(1, Math.round(picture.width * scale));
    this.#still.height = Math.max(1, Math.round(picture.height * scale));
    this.#still.setAttribute('aria-label', label);
    this.#still.getContext('2d')?.drawImage(picture, 0, 0, this.#still.width, this.#still.height);
  }

  torch(on: boolean, words: Words): void {
    this.#torchOn = on;
    this.#torch.setAttribute('aria-pressed', String(on));
    this.#torch.textContent = on ? words.actions.torchOff : words.actions.torchOn;
  }

  #labelButtons(buttons: FaceContent['buttons'], words: Words): void {
    const { actions } = words;
    this.#start.hidden = !buttons.has('start') && !buttons.has('retry');
    this.#start.textContent = buttons.has('retry') ? actions.retry : actions.start;
    this.#stop.hidden = !buttons.has('stop');
    this.#stop.textContent = actions.stop;
    this.#torch.hidden = !buttons.has('torch');
    this.#fileLabel.hidden = !buttons.has('file');
    this.#fileText.textContent = actions.chooseFile;
    this.torch(this.#torchOn, words);
  }

  /** Screen readers repeat what is set anew, so the same words are left alone. */
  #setText(element: HTMLElement, text: string): void {
    if (element.textContent !== text) element.textContent = text;
  }

  #layGuide(): void {
    const box = this.#box;
    if (box.width === 0 || this.#face !== 'camera') return;
    this.#overlay.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
    const { x, y, width, height } = guideIn(box);
    const corner = width * 0.037;
    this.#veil.setAttribute('d', `M0 0H${box.width}V${box.height}H0Z${roundedRect(x, y, width, height, corner)}`);
    this.#guide.setAttribute('d', brackets(x, y, width, height, corner, width * 0.11));
  }
}

function roundedRect(x: number, y: number, width: number, height: number, r: number): string {
  const arc = `a${r} ${r} 0 0 1 `;
  const top = `M${x + r} ${y}h${width - 2 * r}${arc}${r} ${r}v${height - 2 * r}`;
  return `${top}${arc}${-r} ${r}h${2 * r - width}${arc}${-r} ${-r}v${2 * r - height}${arc}${r} ${-r}z`;
}

/** The four corners of the guide, each with arms of length `arm`. */
function brackets(x: number, y: number, width: number, height: number, r: number, arm: number): string {
  const right = x + width;
  const bottom = y + height;
  const arc = `a${r} ${r} 0 0 1 `;
  return [
    `M${x} ${y + arm}v${r - arm}${arc}${r} ${-r}h${arm - r}`,
    `M${right - arm} ${y}h${arm - r}${arc}${r} ${r}v${arm - r}`,
    `M${right} ${bottom - arm}v${arm - r}${arc}${-r} ${r}h${r - arm}`,
    `M${x + arm} ${bottom}h${r - arm}${arc}${-r} ${-r}v${r - arm}`,
  ].join('');
}

/** A card in outline, for the panel. */
function cardDrawing(): SVGElement[] {
  return [
    svg('rect', { x: '2', y: '2', width: '156', height: '100', rx: '8' }),
    svg('rect', { x: '104', y: '20', width: '36', height: '46', rx: '4' }),
    svg('path', { d: 'M20 30h58M20 46h44M20 62h52M20 84h104' }),
  ];
}
