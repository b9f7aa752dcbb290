import type { LivenessAction, LivenessAnalysis } from 'qujing';
import { svg } from '../elements/dom.js';
import { pictureToBox } from '../elements/picture_fit.js';
import { byId, setText } from './page.js';
import type { StageFace } from './stage_view.js';

/** The picture, the face that is followed, and the hint. */
export class WatchStage {
  readonly stage = byId('stage', HTMLElement);
  readonly video = byId('video', HTMLVideoElement);
  readonly #overlay = byId('overlay', SVGSVGElement);
  readonly #hint = byId('hint', HTMLElement);
  readonly #face = svg('path', { class: 'face' });

  constructor() {
    this.#overlay.append(this.#face);
  }

  face(face: StageFace): void {
    this.stage.dataset['face'] = face;
    if (face === 'empty' || face === 'busy') this.show(null, '', null);
  }

  mirror(mirrored: boolean): void {
    this.stage.dataset['mirrored'] = mirrored ? 'yes' : 'no';
  }

  picture(): void {
    // A still shows no action.
  }

  /** @param asked for now, for tests. */
  show(analysis: LivenessAnalysis | null, hint: string, asked: LivenessAction | null): void {
    setText(this.#hint, hint);
    if (asked === null) delete this.stage.dataset['action'];
    else this.stage.dataset['action'] = asked;
    const { clientWidth: width, clientHeight: height } = this.stage;
    this.#overlay.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#face.setAttribute('d', analysis?.face == null ? '' : this.#box(analysis.face, analysis));
  }

  #box({ x, y, width, height }: NonNullable<LivenessAnalysis['face']>, frame: LivenessAnalysis): string {
    const { clientWidth, clientHeight } = this.stage;
    const toBox = pictureToBox(frame, { width: clientWidth, height: clientHeight }, 'contain');
    const [a, b] = [toBox({ x, y }), toBox({ x: x + width, y: y + height })];
    return `M${a.x} ${a.y}H${b.x}V${b.y}H${a.x}Z`;
  }
}
