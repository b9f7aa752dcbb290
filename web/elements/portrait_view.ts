import type { PhotoAdjustment, Point, PortraitSnapshot, Rect } from '../sdk/index.js';
import { AdjustView } from './adjust_view.js';
import { aimStyles } from './aim_view.js';
import { ButtonSet, type ButtonName } from './button_set.js';
import { exampleStyles } from './example_art.js';
import { NotesView } from './notes_view.js';
import { PhotoPair } from './photo_pair.js';
import { PictureBox } from './picture_box.js';
import { guideInArea, type Extent } from './picture_fit.js';
import { PortraitAim, portraitAimStyles } from './portrait_aim.js';
import type { PortraitContent, PortraitPage } from './portrait_content.js';
import { portraitStyles } from './portrait_styles.js';
import { reviewStyles } from './review_view.js';
import { StageFrame, type Tone } from './stage_frame.js';

export interface PortraitActions {
  readonly onPress: (name: ButtonName) => void;
  readonly onFile: (file: File) => void;
  readonly onFocus: (at: Point) => void;
  readonly onAdjust: (adjustment: Required<PhotoAdjustment>) => void;
  readonly onTurn: (quarters: 1 | -1) => void;
  readonly onUndo: () => void;
  readonly onReset: () => void;
  /** A picture could not be shown. */
  readonly onError: (error: unknown) => void;
}

const tools = ['switchCamera'] as const;
const bar = [
  'start',
  'retry',
  'confirm',
  'finish',
  'file',
  'adjust',
  'turn',
  'shutter',
  'again',
  'insist',
  'back',
  'restart',
  'stop',
] as const;
const styles = [aimStyles, portraitAimStyles, reviewStyles, exampleStyles, portraitStyles];
/** A rim, so that the photo's frame is seen as one. */
const kShare = 0.97;

/** Everything <qujing-portrait> shows, and nothing of what it knows. */
export class PortraitView {
  readonly still = new PictureBox();
  readonly #aim = new PortraitAim();
  readonly #notes = new NotesView();
  readonly #pair = new PhotoPair();
  readonly #adjust: AdjustView;
  readonly #frame: StageFrame;
  readonly #actions: PortraitActions;
  #area: { readonly box: Extent; readonly area: Rect } | null = null;
  #guide: Rect | null = null;
  #spec: PortraitSnapshot['spec'] = null;

  constructor(root: ShadowRoot, actions: PortraitActions) {
    this.#actions = actions;
    this.#adjust = new AdjustView(actions);
    const buttons = new ButtonSet([...tools, ...bar], actions.onPress, actions.onFile);
    this.#frame = new StageFrame(root, {
      kind: 'portrait',
      styles,
      buttons,
      tools,
      bar,
      art: [],
      over: [this.#aim.element],
      inArea: [this.#notes.element, this.still.element, this.#pair.element, this.#adjust.element],
      onTap: actions.onFocus,
      onMeasure: (box, area) => {
        this.#area = { box, area };
        this.#layOut();
      },
    });
  }

  get video(): HTMLVideoElement {
    return this.#frame.video;
  }

  close(): void {
    this.#frame.close();
    this.still.close();
    this.#pair.clear();
    this.#adjust.clear();
  }

  show(
    content: PortraitContent,
    snapshot: PortraitSnapshot,
    { words, own }: PortraitPage,
    lang: string,
    aDay: number,
  ): void {
    const { hasFocus } = this.#frame;
    const { face } = content;
    this.#notes.element.hidden = face !== 'notes';
    this.still.element.hidden = face !== 'still';
    this.still.busy(content.busy);
    this.#pair.element.hidden = face !== 'review';
    this.#adjust.element.hidden = face !== 'adjust';
    if (face === 'notes') this.#notes.show(own, snapshot.spec, lang, aDay);
    const labels = { ...words.actions, ...own.actions, file: own.actions.chooseFile };
    this.#frame.show(content, labels, lang);
    this.#showPhotos(content, snapshot, own);
    this.#frame.reasons(content.lead, content.reasons);
    if (this.#spec !== snapshot.spec) {
      this.#spec = snapshot.spec;
      this.#layOut();
    }
    this.#frame.keepFocus(hasFocus);
  }

  hint(text: string, tone: Tone): void {
    this.#frame.hint(text, tone);
  }

  guidance(code: string | null): void {
    this.#frame.guidance(code);
  }

  reasons(lead: string, sentences: readonly string[]): void {
    this.#frame.reasons(lead, sentences);
  }

  progress(progress: number): void {
    this.#aim.progress(progress);
  }

  mirror(mirrored: boolean): void {
    this.#frame.mirror(mirrored);
  }

  flash(): void {
    this.#frame.flash();
  }

  /** Where the photo is to lie in the video's frames, in their pixels; null before the rule is known. */
  guideInFrame(): Rect | null {
    return this.#guide === null || this.#spec === null ? null : this.#frame.inFrame(this.#guide);
  }

  #showPhotos({ face, attempts, busy }: PortraitContent, snapshot: PortraitSnapshot, own: PortraitPage['own']): void {
    const { artifact, advice, spec, adjustment, changed, picture } = snapshot;
    const shown: Promise<void>[] = [];
    if (face === 'review' && artifact !== null && advice !== null)
      shown.push(this.#pair.show(artifact, advice, spec, own, attempts));
    else this.#pair.clear();
    if (face === 'adjust' && artifact !== null) {
      const turnable = picture?.origin === 'album';
      shown.push(this.#adjust.show(artifact, adjustment, { turnable, changed, busy }, own));
    } else this.#adjust.clear();
    for (const drawing of shown) drawing.catch(this.#actions.onError);
  }

  #layOut(): void {
    if (this.#area === null || this.#spec === null) return;
    const { box, area } = this.#area;
    const guide = guideInArea(area, this.#spec.width / this.#spec.height, kShare);
    // In the middle of the picture, as far as the bar beside it leaves room.
    const x = Math.max(area.x, Math.min(area.x + area.width, (box.width + guide.width) / 2) - guide.width);
    this.#guide = { ...guide, x };
    this.#aim.layOut(box, this.#guide, this.#spec);
  }
}
