import {
  errorText,
  QujingError,
  wordsFor,
  type AnalyzerClient,
  type CapturedPicture,
  type CaptureOrigin,
  type CardAnalysis,
  type CardSide,
  type CardTask,
  type Rect,
} from 'qujing';
import { drawBlob, wipe } from '../elements/picture_canvas.js';
import { guideInArea } from '../elements/picture_fit.js';
import { currentLanguage, say } from './lab_text.js';
import { byId, setNote, setText } from './page.js';

/** As much of the frame as the guide may take: a phone is held upright, a table's camera sees more than the card. */
const kShare = { tall: 0.96, wide: 0.62 } as const;

/** Asks for a side, follows how the picture is taken, and shows the card that was cut out. */
export class CapturePanel {
  readonly #side = byId('task-side', HTMLSelectElement);
  readonly #canvas = byId('card-picture', HTMLCanvasElement);
  readonly #note = byId('card-note', HTMLElement);
  readonly #meter = byId('capture-progress', HTMLElement);
  readonly #analyzer: () => AnalyzerClient;
  readonly #onError: (error: QujingError) => void;

  constructor(analyzer: () => AnalyzerClient, onError: (error: QujingError) => void) {
    this.#analyzer = analyzer;
    this.#onError = onError;
    byId('capture-again', HTMLButtonElement).addEventListener('click', () => {
      this.clear();
      analyzer()
        .reset()
        .catch(() => undefined);
    });
  }

  /** @param frame size of the picture that is looked at; null: nobody aims. */
  task(frame: { readonly width: number; readonly height: number } | null): CardTask {
    const side = this.#side.value as CardSide;
    return frame === null || frame.width === 0 ? { side } : { side, guide: guideOf(frame) };
  }

  follow({ capture, width, height }: CardAnalysis): void {
    this.#meter.style.transform = `scaleX(${capture.progress})`;
    if (capture.done) void this.take('camera', this.task({ width, height }));
  }

  /** @param picture of its own, closed here; default: the one that the engine chose. */
  async take(origin: CaptureOrigin, task: CardTask, picture?: ImageBitmap): Promise<void> {
    try {
      const given = picture === undefined ? {} : { frame: picture };
      this.#show(await this.#analyzer().capture({ origin, task, ...given }));
    } catch (error) {
      this.#onError(QujingError.wrap(error, 'captureFailed', 'the card was not cut out'));
    }
  }

  clear(): void {
    wipe(this.#canvas);
    this.#canvas.hidden = true;
    setText(this.#note, '');
    this.#meter.style.transform = 'scaleX(0)';
  }

  #show({ artifact, analysis }: CapturedPicture): void {
    if (artifact === null) {
      setNote(this.#note, wordsFor(currentLanguage()).guidance[analysis.guidance], 'bad');
      return;
    }
    this.#canvas.hidden = false;
    void drawBlob(this.#canvas, artifact.card, 1600)
      .then(() => {
        const size = `${this.#canvas.width} × ${this.#canvas.height}`;
        const kilobytes = `${Math.round(artifact.card.size / 1000)} kB`;
        const text = `${artifact.side} · ${size} · ${kilobytes} · ${say(artifact.passed ? 'passed' : 'notPassed')}`;
        setNote(this.#note, text, artifact.passed ? 'good' : 'bad');
      })
      .catch(() => {
        setNote(this.#note, errorText(wordsFor(currentLanguage()), 'captureFailed'), 'bad');
      });
  }
}

function guideOf({ width, height }: { readonly width: number; readonly height: number }): Rect {
  const share = width > height ? kShare.wide : kShare.tall;
  const area = { width: width * share, height: height * share };
  return guideInArea({ x: (width - area.width) / 2, y: (height - area.height) / 2, ...area });
}
