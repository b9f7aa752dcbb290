import type { ChallengeStatus, LivenessAction, LivenessSnapshot } from '../sdk/index.js';
import { filled } from '../sdk/text/portrait_words.js';
import { ActionArt, actionArtStyles } from './action_art.js';
import { ButtonSet, type ButtonName } from './button_set.js';
import { EndView, endStyles } from './end_view.js';
import { FaceOpening, openingStyles } from './face_opening.js';
import { drawnAction, type LivenessContent, type LivenessPage } from './liveness_content.js';
import { LivenessNotes, livenessNotesStyles } from './liveness_notes.js';
import { livenessStyles } from './liveness_styles.js';
import { StageFrame } from './stage_frame.js';

const bar = ['start', 'retry', 'restart', 'stop', 'handOver'] as const;
const styles = [actionArtStyles, openingStyles, endStyles, livenessNotesStyles, livenessStyles];

/** Everything <qujing-liveness> shows, and nothing of what it knows. */
export class LivenessView {
  readonly #opening = new FaceOpening();
  readonly #art = new ActionArt();
  readonly #notes = new LivenessNotes();
  readonly #end = new EndView();
  readonly #frame: StageFrame;
  #own: LivenessPage['own'] | null = null;
  #count = 0;

  constructor(root: ShadowRoot, onPress: (name: ButtonName) => void) {
    this.#frame = new StageFrame(root, {
      kind: 'liveness',
      styles,
      buttons: new ButtonSet(bar, onPress, () => undefined),
      tools: [],
      bar,
      art: [],
      inHead: [this.#art.element],
      over: [this.#opening.element],
      inArea: [this.#notes.element, this.#end.element],
      onTap: () => undefined,
      onMeasure: (_, area) => {
        this.#opening.layOut(area, this.#frame.video);
      },
    });
  }

  get video(): HTMLVideoElement {
    return this.#frame.video;
  }

  close(): void {
    this.#frame.close();
  }

  show(content: LivenessContent, snapshot: LivenessSnapshot, page: LivenessPage, lang: string): void {
    const { words, own, status } = page;
    const { hasFocus } = this.#frame;
    const { face, mark, text, sentences, note, action } = content;
    this.#own = own;
    this.#count = snapshot.actions.length;
    this.#notes.element.hidden = face !== 'notes';
    this.#end.element.hidden = face !== 'end';
    if (face === 'notes') this.#notes.show(own);
    if (face === 'end') this.#end.show(mark, text, sentences, note);
    const spoken = face === 'end' ? [text, ...sentences, note].join(' ') : text;
    this.#frame.show({ ...content, text: spoken }, { ...words.actions, ...own.actions }, lang);
    this.#frame.reasons('', face === 'waiting' ? sentences : []);
    this.#art.show(drawnAction(snapshot, page));
    this.#frame.mark('state', snapshot.state);
    this.#frame.mark('action', action);
    this.#opening.divide(this.#count, filled(own.status.progress, status?.actionIndex ?? 0, this.#count));
    if (status === null) this.#opening.clear();
    this.#frame.keepFocus(hasFocus);
  }

  /** @param drawn what the drawn head does meanwhile. */
  hint({ text, tone }: Pick<LivenessContent, 'text' | 'tone'>, drawn: LivenessAction | null): void {
    this.#frame.hint(text, tone);
    this.#art.show(drawn);
  }

  guidance(code: string | null): void {
    this.#frame.guidance(code);
  }

  progress(status: ChallengeStatus): void {
    const own = this.#own;
    if (own !== null) this.#opening.show(status, (seconds) => filled(own.status.timeLeft, seconds));
  }

  mirror(mirrored: boolean): void {
    this.#frame.mirror(mirrored);
  }
}
