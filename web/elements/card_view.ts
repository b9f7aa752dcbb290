import type { AskedSide, CapturedSide, CaptureReason, CardAnalysis, Point, Quad, Rect, Words } from '../sdk/index.js';
import { aimStyles, AimView } from './aim_view.js';
import { ButtonSet, type ButtonName, type Labels } from './button_set.js';
import { CardOutline, outlineStyles } from './card_outline.js';
import { cornerStyles } from './corner_editor.js';
import { html } from './dom.js';
import { cornersInBox, guideInArea, pictureToBox } from './picture_fit.js';
import { reviewStyles, ReviewView } from './review_view.js';
import { drawSide, sideArt, sideArtStyles } from './side_art.js';
import { StageFrame, type StageContent, type Tone } from './stage_frame.js';
import { StillView } from './still_view.js';

export interface FaceContent extends StageContent {
  readonly side: AskedSide;
  readonly reasons: readonly CaptureReason[];
  /** Before the reasons; may be empty. */
  readonly lead: string;
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

const tools = ['torch', 'switchCamera'] as const;
const bar = [
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
const styles = [sideArtStyles, aimStyles, outlineStyles, cornerStyles, reviewStyles];

/** Everything <qujing-card> shows, and nothing of what it knows. */
export class CardView {
  readonly aim = new AimView();
  readonly still = new StillView();
  readonly #buttons: ButtonSet;
  readonly #review: ReviewView;
  readonly #art = sideArt();
  readonly #outlineBox = html('div', { class: 'card-outline', part: 'outline', 'aria-hidden': 'true' });
  readonly #outline = new CardOutline(this.#outlineBox);
  readonly #frame: StageFrame;
  #guide: Rect | null = null;
  #torchOn = false;

  constructor(root: ShadowRoot, actions: ViewActions) {
    this.#buttons = new ButtonSet([...tools, ...bar], actions.onPress, actions.onFile);
    this.#review = new ReviewView(actions.onRetake);
    this.#frame = new StageFrame(root, {
      kind: 'card',
      styles,
      buttons: this.#buttons,
      tools,
      bar,
      art: [this.#art],
      over: [this.aim.element, this.#outlineBox],
      inArea: [this.still.element, this.#review.element],
      onTap: actions.onFocus,
      onMeasure: (box, area) => {
        this.#guide = guideInArea(area);
        this.aim.layOut(box, this.#guide);
        this.still.layOut();
      },
    });
  }

  get video(): HTMLVideoElement {
    return this.#frame.video;
  }

  close(): void {
    this.#frame.close();
    this.still.close();
    this.#review.clear();
  }

  show(content: FaceContent, words: Words, lang: string): void {
    const { hasFocus } = this.#frame;
    const { face, side } = content;
    this.still.element.hidden = face !== 'still';
    this.still.busy(content.busy);
    this.#review.element.hidden = face !== 'review';
    if (face === 'review') this.#review.show(content.sides, words, content.final);
    else this.#review.clear();
    drawSide(this.#art, side);
    this.aim.ask(side);
    this.#frame.show(content, labelsOf(words, this.#torchOn), lang);
    this.reasons(content.reasons, words, content.lead);
    if (face !== 'camera') this.outline(null);
    this.#frame.keepFocus(hasFocus);
  }

  hint(text: string, tone: Tone): void {
    this.#frame.hint(text, tone);
  }

  guidance(code: string | null): void {
    this.#frame.guidance(code);
  }

  reasons(reasons: readonly CaptureReason[], words: Words, lead: string): void {
    this.#frame.reasons(
      lead,
      reasons.map((reason) => words.reasons[reason]),
    );
  }

  /** The live outline; null hides it. */
  outline(analysis: CardAnalysis | null): void {
    const quad: Quad | null = analysis?.quad ?? null;
    if (analysis === null || quad === null) this.#outline.draw(null);
    else this.#outline.draw(cornersInBox(quad, pictureToBox(analysis, this.#frame.box, 'cover')));
  }

  /** Where the guide lies in the video's frames, in their pixels; null before there is one. */
  guideInFrame(): Rect | null {
    return this.#guide === null ? null : this.#frame.inFrame(this.#guide);
  }

  torch(on: boolean, words: Words): void {
    this.#torchOn = on;
    this.#buttons.torch(on);
    this.#buttons.speak(labelsOf(words, on));
  }

  flash(): void {
    this.#frame.flash();
  }
}

function labelsOf({ actions }: Words, torchOn: boolean): Labels {
  return { ...actions, torch: torchOn ? actions.torchOff : actions.torchOn, file: actions.chooseFile };
}
