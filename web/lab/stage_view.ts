import { wordsFor, type CardAnalysis } from 'qujing';
import { svg } from '../elements/dom.js';
import { outlinePoints, pictureToBox } from '../elements/picture_fit.js';
import { currentLanguage, say } from './lab_text.js';
import { byId, setText } from './page.js';

export type StageFace = 'empty' | 'busy' | 'camera' | 'video' | 'still';

/** The picture, the outline over it and the hint. */
export class StageView {
  readonly stage = byId('stage', HTMLElement);
  readonly video = byId('video', HTMLVideoElement);
  readonly #picture = byId('picture', HTMLCanvasElement);
  readonly #hint = byId('hint', HTMLElement);
  readonly #corners = byId('corners', SVGGElement);
  readonly #outlines = [byId('outline', SVGPolygonElement), byId('outline-shadow', SVGPolygonElement)] as const;
  #last: CardAnalysis | null = null;

  constructor() {
    new ResizeObserver(() => {
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
    this.#hint.dataset['guidance'] = analysis?.guidance ?? 'none';
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
    const box = { width: this.stage.clientWidth, height: this.stage.clientHeight };
    if (this.#last === null || quad === null) {
      for (const outline of this.#outlines) outline.setAttribute('points', '');
      this.#corners.replaceChildren();
      return;
    }
    const toBox = pictureToBox(this.#last, box, 'contain');
    for (const outline of this.#outlines) outline.setAttribute('points', outlinePoints(quad, toBox));
    const marks = [quad.topLeft, quad.topRight, quad.bottomRight, quad.bottomLeft].map(toBox);
    this.#placeMarks(marks);
  }

  #placeMarks(marks: readonly { readonly x: number; readonly y: number }[]): void {
    if (this.#corners.childElementCount === 0) {
      for (let index = 0; index < marks.length; index++) {
        const label = svg(
          'text',
          { 'text-anchor': 'middle', dy: '0.35em' },
          document.createTextNode(String(index + 1)),
        );
        this.#corners.append(svg('g', {}, svg('circle', { r: '11' }), label));
      }
    }
    marks.forEach(({ x, y }, index) => {
      this.#corners.children[index]?.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    });
  }
}
