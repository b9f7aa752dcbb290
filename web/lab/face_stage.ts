import type { PhotoSpecName, PortraitAnalysis, Rect } from 'qujing';
import { portraitWordsFor } from 'qujing/elements';
import { svg } from '../elements/dom.js';
import { guideInArea, pictureToBox } from '../elements/picture_fit.js';
import { headOval } from '../elements/portrait_geometry.js';
import { currentLanguage } from './lab_text.js';
import { byId, setText } from './page.js';
import type { StageFace } from './stage_view.js';

/** As much of a frame as the guide may take. */
const kGuideShare = 0.94;

/** The picture; over it the faces, what becomes the photo, and the guide with its oval. */
export class FaceStage {
  readonly stage = byId('stage', HTMLElement);
  readonly video = byId('video', HTMLVideoElement);
  readonly #picture = byId('picture', HTMLCanvasElement);
  readonly #overlay = byId('overlay', SVGSVGElement);
  readonly #hint = byId('hint', HTMLElement);
  readonly #faces = svg('path', { class: 'seen' });
  readonly #face = svg('path', { class: 'face' });
  readonly #crop = svg('path', { class: 'crop' });
  readonly #guide = svg('path', { class: 'guide' });

  constructor() {
    this.#overlay.append(this.#guide, this.#faces, this.#crop, this.#face);
  }

  face(face: StageFace): void {
    this.stage.dataset['face'] = face;
    if (face === 'empty' || face === 'busy') this.show(null, null);
  }

  mirror(mirrored: boolean): void {
    this.stage.dataset['mirrored'] = mirrored ? 'yes' : 'no';
  }

  show(analysis: PortraitAnalysis | null, spec: PhotoSpecName | null): void {
    setText(this.#hint, analysis === null ? '' : portraitWordsFor(currentLanguage()).guidance[analysis.guidance]);
    const { clientWidth: width, clientHeight: height } = this.stage;
    this.#overlay.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const toBox = analysis === null ? null : pictureToBox(analysis, { width, height }, 'contain');
    const path = (rect: Rect | null): string => {
      if (rect === null || toBox === null) return '';
      const [a, b] = [toBox(rect), toBox({ x: rect.x + rect.width, y: rect.y + rect.height })];
      return `M${a.x} ${a.y}H${b.x}V${b.y}H${a.x}Z`;
    };
    this.#faces.setAttribute('d', analysis?.faces.map(({ box }) => path(box)).join('') ?? '');
    this.#face.setAttribute('d', path(analysis?.face ?? null));
    this.#crop.setAttribute('d', path(analysis?.crop ?? null));
    const guide = analysis === null ? null : guideOf(analysis, spec);
    this.#guide.setAttribute('d', path(guide) + (guide === null || spec === null ? '' : oval(spec, guide, toBox)));
  }

  /** No finer than the screen shows it. */
  picture(image: CanvasImageSource, width: number, height: number): void {
    const scale = Math.min(1, 1920 / Math.max(width, height));
    this.#picture.width = Math.max(1, Math.round(width * scale));
    this.#picture.height = Math.max(1, Math.round(height * scale));
    this.#picture.getContext('2d')?.drawImage(image, 0, 0, this.#picture.width, this.#picture.height);
  }
}

/** Where the photo is to lie in a frame of this size. */
export function guideOf(
  { width, height }: { readonly width: number; readonly height: number },
  spec: PhotoSpecName | null,
): Rect | null {
  if (spec === null || width === 0) return null;
  return guideInArea({ x: 0, y: 0, width, height }, spec.width / spec.height, kGuideShare);
}

function oval(spec: PhotoSpecName, guide: Rect, toBox: ReturnType<typeof pictureToBox> | null): string {
  if (toBox === null) return '';
  const { x, y, across, down } = headOval(spec, guide);
  const [left, right] = [toBox({ x: x - across, y }), toBox({ x: x + across, y })];
  const radius = (right.x - left.x) / 2;
  const arc = `A${radius} ${(radius * down) / across} 0 1 1 `;
  return `M${left.x} ${left.y}${arc}${right.x} ${right.y}${arc}${left.x} ${left.y}`;
}
