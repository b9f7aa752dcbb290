import { wordsFor, type CardAnalysis } from 'qujing';
import { CardOutline } from '../elements/card_outline.js';
import { cornersInBox, pictureToBox, type Extent } from '../elements/picture_fit.js';
import { currentLanguage, say } from './lab_text.js';
import { byId, setText } from './page.js';

export type StageFace = 'empty' | 'busy' | 'camera' | 'video' | 'still';

/** The picture, the outline over it and the hint. */
export class StageView {
  readonly stage = byId('stage', HTMLElement);
  readonly video = byId('video', HTMLVideoElement);
  readonly #picture = byId('picture', HTMLCanvasElement);
  readonly #hint = byId('hint', HTMLElement);
  readonly #outline = new CardOutline(
    byId('outline', HTMLElement),
    [1, 2, 3, 4].map((corner) => byId(`mark-${corner}`, HTMLElement)),
  );
  #last: CardAnalysis | null = null;
  #width = 0;
  #height = 0;

  constructor() {
    new ResizeObserver(() => {
      this.#width = this.stage.clientWidth;
      this.#height = this.stage.clientHeight;
      this.#draw();
    }).observe(this.stage);
  }

  face(face: StageFace): void {
    this.stage.dataset['face'] = face;
    if (face === 'empty' || face === 'busy') this.show(null);
  }

  show(analysis: CardAnalysis | null): void {
    this.#last = analysis;
    this.#draw();
    setText(this.#hint, analysis === null ? '' : wordsFor(currentLanguage()).guidance[analysis.guidance]);
    const guidance = analysis?.guidance ?? 'none';
    if (this.#hint.dataset['guidance'] !== guidance) this.#hint.dataset['guidance'] = guidance;
  }

  /** In another language. */
  redraw(): void {
    this.show(this.#last);
    this.#picture.setAttribute('aria-label', say('picture'));
  }

  /** No finer than the screen shows it. */
  picture(image: CanvasImageSource, width: number, height: number): void {
    const scale = Math.min(1, 1920 / Math.max(width, height));
    this.#picture.width = Math.max(1, Math.round(width * scale));
    this.#picture.height = Math.max(1, Math.round(height * scale));
    this.#picture.getContext('2d')?.drawImage(image, 0, 0, this.#picture.width, this.#picture.height);
  }

  /** RGBA or gray pixels of a replay. */
  pixels(data: ImageData): void {
    this.#picture.width = data.width;
    this.#picture.height = data.height;
    this.#picture.getContext('2d')?.putImageData(data, 0, 0);
  }

  #draw(): void {
    const quad = this.#last?.quad ?? null;
    if (this.#last === null || quad === null) this.#outline.draw(null);
    else this.#outline.draw(cornersInBox(quad, pictureToBox(this.#last, this.#box(), 'contain')));
  }

  #box(): Extent {
    return { width: this.#width, height: this.#height };
  }
}
